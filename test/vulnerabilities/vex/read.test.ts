import { describe, expect, it } from '@jest/globals';
import { readVex } from '../../../src/vulnerabilities/vex/read.ts';

const LEFT = 'pkg:npm/left@1.0.0';
const CVE = 'CVE-2026-1001';
type Fields = Readonly<Record<string, unknown>>;

const openVex = (statement: Fields = {}, document: Fields = {}) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  ...{ author: 'Acme', timestamp: '2026-11-01T00:00:00Z' },
  statements: [{ vulnerability: { name: CVE }, products: [{ '@id': LEFT }], status: 'fixed', ...statement }],
  ...document,
});
const cycloneDx = (vulnerability: Fields = {}, document: Fields = {}) => ({
  bomFormat: 'CycloneDX',
  components: [{ 'bom-ref': 'left', purl: LEFT }],
  vulnerabilities: [{ id: CVE, analysis: { state: 'resolved' }, affects: [{ ref: 'left' }], ...vulnerability }],
  ...document,
});
const csaf = (vulnerability: Fields = {}, tree: Fields = {}) => ({
  document: { category: 'csaf_vex', publisher: { name: 'Acme' }, tracking: {} },
  product_tree: {
    branches: [{ branches: [{ product: { product_id: 'P', product_identification_helper: { purl: LEFT } } }] }],
    ...tree,
  },
  vulnerabilities: [{ cve: CVE, product_status: { fixed: ['P'] }, ...vulnerability }],
});

/** Names of the products of every statement, or why there is none. */
function said(document: unknown): unknown {
  const reading = readVex(document, 'x');
  if (reading === undefined) return 'no VEX';
  return [
    ...reading.statements.map(({ status, products }) => [status, ...products.flatMap(({ names, components }) => [...names, ...components.flat()])]),
    ...reading.refused.map(({ why }) => why),
  ]; // prettier-ignore
}

/** A branch in a branch in a branch, as deep as nobody writes one. */
function nested(depth: number, key: string, innermost: unknown): unknown {
  let value: unknown = innermost;
  for (let level = 0; level < depth; level += 1) value = { [key]: [value] };
  return value;
}

describe('a VEX document', () => {
  it.each<{ name: string; document: unknown; says: unknown }>([
    { name: 'OpenVEX', document: openVex(), says: [['fixed', LEFT]] },
    { name: 'CycloneDX', document: cycloneDx(), says: [['fixed', LEFT]] },
    { name: 'CSAF', document: csaf(), says: [['fixed', LEFT]] },
    {
      name: 'CycloneDX of a component inside a component',
      document: cycloneDx(
        {},
        { components: [{ 'bom-ref': 'outer', components: [{ 'bom-ref': 'left', purl: LEFT }] }] },
      ),
      says: [['fixed', LEFT]],
    },
    {
      name: 'CSAF of a part of a product',
      document: csaf(
        { product_status: { fixed: ['W:P'] } },
        {
          full_product_names: [{ product_id: 'W', product_identification_helper: { purl: 'pkg:github/acme/w' } }],
          relationships: [{ full_product_name: { product_id: 'W:P' }, product_reference: 'P', relates_to_product_reference: 'W' }], // prettier-ignore
        },
      ),
      says: [['fixed', 'pkg:github/acme/w', LEFT]],
    },
  ])('$name is read', ({ document, says }) => {
    expect(said(document)).toEqual(says);
  });

  it.each<{ name: string; document: unknown; says: unknown }>([
    { name: 'OpenVEX about nothing', document: openVex({ products: undefined }), says: ['no-product'] },
    { name: 'OpenVEX of a product without a name', document: openVex({ products: [{}] }), says: ['no-product'] },
    { name: 'OpenVEX with a status as a number', document: openVex({ status: 1 }), says: ['malformed'] },
    { name: 'OpenVEX with a vulnerability as a text', document: openVex({ vulnerability: CVE }), says: ['malformed'] },
    { name: 'OpenVEX with an entry that is none', document: openVex({}, { statements: [null, 7, []] }), says: ['malformed', 'malformed', 'malformed'] },
    { name: 'OpenVEX that is not affected for no reason', document: openVex({ status: 'not_affected' }), says: ['no-reason'] },
    { name: 'OpenVEX without an author', document: openVex({}, { author: undefined }), says: 'no VEX' },
    { name: 'OpenVEX whose statements are no list', document: openVex({}, { statements: {} }), says: 'no VEX' },
    { name: 'CycloneDX without analysis', document: cycloneDx({ analysis: undefined }), says: [] },
    { name: 'CycloneDX with a state of its own', document: cycloneDx({ analysis: { state: 'fine' } }), says: ['malformed'] },
    { name: 'CycloneDX of a vulnerability without id', document: cycloneDx({ id: undefined }), says: ['no-vulnerability'] },
    { name: 'CycloneDX that affects nothing', document: cycloneDx({ affects: [] }), says: ['no-product'] },
    { name: 'CycloneDX that is not affected for no reason', document: cycloneDx({ analysis: { state: 'not_affected' } }), says: ['no-reason'] },
    { name: 'CycloneDX of a reference to nowhere', document: cycloneDx({ affects: [{ ref: 'gone' }] }), says: [['fixed', 'gone']] },
    { name: 'CSAF of a product that is nowhere', document: csaf({ product_status: { fixed: ['Q'] } }), says: ['no-product'] },
    { name: 'CSAF of a product without package URL or CPE', document: csaf({}, { branches: [{ product: { product_id: 'P' } }] }), says: ['no-product'] },
    { name: 'CSAF of no vulnerability', document: csaf({ cve: undefined }), says: ['no-vulnerability'] },
    { name: 'CSAF with a status of another shape', document: csaf({ product_status: 'fixed' }), says: ['malformed'] },
    { name: 'CSAF of another profile', document: { ...csaf(), document: { ...csaf().document, category: 'csaf_base' } }, says: 'no VEX' },
    { name: 'a list', document: [openVex()], says: 'no VEX' },
    { name: 'nothing', document: null, says: 'no VEX' },
  ])('$name costs only itself, and is told', ({ document, says }) => {
    expect(said(document)).toEqual(says);
  }); // prettier-ignore

  it('a hundred thousand components or branches in each other are no trouble', () => {
    const components = [nested(100_000, 'components', { 'bom-ref': 'left', purl: LEFT })];
    expect(said(cycloneDx({}, { components }))).toEqual([['fixed', LEFT]]);
    const product = { product_id: 'P', product_identification_helper: { purl: LEFT } };
    expect(said(csaf({}, { branches: [nested(100_000, 'branches', { product })] }))).toEqual([['fixed', LEFT]]);
  });

  it('a circle of products is no trouble', () => {
    const relationships = ['a', 'b'].map((id) => ({ full_product_name: { product_id: id }, product_reference: id, relates_to_product_reference: id === 'a' ? 'b' : 'a' })); // prettier-ignore
    expect(said(csaf({}, { relationships }))).toEqual([['fixed', LEFT]]);
  });

  it('a text of ten million characters is kept short', () => {
    const long = 'x'.repeat(1e7);
    const [statement] = readVex(openVex({ status: 'affected', action_statement: long }), 'x')?.statements ?? [];
    expect(statement?.note?.length).toBe(500);
  });

  it('the member __proto__ of a document brings nothing along', () => {
    const document: unknown = JSON.parse(JSON.stringify(openVex({ status: 'not_affected' })).replace('"status"', '"__proto__":{"justification":"x"},"status"')); // prettier-ignore
    expect(said(document)).toEqual(['no-reason']);
  });
});
