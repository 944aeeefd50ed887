import { describe, expect, it } from '@jest/globals';
import { facts } from '../../../src/collectors/sbom/facts.ts';
import { sbom } from '../../../src/collectors/sbom/index.ts';
import { notSeen } from '../../../src/model/observation.ts';
import { cycloneDx, cycloneDxComponent, spdx } from '../../support/build-sbom.ts';
import { collect, contextOf, releaseSubject, said, TREE, type Scene } from './scene.ts';

const CONTENT = [
  'sbom.schema-valid',
  'sbom.maturity-level',
  'sbom.identified-ratio',
  'sbom.formats',
  'sbom.stated-details',
];

async function ask(scene: Scene, ...ids: readonly string[]): Promise<readonly string[]> {
  const found = await collect(scene);
  return ids.map((id) => said(found.get(id)));
}

const given = (document: unknown): Scene => ({ subject: TREE, sboms: { 'sbom.json': document } });
const released = (assets: Readonly<Record<string, unknown>>): Scene => ({ releases: [{ assets }] });
const ALL_DETAILS = '[author build-phase completeness tool]';

describe('an SBOM handed over with a tree', () => {
  it.each<{ name: string; scene: Scene; expected: readonly string[] }>([
    { name: 'good', scene: given(cycloneDx()), expected: ['true', '3', '1', '[cyclonedx]', ALL_DETAILS] },
    {
      name: 'SPDX',
      scene: given(spdx()),
      expected: ['true', '2', '1', '[spdx]', '[author completeness tool unknowns]'],
    },
    { name: 'invalid', scene: given(cycloneDx({ colour: 'red' })), expected: ['false', '3', '1', '[]', ALL_DETAILS] },
    {
      name: 'of a version to come',
      scene: given(cycloneDx({ specVersion: '1.9' })),
      expected: ['unknown undecidable', '3', '1', 'unknown undecidable', ALL_DETAILS],
    },
    {
      name: 'without components',
      scene: given({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 }),
      expected: ['true', '0', 'unknown', '[cyclonedx]', '[]'],
    },
    { name: 'that is none', scene: given('{}'), expected: ['false', '0', 'unknown', '[]', '[]'] },
    {
      name: 'in a form not read',
      scene: given('<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#"/>'),
      expected: Array.from({ length: 5 }, () => 'unknown undecidable'),
    },
    { name: 'absent', scene: { subject: TREE }, expected: Array.from({ length: 5 }, () => 'unknown not-supplied') },
  ])('$name', async ({ scene, expected }) => {
    expect(await ask(scene, ...CONTENT)).toEqual(expected);
  });

  it('without a validator is not called valid', async () => {
    expect(await ask({ ...given(cycloneDx()), validates: false }, 'sbom.schema-valid')).toEqual([
      'unknown undecidable',
    ]);
  });

  it('counts no entries for single files, and says how many', async () => {
    const components = [cycloneDxComponent('left'), { type: 'file', name: 'a.c' }];
    const fact = (await collect(given(cycloneDx({ components })))).get('sbom.identified-ratio');
    expect(fact).toMatchObject({
      value: 1,
      because: { en: 'sbom.json: 1 of 1 components are identified; 1 entries for single files are left out' },
    });
  });
});

describe('the SBOM of a release', () => {
  it.each<{ name: string; scene: Scene; expected: readonly string[] }>([
    {
      name: 'good',
      scene: released({ 'sbom.json': cycloneDx() }),
      expected: ['true', '3', '1', '[cyclonedx]', ALL_DETAILS],
    },
    {
      name: 'in two forms counts by the better one',
      scene: released({ 'a.spdx.json': spdx(), 'b.json': cycloneDx() }),
      expected: ['true', '3', '1', '[cyclonedx spdx]', ALL_DETAILS],
    },
    { name: 'absent', scene: released({}), expected: ['false', '0', 'unknown', '[]', '[]'] },
    {
      name: 'hidden',
      scene: released({ 'sbom.json': null }),
      expected: Array.from({ length: 5 }, () => 'unknown server-error'),
    },
    {
      name: 'beside a hidden one says nothing',
      scene: released({ 'a.json': cycloneDx(), 'b.json': null }),
      expected: Array.from({ length: 5 }, () => 'unknown server-error'),
    },
    {
      name: 'hidden with one handed over says nothing',
      scene: { sboms: { 'sbom.json': cycloneDx() } },
      expected: Array.from({ length: 5 }, () => 'unknown forbidden'),
    },
    {
      name: 'not there yet, with one handed over',
      scene: { releases: [], sboms: { 'sbom.json': cycloneDx() } },
      expected: ['true', '3', '1', '[cyclonedx]', ALL_DETAILS],
    },
  ])('$name', async ({ scene, expected }) => {
    expect(await ask(scene, ...CONTENT)).toEqual(expected);
  });

  it('the one about this release speaks before a better one about another', async () => {
    const other = cycloneDx({
      metadata: { ...(cycloneDx().metadata as object), component: cycloneDxComponent('widget', { version: '9.0.0' }) },
    });
    const plain = cycloneDx({ compositions: [] });
    expect(
      await ask(
        released({ 'other.json': other, 'plain.json': plain }),
        'sbom.maturity-level',
        'sbom.describes-release',
      ),
    ).toEqual(['0', 'true']);
  });

  it('names the artefact of CI that could be handed over, and does not count it', async () => {
    const found = await collect({ releases: [], artifacts: { 'sbom-linux': { 'sbom.json': cycloneDx() }, logs: {} } });
    expect(found.get('sbom.maturity-level')).toMatchObject({
      state: 'unknown',
      because: { en: expect.stringContaining('(sbom-linux)') as unknown },
    });
  });
});

