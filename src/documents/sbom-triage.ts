import { z } from 'zod';
import { text } from './shared.ts';

const count = z.int().min(0);
const some = z.string().nullable();
const labelled = z.object({ key: z.string(), label: text });
const component = z.object({ name: some, version: some, purl: some, ref: some, pointer: z.string() });
const basis = z.object({ what: text, source: z.string(), asOf: some });
const status = z.enum(['affected', 'under_investigation', 'fixed', 'not_affected']);
const statement = {
  source: z.string(),
  author: z.string(),
  issuedAt: some,
  vulnerabilities: z.array(z.string()),
  status,
  justification: some,
  note: some,
};

const finding = z.object({
  id: z.string(),
  ids: z.array(z.string()),
  jvn: z.array(z.string()),
  component,
  lookedUp: z.object({ ecosystem: z.string(), name: z.string(), version: z.string() }),
  malware: z.boolean(),
  state: z.enum(['affected', 'cannot-be-told']),
  because: text.optional(),
  fixedIn: some,
  summary: z.string(),
  records: z.array(z.object({ id: z.string(), source: z.string(), modified: some })),
  alerts: z.array(z.object({ number: z.int(), state: z.string(), url: z.string() })),
  filters: z.array(
    z.object({ by: z.enum(['scope', 'not-shipped', 'vex']), because: text, source: z.string(), asOf: some }),
  ),
  cvss: z.array(
    z.object({
      state: z.enum(['whole', 'incomplete', 'malformed']),
      vector: z.string(),
      version: z.enum(['2.0', '3.0', '3.1', '4.0']).optional(),
      score: z.number().min(0).max(10).optional(),
    }),
  ),
  epss: z.object({ probability: z.number(), percentile: z.number() }).nullable(),
  vex: z.object({ ...statement, contradiction: z.boolean(), overruled: z.array(z.object(statement)) }).nullable(),
  inputs: z.array(
    z.object({
      point: z.string(),
      label: text,
      settled: z.boolean(),
      candidates: z.array(labelled),
      basis: z.array(basis),
    }),
  ),
  decision: z.object({
    settled: z.boolean(),
    reachable: z.array(labelled).min(1).describe('Every outcome that can still come out, least urgent first'),
    open: z.array(z.string()),
    vector: z.string(),
  }),
});

/** What `ssdf-gate sbom triage` prints. Its shape may still change. */
export const sbomTriageSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  triagedAt: z.string(),
  sbom: z
    .object({ digest: z.string().regex(/^sha256:[0-9a-f]{64}$/), serial: some })
    .optional()
    .describe('The SBOM that was matched, by its bytes; reports of older versions do not name it'),
  table: z.object({ name: z.string(), chosenAs: z.string(), label: text, basis: text }),
  sources: z.array(z.object({ kind: z.string(), name: z.string(), asOf: some, entries: count, unread: count })),
  counts: z.object({
    components: count,
    unmatched: count,
    records: count,
    withdrawn: count,
    withoutPackage: count,
    unreadRecords: count,
    open: count,
    filtered: count,
    malware: count,
  }),
  open: z.array(finding),
  filtered: z.array(finding),
  unmatched: z.array(z.object({ component, reason: z.string(), because: text })),
  unreadRecords: z.array(z.object({ name: z.string(), why: z.string(), because: text })),
  ignoredStatements: z.array(z.object({ ...statement, why: z.string(), because: text })),
  refusedStatements: z.array(z.object({ source: z.string(), place: z.string(), why: z.string(), because: text })),
  alertsElsewhere: z.array(
    z.object({ number: z.int(), url: z.string(), package: z.string(), ids: z.array(z.string()) }),
  ),
  phases: z.array(
    z.object({
      phase: z.enum(['identification', 'prioritisation', 'sharing', 'response']),
      state: z.enum(['done', 'partly', 'not-done', 'cannot-be-judged']),
      because: text,
    }),
  ),
  responses: z.array(
    z.object({
      id: z.string(),
      temporary: some,
      fundamental: some,
      due: some,
      state: z.enum(['in-time', 'late', 'running', 'no-deadline', 'no-record']),
    }),
  ),
  release: z
    .object({
      state: z.enum(['fixes-none', 'holds', 'fails', 'unknown']),
      fixes: z.array(z.string()),
      newSbom: z.boolean(),
      withoutVex: z.array(z.string()),
      holds: z.boolean(),
      because: text,
    })
    .nullable(),
  problems: z.array(text),
});
