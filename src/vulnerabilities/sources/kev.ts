import { z } from 'zod';
import { isLaterDate } from '../../model/instant.ts';

export interface KevEntry {
  /** The day it was added. */
  readonly dateAdded: string;
  /** Known to be used for extortion, as the catalogue says it. */
  readonly ransomware: boolean;
}

/** CISA's catalogue of vulnerabilities that are known to be exploited. Its `dueDate` is left aside: BOD 26-04 replaced it. */
export interface KevCatalog {
  readonly version: string;
  readonly released: string;
  readonly byCve: ReadonlyMap<string, KevEntry>;
  /** Entries that could not be read. */
  readonly unread: number;
}

const head = z.object({ catalogVersion: z.string(), dateReleased: z.string(), vulnerabilities: z.array(z.unknown()) });
const entry = z.object({
  cveID: z.string().regex(/^CVE-\d{4}-\d{4,}$/),
  dateAdded: z.iso.date(),
  knownRansomwareCampaignUse: z.string().optional(),
});

/**
 * What the catalogue says of a vulnerability with these CVE ids at a time. An entry dated later shows nothing that was known then, and
 * does not show that it was not known either.
 */
export type KevAnswer =
  | { readonly state: 'listed' | 'dated-later'; readonly cve: string; readonly dateAdded: string }
  | { readonly state: 'not-listed' };

export function kevAnswer({ byCve }: KevCatalog, cves: readonly string[], at: number): KevAnswer {
  const found = cves.flatMap((cve) => {
    const one = byCve.get(cve);
    if (one === undefined) return [];
    const state = isLaterDate(one.dateAdded, at) ? ('dated-later' as const) : ('listed' as const);
    return [{ state, cve, dateAdded: one.dateAdded }];
  });
  return found.find(({ state }) => state === 'listed') ?? found[0] ?? { state: 'not-listed' };
}

/** undefined when the document is no such catalogue; a bad entry costs itself. */
export function readKev(json: unknown): KevCatalog | undefined {
  const read = head.safeParse(json);
  if (!read.success) return undefined;
  const entries = read.data.vulnerabilities.map((one) => entry.safeParse(one).data);
  const good = entries.filter((one) => one !== undefined);
  return {
    version: read.data.catalogVersion,
    released: read.data.dateReleased,
    byCve: new Map(
      good.map(({ cveID, dateAdded, knownRansomwareCampaignUse }) => [
        cveID,
        { dateAdded, ransomware: knownRansomwareCampaignUse === 'Known' },
      ]),
    ),
    unread: entries.length - good.length,
  };
}
