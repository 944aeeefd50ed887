import { describe, expect, it } from '@jest/globals';
import { readVex } from '../../../src/vulnerabilities/vex/read.ts';
import { verdictOf } from '../../../src/vulnerabilities/vex/verdict.ts';

type Fields = Readonly<Record<string, unknown>>;
const PRODUCTS = ['A', 'B', 'C'];
const purlOf = (id: string) => `pkg:npm/${id.toLowerCase()}@1.0.0`;
const product = (id: string, purl = purlOf(id)) => ({ product_id: id, product_identification_helper: { purl } });

const csaf = (vulnerability: Fields, tree: Fields = {}, document: Fields = {}) => ({
  document: { category: 'csaf_vex', publisher: { name: 'Acme' }, tracking: { current_release_date: '2026-01-01T00:00:00Z' }, ...document },
  product_tree: { full_product_names: PRODUCTS.map((id) => product(id)), product_groups: [{ group_id: 'G', product_ids: ['A', 'B'] }], ...tree },
  vulnerabilities: [{ cve: 'CVE-2017-0145', ...vulnerability }],
}); // prettier-ignore
const openVex = (statement: Fields, document: Fields = {}) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  ...{ '@id': 'https://example.org/vex', author: 'Acme', timestamp: '2023-01-08T18:02:03.647787998-06:00', version: 1 },
  statements: [{ vulnerability: { name: 'CVE-2023-12345' }, products: [{ '@id': purlOf('A') }], status: 'fixed', ...statement }],
  ...document,
}); // prettier-ignore
const cycloneDx = (analysis: Fields) => ({
  bomFormat: 'CycloneDX',
  components: [{ 'bom-ref': 'a', purl: purlOf('A') }],
  vulnerabilities: [{ id: 'CVE-1', analysis, affects: [{ ref: 'a' }] }],
});

/** `A not_affected`, or the reason of a refusal, in order. */
function said(document: unknown): readonly string[] | string {
  const reading = readVex(document, 'x');
  if (reading === undefined) return 'no VEX';
  const idOf = (name = '') => PRODUCTS.find((id) => purlOf(id) === name) ?? name;
  return [
    ...reading.statements.map(({ status, products, justification }) => [idOf(products[0]?.names[0]), status, ...(justification === null ? [] : [justification])].join(' ')),
    ...reading.refused.map(({ why }) => why),
  ]; // prettier-ignore
}

const flags = (...given: readonly Fields[]) => ({
  product_status: { known_not_affected: PRODUCTS },
  flags: given.map((flag) => ({ label: 'component_not_present', ...flag })),
});
const impact = (given: Fields) => ({
  product_status: { known_not_affected: PRODUCTS },
  threats: [{ category: 'impact', details: 'x', ...given }],
});

/** After github.com/oasis-tcs/csaf, csaf_2.0/test/validator/data/mandatory: the tests of what is read here; and its csaf_vex examples. */
const CSAF: readonly { readonly name: string; readonly document: unknown; readonly says: readonly string[] | string }[] = [
  { name: '6.1.1, a product that nothing defines', document: csaf({ product_status: { fixed: ['D'] } }), says: ['no-product'] },
  { name: '6.1.2, an id of two products', document: csaf({ product_status: { known_not_affected: ['A'] }, flags: [{ label: 'component_not_present', product_ids: ['A'] }] }, { full_product_names: [product('A'), product('A', purlOf('B'))] }), says: ['no-product'] },
  { name: '6.1.3, a product that is made of itself', document: csaf({ product_status: { fixed: ['D'] } }, { relationships: [{ full_product_name: { product_id: 'D' }, product_reference: 'D', relates_to_product_reference: 'A' }] }), says: ['no-product'] },
  { name: '6.1.4, a group that nothing defines', document: csaf(flags({ group_ids: ['H'] })), says: ['no-reason', 'no-reason', 'no-reason'] },
  { name: '6.1.6, products with two statuses', document: csaf({ product_status: { first_affected: ['A'], last_affected: ['C'], first_fixed: ['C'], under_investigation: ['A'] } }), says: ['A affected', 'C affected', 'A under_investigation', 'C fixed'] },
  { name: '6.1.27.5, no vulnerability', document: { ...csaf({}), vulnerabilities: undefined }, says: [] },
  { name: '6.1.27.7, no status', document: csaf({ product_status: undefined }), says: ['no-product'] },
  { name: '6.1.27.7, the status of a recommendation alone', document: csaf({ product_status: { recommended: ['A'] } }), says: ['no-product'] },
  { name: '6.1.27.8, neither CVE nor id', document: csaf({ cve: undefined, product_status: undefined }), says: ['no-vulnerability'] },
  { name: '6.1.27.8, an id instead of a CVE', document: csaf({ cve: undefined, ids: [{ system_name: 'Acme', text: 'ACME-1' }], product_status: { fixed: ['A'] } }), says: ['A fixed'] },
  { name: '6.1.27.9, an impact of two of three products', document: csaf(impact({ group_ids: ['G'] })), says: ['A not_affected', 'B not_affected', 'no-reason'] },
  { name: '6.1.27.9, an impact of all', document: csaf(impact({ group_ids: ['G'], product_ids: ['C'] })), says: ['A not_affected', 'B not_affected', 'C not_affected'] },
  { name: '6.1.27.9, another threat than an impact', document: csaf(impact({ category: 'exploit_status', product_ids: PRODUCTS })), says: ['no-reason', 'no-reason', 'no-reason'] },
  { name: '6.1.29, an impact of nothing', document: csaf(impact({})), says: ['no-reason', 'no-reason', 'no-reason'] },
  { name: '6.1.32, a flag of nothing', document: csaf(flags({})), says: ['no-reason', 'no-reason', 'no-reason'] },
  { name: '6.1.33, two flags of one product', document: csaf(flags({ group_ids: ['G'] }, { label: 'vulnerable_code_cannot_be_controlled_by_adversary', product_ids: ['A'] })), says: ['A not_affected component_not_present', 'B not_affected component_not_present', 'no-reason'] },
  { name: 'a flag in words of its own', document: csaf(flags({ label: 'we_are_fine', product_ids: PRODUCTS })), says: ['no-reason', 'no-reason', 'no-reason'] },
  { name: 'another profile', document: csaf({ product_status: { fixed: ['A'] } }, {}, { category: 'csaf_security_advisory' }), says: 'no VEX' },
  { name: 'example, fixed', document: csaf({ product_status: { fixed: ['A'] } }), says: ['A fixed'] },
  { name: 'example, under investigation', document: csaf({ product_status: { under_investigation: ['A'] } }), says: ['A under_investigation'] },
  { name: 'example, not affected for a reason each', document: csaf({ product_status: { known_not_affected: ['A', 'B'] }, flags: [{ label: 'component_not_present', product_ids: ['A'] }, { label: 'vulnerable_code_not_in_execute_path', product_ids: ['B'] }] }), says: ['A not_affected component_not_present', 'B not_affected vulnerable_code_not_in_execute_path'] },
  { name: 'example, all four statuses', document: csaf({ product_status: { known_affected: ['A'], fixed: ['B'], under_investigation: ['C'] } }), says: ['A affected', 'C under_investigation', 'B fixed'] },
  { name: 'example, a product without any identifier', document: csaf({ product_status: { fixed: ['A'] } }, { full_product_names: [{ product_id: 'A', name: 'Product A' }] }), says: ['no-product'] },
]; // prettier-ignore

