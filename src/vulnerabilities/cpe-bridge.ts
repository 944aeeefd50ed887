import { z } from 'zod';
import type { CpeBridge } from './identify.ts';

const schema = z.strictObject({
  entries: z.array(z.strictObject({ cpe: z.string().max(500), purl: z.string().max(500) })).max(500_000),
});

/**
 * A table `{"entries": [{"cpe": "cpe:2.3:a:lodash:lodash", "purl": "pkg:npm/lodash"}]}`: which package a product of the CPE
 * dictionary is. Versions in either are left aside, the component's own counts. undefined when the document has another shape.
 */
export function readCpeBridge(json: unknown): CpeBridge | undefined {
  const read = schema.safeParse(json);
  if (!read.success) return undefined;
  const table = new Map<string, string[]>();
  for (const { cpe, purl } of read.data.entries) {
    const product = productOf(cpe);
    if (product !== undefined) table.set(product, [...(table.get(product) ?? []), purl]);
  }
  return (cpe) => table.get(productOf(cpe) ?? '') ?? [];
}

export const NO_BRIDGE: CpeBridge = () => [];

/** Part, vendor and product: `a:openssl:openssl`. */
function productOf(cpe: string): string | undefined {
  const named = /^cpe:(?:2\.3:|\/)([aho]):((?:\\.|[^:\\])+):((?:\\.|[^:\\])+)/i.exec(cpe);
  return named === null ? undefined : named.slice(1, 4).join(':').toLowerCase();
}
