import { z } from 'zod';
import { fieldsOf, listIn } from '../../sbom/fields.ts';
import {
  CYCLONEDX_JUSTIFICATIONS,
  readingOf,
  shortened,
  type VexProduct,
  type VexReading,
  type VexRefusal,
  type VexStatement,
  type VexStatus,
} from './statement.ts';

const component = z.object({ 'bom-ref': z.string().optional(), purl: z.string().optional() });
const named = z.object({ name: z.string().optional() });
const vulnerability = z.object({
  id: z.string().optional(),
  references: z
    .array(z.object({ id: z.string() }))
    .optional()
    .catch(undefined),
  updated: z.string().optional(),
  analysis: z.object({
    state: z.string(),
    justification: z.string().optional(),
    detail: z.string().optional(),
    firstIssued: z.string().optional(),
    lastUpdated: z.string().optional(),
  }),
  affects: z.array(z.object({ ref: z.string() })).optional(),
});
const document = z.object({
  bomFormat: z.literal('CycloneDX'),
  serialNumber: z.string().optional(),
  version: z.number().optional().catch(undefined),
  metadata: z
    .object({
      timestamp: z.string().optional(),
      authors: z.array(named).optional().catch(undefined),
      manufacturer: named.optional().catch(undefined),
      supplier: named.optional().catch(undefined),
      component: component.optional().catch(undefined),
    })
    .optional(),
  components: z.array(z.unknown()).optional(),
  vulnerabilities: z.array(z.unknown()).max(100_000),
});
type Document = z.infer<typeof document>;

const STATUSES: Readonly<Record<string, VexStatus>> = {
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'affected',
  in_triage: 'under_investigation',
  false_positive: 'not_affected',
  not_affected: 'not_affected',
};

/** The analyses in a CycloneDX document; undefined when it has no vulnerabilities. An entry without an analysis states nothing. */
export function readCycloneDxVex(json: unknown, source: string): VexReading | undefined {
  const read = document.safeParse(json);
  if (!read.success) return undefined;
  const names = namesByRef(read.data);
  return readingOf(
    read.data.vulnerabilities.flatMap((raw, index) => {
      const silent = (raw as { readonly analysis?: unknown } | null)?.analysis === undefined;
      return silent
        ? []
        : [[`/vulnerabilities/${index}`, statementOf(raw, { about: read.data, names, source })] as const];
    }),
  );
}

interface Around {
  readonly about: Document;
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly source: string;
}

function statementOf(raw: unknown, { about, names, source }: Around): VexStatement | VexRefusal {
  const read = vulnerability.safeParse(raw);
  const status = read.success ? STATUSES[read.data.analysis.state] : undefined;
  if (!read.success || status === undefined) return 'malformed';
  const { analysis, affects = [], id, references = [], updated } = read.data;
  if (id === undefined) return 'no-vulnerability';
  if (affects.length === 0) return 'no-product';
  // A false positive is its own reason: the finding was wrong.
  const stated = analysis.justification ?? '';
  const wrongFinding = analysis.state === 'false_positive' ? analysis.state : null;
  const reason = CYCLONEDX_JUSTIFICATIONS.has(stated) ? stated : wrongFinding;
  if (status === 'not_affected' && reason === null && shortened(analysis.detail) === null) return 'no-reason';
  return {
    source,
    author: authorOf(about),
    issuedAt: analysis.lastUpdated ?? analysis.firstIssued ?? updated ?? about.metadata?.timestamp ?? null,
    vulnerabilities: [id, ...references.map((reference) => reference.id)],
    products: affects.flatMap(({ ref }) => productsOf(ref, about, names)),
    status,
    justification: reason,
    note: shortened(analysis.detail),
  };
}

/** What is affected by itself and, where the document is about a product, as a part of that product. */
function productsOf(ref: string, about: Document, names: Around['names']): readonly VexProduct[] {
  const affected = names.get(ref) ?? [ref];
  const primary = about.metadata?.component?.['bom-ref'];
  const product = primary === undefined || primary === ref ? undefined : names.get(primary);
  const alone = { names: affected, components: [] };
  return product === undefined ? [alone] : [alone, { names: product, components: [affected] }];
}

function authorOf({ metadata }: Document): string {
  const given = [metadata?.authors?.[0]?.name, metadata?.manufacturer?.name, metadata?.supplier?.name];
  return given.find((name) => name !== undefined && name !== '') ?? 'not named';
}

/** References are local to a document; outside of it a component is known by its package URL or by its BOM-Link. */
function namesByRef({
  serialNumber,
  version = 1,
  metadata,
  components = [],
}: Document): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [metadata?.component, ...allOf(components)].flatMap((one) => {
      const ref = one?.['bom-ref'];
      if (one === undefined || ref === undefined) return [];
      const links = serialNumber === undefined ? [] : [bomLink({ serial: serialNumber, version, ref })];
      return [[ref, [...(one.purl === undefined ? [] : [one.purl]), ...links]] as const];
    }),
  );
}

/** Components inside components too; without recursion, a document may nest as deep as it likes. */
function allOf(top: readonly unknown[]): readonly z.infer<typeof component>[] {
  const found: z.infer<typeof component>[] = [];
  const waiting = [...top];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const read = component.safeParse(next).data;
    if (read !== undefined) found.push(read);
    for (const one of listIn(fieldsOf(next), 'components')) waiting.push(one);
  }
  return found;
}

/** `urn:cdx:<uuid>/<version>#<bom-ref>` (CycloneDX, BOM-Link). */
export function bomLink({
  serial,
  version,
  ref,
}: {
  readonly serial: string;
  readonly version: number;
  readonly ref: string;
}): string {
  return `${serial.replace(/^urn:uuid:/, 'urn:cdx:')}/${version}#${ref}`;
}
