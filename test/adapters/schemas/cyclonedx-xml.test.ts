import { describe, expect, it } from '@jest/globals';
import { checkCycloneDxXml } from '../../../src/adapters/schemas/cyclonedx-xml.ts';
import { cycloneDxSchemas } from '../../../src/adapters/schemas/cyclonedx.ts';
import { readSbom } from '../../../src/sbom/read.ts';
import { sbomValidator } from '../../../src/sbom/validate.ts';

const validate = sbomValidator({ json: cycloneDxSchemas(), xml: checkCycloneDxXml });
const VERSIONS = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];

function bom(inside: string, version = '1.6'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/${version}" version="1">\n${inside}\n</bom>`;
}
const component = (inside = '', attributes = '') =>
  `<component type="library"${attributes}><name>left</name><version>1.0.0</version>${inside}</component>`;
const components = (...all: readonly string[]) => `<components>${all.join('\n')}</components>`;

async function verdict(xml: string): Promise<unknown> {
  const read = readSbom(xml);
  if (read.state !== 'sbom') return read.state;
  const validation = await validate(read, '2026-11-23T00:00:00Z');
  return validation.state === 'invalid' ? validation.problems.map(({ pointer }) => pointer) : validation.state;
}

describe('CycloneDX XML is held against the official schema', () => {
  it.each(VERSIONS.map((version) => ({ version })))('of version $version', async ({ version }) => {
    expect(await verdict(bom(components(component()), version))).toBe('valid');
    expect(await verdict(bom(components(component().replace('library', 'librarian')), version))).toEqual([
      '/bom/components/component/@type',
    ]);
  });

  it.each<{ name: string; xml: string; pointers: unknown }>([
    { name: 'a version to come', xml: bom('', '1.9'), pointers: 'not-validated' },
    {
      name: 'several problems, each with its place',
      xml: bom(
        components(
          component('<hashes><hash alg="SHA-256">zz</hash></hashes>'),
          component('<colour/>'),
          '<component type="library"/>',
        ),
      ),
      pointers: [
        '/bom/components/component[1]/hashes/hash',
        '/bom/components/component[2]/colour',
        '/bom/components/component[3]',
        '/bom/components/component[1]',
      ],
    },
    {
      name: 'a license that is on no list',
      xml: bom(components(component('<licenses><license><id>NO-SUCH</id></license></licenses>'))),
      pointers: ['/bom/components/component/licenses/license/id'],
    },
    {
      name: 'a name given twice',
      xml: bom(components(component('', ' bom-ref="a"'), component('', ' bom-ref="a"'))),
      pointers: ['/bom/components/component[2]/@bom-ref'],
    },
    {
      name: 'a dependency on nothing',
      xml: bom(
        `${components(component('', ' bom-ref="a"'))}<dependencies><dependency ref="a"><dependency ref="gone"/></dependency></dependencies>`,
      ),
      pointers: ['/bom/dependencies/dependency/dependency'],
    },
    {
      name: 'a dependency on another document',
      xml: bom(
        `${components(component('', ' bom-ref="a"'))}<dependencies><dependency ref="a"><dependency ref="urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#x"/></dependency></dependencies>`,
      ),
      pointers: 'valid',
    },
    {
      name: 'a purl that is none',
      xml: bom(components(component('<purl>left@1</purl>'))),
      pointers: ['/bom/components/component[1]'],
    },
    {
      name: 'a time to come',
      xml: bom(`<metadata><timestamp>2027-01-01T00:00:00Z</timestamp></metadata>`),
      pointers: ['/bom/metadata/timestamp'],
    },
    {
      name: 'elements with a prefix',
      xml: '<x:bom xmlns:x="http://cyclonedx.org/schema/bom/1.5" version="1"><x:components><x:component type="a"><x:name>n</x:name></x:component></x:components></x:bom>',
      pointers: ['/bom/components/component/@type'],
    },
    {
      name: 'a text of eleven million characters',
      xml: bom(
        components(
          component(`<description>${'x'.repeat(11_000_000)}</description>`)
            .replace('<version>1.0.0</version>', '')
            .replace(/(<name>.*<\/name>)/, '$1<version>1</version>'),
        ),
      ),
      pointers: 'valid',
    },
  ])('$name', async ({ xml, pointers }) => {
    expect(await verdict(xml)).toEqual(pointers);
  });

  it('says the line, and what the validator means in both languages', async () => {
    const read = readSbom(bom(components(component(), component('<colour/>'))));
    const validation = read.state === 'sbom' ? await validate(read, '2026-11-23T00:00:00Z') : undefined;
    expect(validation).toMatchObject({
      problems: [
        {
          line: 4,
          message: {
            en: expect.stringMatching(/^is not expected here; expected: description, scope/) as unknown,
            ja: expect.stringMatching(/^ここに置けない要素です/) as unknown,
          },
        },
      ],
    });
  });

  it('a flood of problems is cut, and the rest is told', async () => {
    const read = readSbom(bom(components(...Array.from({ length: 3000 }, () => component('<colour/>')))));
    const validation = read.state === 'sbom' ? await validate(read, '2026-11-23T00:00:00Z') : undefined;
    expect(validation).toMatchObject({ state: 'invalid', more: true, problems: { length: 50 } });
  });
});
