import type { EpssScore } from '../model/epss.ts';
import { type EpssScores, isDatedLater } from './sources/epss.ts';
import type { ExploitList } from './sources/exploits.ts';
import type { KevCatalog } from './sources/kev.ts';
import type { Vulnrichment } from './sources/vulnrichment.ts';

/** What is known about vulnerabilities beside the records that name them. Undefined = nobody gave it, which says nothing. */
export interface Knowledge {
  readonly kev: KevCatalog | undefined;
  readonly epss: EpssScores | undefined;
  readonly exploits: ExploitList | undefined;
  readonly vulnrichment: Vulnrichment | undefined;
}

/** The highest EPSS score among the CVE ids of one vulnerability: its worst reading. Scores of a day to come are none. */
export function scoreFor(
  { cves }: { readonly cves: readonly string[] },
  { epss }: Pick<Knowledge, 'epss'>,
  at: number,
): EpssScore | undefined {
  if (epss === undefined || isDatedLater(epss, at)) return undefined;
  const scores = cves.flatMap((cve) => epss.byCve.get(cve) ?? []);
  return scores.sort((a, b) => b.probability - a.probability)[0];
}

export const NO_KNOWLEDGE: Knowledge = {
  kev: undefined,
  epss: undefined,
  exploits: undefined,
  vulnrichment: undefined,
};
