import { expect, it } from '@jest/globals';
import { cycloneDxSchemas } from '../../src/adapters/schemas/cyclonedx.ts';
import { checkSbom } from '../../src/sbom/check.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { sbomValidator } from '../../src/sbom/validate.ts';
import { sbomProfile } from '../support/sbom-profile.ts';
import { cycloneDx } from '../support/build-sbom.ts';

const validate = sbomValidator({ json: cycloneDxSchemas() });

async function check(content: unknown) {
  const read = readSbom(typeof content === 'string' ? content : JSON.stringify(content));
  return read.state === 'sbom'
    ? checkSbom(read, { validate, profile: sbomProfile(), at: '2026-11-23T00:00:00Z' })
    : read.state;
}

it('a valid document is told with its counts, level and attributes', async () => {
  expect(await check(cycloneDx())).toMatchObject({
    version: 1,
    valid: true,
    format: 'CycloneDX',
    specVersion: '1.6',
    serialization: 'json',
    errors: [],
    counts: { components: 2, withPurl: 2, relationships: 2 },
    level: 3,
  });
});

it('an invalid document is told with the place of each problem', async () => {
  expect(await check(cycloneDx({ colour: 'red' }))).toMatchObject({ valid: false, errors: [{ pointer: '/colour' }] });
});

it('a document whose form nobody could validate is not valid, and says so', async () => {
  const xml = await check('<bom xmlns="http://cyclonedx.org/schema/bom/1.5"/>');
  expect(xml).toMatchObject({
    valid: false,
    errors: [],
    notValidated: { en: expect.stringContaining('not validated') as unknown },
  });
});
