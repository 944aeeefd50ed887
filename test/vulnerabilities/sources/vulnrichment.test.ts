import { expect, it } from '@jest/globals';
import { readVulnrichment } from '../../../src/vulnerabilities/sources/vulnrichment.ts';

const ssvc = (options: readonly object[], timestamp: unknown = '2026-06-01T00:00:00Z') => ({
  other: { type: 'ssvc', content: { timestamp, id: 'CVE-2026-1001', options, role: 'CISA Coordinator' } },
});
const record = (...metrics: readonly unknown[]) => ({
  dataType: 'CVE_RECORD',
  cveMetadata: { cveId: 'CVE-2026-1001' },
  containers: { cna: {}, adp: [{ title: 'CVE Program Container' }, { title: 'CISA ADP Vulnrichment', metrics }] },
});
const ALL = [{ Exploitation: 'poc' }, { Automatable: 'yes' }, { 'Technical Impact': 'total' }];
const said = (json: unknown) => {
  const read = readVulnrichment(json);
  return typeof read === 'object' ? { at: read.at, ...Object.fromEntries(read.answers) } : read;
};
const AT = '2026-06-01T00:00:00Z';

it.each<{ name: string; json: unknown; reads: unknown }>([
  { name: 'all three answers with their date', json: record(ssvc(ALL)), reads: { at: AT, E: 'P', A: 'Y', TI: 'T' } },
  { name: 'values in capitals', json: record(ssvc([{ Exploitation: 'Active' }])), reads: { at: AT, E: 'A' } },
  { name: 'a value nobody knows answers nothing', json: record(ssvc([{ Exploitation: 'maybe' }, { Automatable: 'no' }])), reads: { at: AT, A: 'N' } },
  { name: 'only such values are no assessment', json: record(ssvc([{ Exploitation: 'maybe' }])), reads: 'none' },
  { name: 'names of the prototype answer nothing', json: record(ssvc([{ constructor: 'none' }, { Exploitation: 'constructor' }])), reads: 'none' },
  { name: 'without a readable date', json: record(ssvc(ALL, 'yesterday')), reads: { at: null, E: 'P', A: 'Y', TI: 'T' } },
  { name: 'the newest of several', json: record(ssvc([{ Exploitation: 'none' }], '2025-01-01T00:00:00Z'), ssvc([{ Exploitation: 'active' }])), reads: { at: AT, E: 'A' } },
  { name: 'another metric beside it', json: record({ cvssV3_1: { baseScore: 9 } }, ssvc(ALL)), reads: { at: AT, E: 'P', A: 'Y', TI: 'T' } },
  { name: 'a record that nobody assessed', json: record(), reads: 'none' },
  { name: 'a record without that container', json: { cveMetadata: { cveId: 'CVE-2026-1001' }, containers: {} }, reads: 'none' },
  { name: 'an OSV record', json: { id: 'CVE-2026-1001', affected: [] }, reads: undefined },
  { name: 'a list', json: [], reads: undefined },
])('$name', ({ json, reads }) => {
  expect(said(json)).toEqual(reads);
}); // prettier-ignore
