import { z } from 'zod';
import {
  JUSTIFICATIONS,
  readingOf,
  shortened,
  VEX_STATUSES,
  type VexReading,
  type VexRefusal,
  type VexStatement,
} from './statement.ts';

const component = z.object({
  '@id': z.string().optional(),
  identifiers: z.record(z.string(), z.string()).optional().catch(undefined),
});
const product = z.object({ ...component.shape, subcomponents: z.array(component).optional() });
const statement = z.object({
  vulnerability: z.object({ name: z.string(), aliases: z.array(z.string()).optional() }),
  timestamp: z.string().optional(),
  last_updated: z.string().optional(),
  products: z.array(product).optional(),
  status: z.enum(VEX_STATUSES),
  justification: z.string().optional(),
  impact_statement: z.string().optional(),
  action_statement: z.string().optional(),
});
const document = z.object({
  '@context': z.string().startsWith('https://openvex.dev/ns'),
  author: z.string(),
  timestamp: z.string(),
  last_updated: z.string().optional(),
  statements: z.array(z.unknown()).max(100_000),
});

/** An OpenVEX document (specification 0.2.0); undefined when it is none. A statement without a time has that of the document. */
export function readOpenVex(json: unknown, source: string): VexReading | undefined {
  const read = document.safeParse(json);
  if (!read.success) return undefined;
  return readingOf(
    read.data.statements.map((raw, index) => [`/statements/${index}`, statementOf(raw, read.data, source)] as const),
  );
}

function statementOf(raw: unknown, about: z.infer<typeof document>, source: string): VexStatement | VexRefusal {
  const read = statement.safeParse(raw);
  if (!read.success) return 'malformed';
  const { vulnerability, products: listed = [], status, ...one } = read.data;
  const justification = JUSTIFICATIONS.has(one.justification ?? '') ? one.justification : undefined;
  const products = listed.map(({ subcomponents = [], ...named }) => {
    return { names: namesOf(named), components: subcomponents.map(namesOf) };
  });
  if (products.every(({ names }) => names.length === 0)) return 'no-product';
  if (status === 'not_affected' && justification === undefined && shortened(one.impact_statement) === null)
    return 'no-reason';
  return {
    source,
    author: about.author,
    issuedAt: one.last_updated ?? one.timestamp ?? about.last_updated ?? about.timestamp,
    vulnerabilities: [vulnerability.name, ...(vulnerability.aliases ?? [])],
    products,
    status,
    justification: justification ?? null,
    note: shortened(one.impact_statement ?? one.action_statement),
  };
}

function namesOf({ '@id': id, identifiers = {} }: z.infer<typeof component>): readonly string[] {
  return [...(id === undefined ? [] : [id]), ...Object.values(identifiers)];
}
