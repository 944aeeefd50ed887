import { z } from 'zod';
import { fieldsOf, listIn } from '../../sbom/fields.ts';
import {
  JUSTIFICATIONS,
  readingOf,
  shortened,
  type VexProduct,
  type VexReading,
  type VexRefusal,
  type VexStatement,
  type VexStatus,
} from './statement.ts';

const ids = z.array(z.string()).optional();
const document = z.object({
  document: z.object({
    category: z.literal('csaf_vex'),
    publisher: z.object({ name: z.string() }),
    tracking: z.object({ current_release_date: z.string().optional() }),
  }),
  product_tree: z
    .object({
      branches: z.array(z.unknown()).optional(),
      full_product_names: z.array(z.unknown()).optional(),
      relationships: z.array(z.unknown()).optional(),
      product_groups: z.array(z.unknown()).optional().catch(undefined),
    })
    .optional(),
  vulnerabilities: z.array(z.unknown()).max(100_000).optional(),
});
const helper = z
  .object({ purl: z.string().optional(), purls: ids, cpe: z.string().optional() })
  .optional()
  .catch(undefined);
const fullName = z.object({ product_id: z.string(), product_identification_helper: helper });
const relationship = z.object({
  full_product_name: z.object({ product_id: z.string() }),
  product_reference: z.string(),
  relates_to_product_reference: z.string(),
});
const group = z.object({ group_id: z.string(), product_ids: z.array(z.string()) });
const about = { product_ids: ids, group_ids: ids };
const vulnerability = z.object({
  cve: z.string().optional(),
  ids: z
    .array(z.object({ text: z.string() }))
    .optional()
    .catch(undefined),
  product_status: z
    .object({
      first_affected: ids,
      known_affected: ids,
      last_affected: ids,
      under_investigation: ids,
      fixed: ids,
      first_fixed: ids,
      known_not_affected: ids,
    })
    .optional(),
  flags: z
    .array(z.object({ label: z.string(), ...about }))
    .optional()
    .catch(undefined),
  threats: z
    .array(z.object({ category: z.string(), details: z.string(), ...about }))
    .optional()
    .catch(undefined),
});
type Document = z.infer<typeof document>;
type Vulnerability = z.infer<typeof vulnerability>;

type StatusList = keyof NonNullable<Vulnerability['product_status']>;

const LISTS: readonly { readonly list: StatusList; readonly status: VexStatus }[] = [
  { list: 'first_affected', status: 'affected' },
  { list: 'known_affected', status: 'affected' },
  { list: 'last_affected', status: 'affected' },
  { list: 'under_investigation', status: 'under_investigation' },
  { list: 'fixed', status: 'fixed' },
  { list: 'first_fixed', status: 'fixed' },
  { list: 'known_not_affected', status: 'not_affected' },
];

/** A CSAF document of the profile VEX (CSAF 2.0, 4.5); undefined when it is another document. */
export function readCsafVex(json: unknown, source: string): VexReading | undefined {
  const read = document.safeParse(json);
  if (!read.success) return undefined;
  const around = { about: read.data, products: productsOf(read.data), groups: groupsOf(read.data), source };
  return readingOf(
    (read.data.vulnerabilities ?? []).flatMap((raw, index) =>
      statementsOf(raw, around).map((made) => [`/vulnerabilities/${index}`, made] as const),
    ),
  );
}

interface Around {
  readonly about: Document;
  readonly products: ReadonlyMap<string, VexProduct>;
  /** Ids of products by the id of their group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly source: string;
}

/** One statement for each product, because flags and threats may speak of some of them only. */
function statementsOf(raw: unknown, around: Around): readonly (VexStatement | VexRefusal)[] {
  const read = vulnerability.safeParse(raw);
  if (!read.success) return ['malformed'];
  const names = [read.data.cve, ...(read.data.ids ?? []).map(({ text }) => text)].filter((name) => name !== undefined);
  if (names.length === 0) return ['no-vulnerability'];
  const statements = LISTS.flatMap(({ list, status }) =>
    (read.data.product_status?.[list] ?? []).map((id) => statementOf(read.data, { id, status, names }, around)),
  );
  // A document of this profile gives every vulnerability a status for some product (CSAF 2.0, test 6.1.27.7).
  return statements.length === 0 ? ['no-product'] : statements;
}

interface Stated {
  readonly id: string;
  readonly status: VexStatus;
  readonly names: readonly string[];
}

function statementOf(one: Vulnerability, { id, status, names }: Stated, around: Around): VexStatement | VexRefusal {
  const product = around.products.get(id);
  // A product that has neither a package URL nor a CPE can be held against nothing.
  if (product === undefined || (product.names.length === 0 && product.components.length === 0)) return 'no-product';
  const isFor = ({ product_ids = [], group_ids = [] }: Target) =>
    product_ids.includes(id) || group_ids.some((name) => around.groups.get(name)?.includes(id) === true);
  const flag = one.flags?.find((each) => isFor(each) && JUSTIFICATIONS.has(each.label));
  const impact = one.threats?.find((threat) => threat.category === 'impact' && isFor(threat));
  if (status === 'not_affected' && flag === undefined && impact === undefined) return 'no-reason';
  const { publisher, tracking } = around.about.document;
  return {
    source: around.source,
    author: publisher.name,
    issuedAt: tracking.current_release_date ?? null,
    vulnerabilities: names,
    products: [product],
    status,
    justification: status === 'not_affected' ? (flag?.label ?? null) : null,
    note: shortened(impact?.details),
  };
}

/** What a flag or a threat speaks of. One that names no product speaks of none (CSAF 2.0, tests 6.1.29 and 6.1.32). */
interface Target {
  readonly product_ids?: readonly string[] | undefined;
  readonly group_ids?: readonly string[] | undefined;
}

function groupsOf({ product_tree: tree }: Document): ReadonlyMap<string, readonly string[]> {
  const groups = (tree?.product_groups ?? []).flatMap((raw) => group.safeParse(raw).data ?? []);
  return new Map(groups.map(({ group_id: id, product_ids: members }) => [id, members]));
}

/** Products by id: from the branches, from the flat list, and the pairs "component of product". */
function productsOf({ product_tree: tree }: Document): ReadonlyMap<string, VexProduct> {
  const products = new Map<string, VexProduct>();
  for (const raw of [...(tree?.full_product_names ?? []), ...leavesOf(tree?.branches ?? [])]) {
    const read = fullName.safeParse(raw).data;
    if (read === undefined) continue;
    const { product_id: id, product_identification_helper: help } = read;
    const names = [help?.purl, ...(help?.purls ?? []), help?.cpe].filter((name) => name !== undefined);
    // An id that is given to two products names neither (CSAF 2.0, test 6.1.2).
    products.set(id, { names: products.has(id) ? [] : names, components: [] });
  }
  for (const raw of tree?.relationships ?? []) {
    const pair = relationship.safeParse(raw).data;
    if (pair === undefined) continue;
    const [whole, part] = [products.get(pair.relates_to_product_reference), products.get(pair.product_reference)];
    if (whole === undefined || part === undefined) continue;
    products.set(pair.full_product_name.product_id, { names: whole.names, components: [part.names] });
  }
  return products;
}

/** The products at the ends of the branches; no recursion, a document may nest as deep as it likes. */
function leavesOf(branches: readonly unknown[]): readonly unknown[] {
  const leaves: unknown[] = [];
  const waiting = [...branches];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const branch = fieldsOf(next);
    if (branch?.product !== undefined) leaves.push(branch.product);
    for (const below of listIn(branch, 'branches')) waiting.push(below);
  }
  return leaves;
}