describe('how much of the lockfiles the SBOM holds', () => {
  const lock = (packages: Readonly<Record<string, unknown>>) =>
    JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });
  const files = {
    'package-lock.json': lock({
      'node_modules/left': { version: '1.0.0' },
      'node_modules/gone': { version: '2.0.0' },
      'node_modules/tool': { version: '1.0.0', dev: true },
    }),
  };
  const tagged = (scene: Scene): Scene => ({ ...scene, subject: releaseSubject('v1.2.3') });

  it.each<{ name: string; scene: Scene; expected: string }>([
    { name: 'at the tag', scene: tagged({ ...released({ 'sbom.json': cycloneDx() }), files }), expected: '0.5' },
    { name: 'of an SBOM handed over with a tree', scene: { ...given(cycloneDx()), files }, expected: '0.5' },
    {
      name: 'of another tree than the tag',
      scene: { ...released({ 'sbom.json': cycloneDx() }), files },
      expected: 'unknown not-supplied',
    },
    { name: 'without a lockfile', scene: given(cycloneDx()), expected: 'unknown' },
    {
      name: 'with a lockfile that does not parse',
      scene: { ...given(cycloneDx()), files: { 'package-lock.json': '{' } },
      expected: 'unknown malformed',
    },
    {
      name: 'with a lockfile that we cannot read',
      scene: { ...given(cycloneDx()), files: { ...files, 'mix.lock': '%{}' } },
      expected: 'unknown undecidable',
    },
    {
      name: 'with a lockfile over the limit',
      scene: { ...given(cycloneDx()), files: { 'yarn.lock': `# yarn lockfile v1\n${'#'.repeat(1_100_000)}` } },
      expected: 'unknown too-large',
    },
  ])('$name: $expected', async ({ scene, expected }) => {
    expect(await ask(scene, 'sbom.lockfile-coverage-ratio')).toEqual([expected]);
  });
});

describe('losing evidence', () => {
  const full: Scene = {
    subject: releaseSubject('v1.2.3'),
    releases: [{ assets: { 'a.json': cycloneDx(), 'b.spdx.json': spdx() } }],
    sboms: { 'sbom.json': cycloneDx({ services: [] }) },
  };

  it.each<{ name: string; scene: Scene }>([
    { name: 'one asset', scene: { ...full, releases: [{ assets: { 'a.json': null, 'b.spdx.json': spdx() } }] } },
    { name: 'every asset', scene: { ...full, releases: [{ assets: { 'a.json': null, 'b.spdx.json': null } }] } },
    {
      name: 'the list of releases',
      scene: { subject: full.subject ?? TREE, ...(full.sboms === undefined ? {} : { sboms: full.sboms }) },
    },
    { name: 'the file handed over', scene: { ...full, sboms: {} } },
    { name: 'the validator', scene: { ...full, validates: false } },
  ])('of $name raises no fact', async ({ scene }) => {
    const [before, after] = [await collect(full), await collect(scene)];
    for (const [id, fact] of after) {
      const was = before.get(id);
      if (fact.state !== 'observed' || was?.state !== 'observed') continue;
      expect({ id, rises: Number(fact.value) > Number(was.value) }).toEqual({ id, rises: false });
    }
  });
});

describe('whatever comes', () => {
  it.each<{ name: string; scene: Scene }>([
    { name: 'nothing at all', scene: {} },
    { name: 'a tree', scene: { subject: TREE } },
    {
      name: 'garbage everywhere',
      scene: {
        releases: [
          { assets: { 'a.json': '\u0000', 'b.xml': '<', 'c.spdx': '{"spdxVersion":"SPDX-2.3","packages":7}' } },
        ],
        sboms: { x: '[' },
        bundles: ['{'],
        files: { 'package.json': '[', 'Cargo.toml': '[', 'go.mod': '\n(' },
      },
    },
  ])(
    '$name gives exactly the facts of the sheet, each unknown with its reason in both languages',
    async ({ scene }) => {
      const found = await collect(scene);
      expect([...found.keys()].sort()).toEqual(Object.keys(facts).sort());
      for (const fact of found.values())
        if (fact.state !== 'observed')
          expect([fact.because.en, fact.because.ja].every((text) => text.length > 0)).toBe(true);
    },
  );
});

describe('an SBOM that CI left for the commit', () => {
  const unread = [notSeen({ reason: 'unverified', what: 'ssdf-gate-evidence (run 1)' })];
  const invalid = cycloneDx({ colour: 'red' });

  async function valid(scene: Scene, left: 'signed' | 'unread') {
    const context = contextOf(scene);
    const attested = { commit: 'a'.repeat(40), trigger: 'push', signedAt: '2026-11-20T00:00:00Z' };
    const supplied = context.supplied.map((file) => ({ ...file, attested }));
    const given = left === 'signed' ? { supplied } : { supplied: [], unread };
    const found = (await sbom.collect({ ...context, ...given })).facts;
    return said(found.find(({ id }) => id === 'sbom.schema-valid'));
  }

  it('counts where no release is there to look into', async () => {
    const scene: Scene = { releases: [], sboms: { 'sbom.json': cycloneDx() } };
    expect([await valid(scene, 'signed'), await valid(scene, 'unread')]).toEqual(['true', 'unknown unverified']);
  });

  it('never stands in for the one that was shipped', async () => {
    const scene: Scene = { ...released({ 'sbom.json': invalid }), sboms: { 'sbom.json': cycloneDx() } };
    expect([await valid(scene, 'signed'), await valid(scene, 'unread')]).toEqual(['false', 'false']);
  });
});
