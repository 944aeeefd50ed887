import type { ResponseRecord } from '../../model/handling.ts';
import { instantOf } from '../../model/instant.ts';
import type { NotSeen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { parsePurl } from '../../sbom/identifiers.ts';
import type { DependencyAlert } from '../../ports/dependency-alerts.ts';
import { osvEcosystem } from '../../vulnerabilities/ecosystems-of-github.ts';
import { ecosystemOfPurl, nameOfPurl, packageKey } from '../../vulnerabilities/package-key.ts';
import { notListed, type SeenVulnerabilities } from './seen.ts';
import type { TriageEntry } from './triage-records.ts';

/** What a record has to be to count, of `.ssdf/triage/` and of `.ssdf/responses/`; nothing of the other kind counts where it is left out. */
export interface Counting {
  readonly entry: (entry: TriageEntry, at: string) => boolean;
  readonly response?: (record: ResponseRecord, at: number) => boolean;
}

/** Tells of an alert whether a record is about it; any one that counts is enough. */
export function recordedBy(
  seen: SeenVulnerabilities,
  { entry, response }: Counting,
): (one: DependencyAlert) => boolean {
  const { at, triage, responses } = seen;
  const entries = triage.entries.filter((one) => entry(one, at));
  const now = instantOf(at) ?? NaN;
  const all = response === undefined || responses.state === 'unseen' ? [] : responses.value;
  const records = all.filter((one) => response?.(one, now) === true);
  return (one) =>
    entries.some(({ advisory }) => names(one, advisory)) ||
    records.some((record) => names(one, record.vulnerability) && isAbout(record, one));
}

export interface RecordsRead {
  /** Why there may be records that nobody read. */
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
}

/** Where records were read, of both kinds or of the triage alone. */
export function recordsRead({ triage, responses }: SeenVulnerabilities, { response }: Counting): RecordsRead {
  if (response === undefined) return triage;
  return {
    hidden: [...triage.hidden, ...notListed(responses)],
    sources: [...triage.sources, ...responses.sources],
  };
}

function names({ advisories }: DependencyAlert, advisory: string): boolean {
  return advisories.some((name) => name.toLowerCase() === advisory.toLowerCase());
}

/** A record of one package says nothing of another; of an alert that names none, nobody can tell. */
function isAbout({ package: named }: ResponseRecord, { affected }: DependencyAlert): boolean {
  if (named === undefined) return true;
  const purl = parsePurl(named);
  const ecosystem = purl === undefined ? undefined : ecosystemOfPurl(purl);
  if (purl === undefined || ecosystem === undefined || affected === null) return false;
  const wanted = { ecosystem: osvEcosystem(affected.ecosystem), name: affected.name };
  return packageKey({ ecosystem, name: nameOfPurl(purl) }) === packageKey(wanted);
}
