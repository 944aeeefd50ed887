import { z } from 'zod';

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