/** After github.com/openvex/spec, OPENVEX-SPEC.md. */
const OPENVEX: typeof CSAF = [
  { name: 'fixed in two builds', document: openVex({ products: [{ '@id': purlOf('A') }, { '@id': purlOf('B') }] }), says: ['A fixed'] },
  { name: 'the context of before 0.2', document: openVex({}, { '@context': 'https://openvex.dev/ns' }), says: ['A fixed'] },
  { name: 'not affected by justification', document: openVex({ status: 'not_affected', justification: 'component_not_present' }), says: ['A not_affected component_not_present'] },
  { name: 'not affected by an impact statement', document: openVex({ status: 'not_affected', impact_statement: 'removed by a patch' }), says: ['A not_affected'] },
  { name: 'not affected by an empty impact statement', document: openVex({ status: 'not_affected', impact_statement: ' ' }), says: ['no-reason'] },
  { name: 'not affected by a justification of its own', document: openVex({ status: 'not_affected', justification: 'we_are_fine' }), says: ['no-reason'] },
  { name: 'affected without an action', document: openVex({ status: 'affected' }), says: ['A affected'] },
  { name: 'a product by an identifier', document: openVex({ products: [{ identifiers: { purl: purlOf('B') } }] }), says: ['B fixed'] },
  { name: 'a product by its hash alone', document: openVex({ products: [{ hashes: { 'sha-256': 'ab'.repeat(32) } }] }), says: ['no-product'] },
  { name: 'products left to what holds the document', document: openVex({ products: undefined }), says: ['no-product'] },
  { name: 'a status that is none', document: openVex({ status: 'exploitable' }), says: ['malformed'] },
]; // prettier-ignore

/** After the analysis of vulnerabilities in CycloneDX (`valid-vulnerability-*`, and the states of its schema). */
const CYCLONEDX: typeof CSAF = [
  { name: 'not reachable', document: cycloneDx({ state: 'not_affected', justification: 'code_not_reachable' }), says: ['A not_affected code_not_reachable'] },
  { name: 'a justification of OpenVEX', document: cycloneDx({ state: 'not_affected', justification: 'component_not_present' }), says: ['no-reason'] },
  { name: 'a detail instead of a justification', document: cycloneDx({ state: 'not_affected', detail: 'x' }), says: ['A not_affected'] },
  { name: 'a false positive', document: cycloneDx({ state: 'false_positive' }), says: ['A not_affected false_positive'] },
  { name: 'exploitable', document: cycloneDx({ state: 'exploitable', response: ['will_not_fix', 'update'] }), says: ['A affected'] },
  { name: 'resolved with a pedigree', document: cycloneDx({ state: 'resolved_with_pedigree' }), says: ['A fixed'] },
  { name: 'in triage', document: cycloneDx({ state: 'in_triage' }), says: ['A under_investigation'] },
]; // prettier-ignore

describe('what the published test data of the VEX formats shows', () => {
  it.each(CSAF)('CSAF: $name', ({ document, says }) => {
    expect(said(document)).toEqual(says);
  });

  it.each(OPENVEX)('OpenVEX: $name', ({ document, says }) => {
    expect(said(document)).toEqual(says);
  });

  it.each(CYCLONEDX)('CycloneDX: $name', ({ document, says }) => {
    expect(said(document)).toEqual(says);
  });

  it('of a product with two statuses in one document the more severe one holds', () => {
    const document = csaf({ product_status: { first_fixed: ['C'], last_affected: ['C'], under_investigation: ['C'] } });
    expect(verdictOf(readVex(document, 'x')?.statements ?? [])).toMatchObject({ status: 'affected' });
  });
});
