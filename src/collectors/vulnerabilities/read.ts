import { mapSeen, notSeen, seen, seenPartly, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { CodeAlert } from '../../ports/code-scanning.ts';
import { judgedRelease } from '../judged-release.ts';
import type { CollectContext } from '../types.ts';
import type { SeenLimits, SeenMatch, SeenTriage, SeenVulnerabilities } from './seen.ts';
import { isTriagePath, readTriage, type TriageEntry } from './triage-records.ts';
import { matchReports } from './triage-report.ts';

/** Records files read at most. */
const MAX_FILES = 300;

/**
 * Decisions are records of people: they count where they have been merged. A pull request may not bring its own, so that at
 * its head none is read and the facts say so.
 */
export async function readTriageRecords({ tree, subject }: CollectContext): Promise<SeenTriage> {
  if (subject.kind === 'pull-request' || subject.kind === 'merge-group') return nothing([NOT_FROM_A_CHANGE]);
  const list = await tree.list();
  if (list.state === 'unseen') return nothing([list]);
  const paths = list.value
    .map(({ path }) => path)
    .filter(isTriagePath)
    .sort();
  const files = await tree.read(paths.slice(0, MAX_FILES));
  const entries: TriageEntry[] = [];
  const sources: Source[] = [];
  const hidden: NotSeen[] = list.missing === undefined ? [] : [notSeen(list.missing)];
  if (paths.length > MAX_FILES) hidden.push(notSeen({ reason: 'truncated', what: '.ssdf/triage' }));
  for (const path of paths.slice(0, MAX_FILES)) {
    const content = files.get(path) ?? notSeen({ reason: 'malformed', what: path });
    const read = content.state === 'seen' ? readTriage(content.value.text) : undefined;
    if (content.state === 'unseen') hidden.push(content);
    else if (read === undefined) hidden.push(notSeen({ reason: 'malformed', what: path }, content.sources));
    entries.push(...(read?.entries ?? []));
    hidden.push(
      ...(read?.broken ?? []).map((place) =>
        notSeen({ reason: 'malformed', what: `${path} [${place}]` }, content.sources),
      ),
    );
    sources.push(...content.sources);
  }
  return { entries, hidden, sources };
}

const NOT_FROM_A_CHANGE = notSeen({ reason: 'not-supplied', what: '.ssdf/triage/ of the default branch' });

function nothing(hidden: readonly NotSeen[]): SeenTriage {
  return { entries: [], hidden, sources: [] };
}

/** Asked exactly as static analysis asks, so that one assessment pays once. */
export async function readCodeAlerts({
  repository,
  branch,
}: CollectContext): Promise<Observation<readonly CodeAlert[]>> {
  const analyses = await repository.analyses({});
  // Where nothing was ever analysed there is no alert to look at; GitHub answers 404 about alerts then.
  if (analyses.state === 'seen' && analyses.missing === undefined && analyses.value.length === 0)
    return seen([], analyses.sources);
  const name = branch === null ? mapSeen(await repository.about(), (about) => about.defaultBranch) : seen(branch);
  if (name.state === 'unseen') return name;
  const ref = `refs/heads/${name.value}`;
  const [open, dismissed] = await Promise.all([
    repository.codeAlerts({ state: 'open', ref }),
    repository.codeAlerts({ state: 'dismissed', ref }),
  ]);
  if (open.state === 'unseen') return open;
  if (dismissed.state === 'unseen') return dismissed;
  const value = [...open.value, ...dismissed.value];
  const sources = [...open.sources, ...dismissed.sources];
  const missing = open.missing ?? dismissed.missing;
  return missing === undefined ? seen(value, sources) : seenPartly(value, missing, sources);
}

/** The operator's list of what is known to be exploited. */
export function exploitedList({ vulnerabilities }: CollectContext): SeenVulnerabilities['kev'] {
  const held = vulnerabilities?.knowledge(new Set());
  return held === undefined ? undefined : { value: held.value.kev, hidden: held.hidden };
}

/** The release is asked for only where a report of CI is to be held against its SBOM. */
export async function readMatch({ repository, subject, supplied, unread = [] }: CollectContext): Promise<SeenMatch> {
  const match = { ...matchReports(supplied), unread };
  if (match.reports.length === 0) return match;
  return { ...match, release: judgedRelease(await repository.releases(), subject) };
}

/** Undefined where nobody has set a time for fixes. */
export async function readLimits({ measures, repository }: CollectContext): Promise<SeenLimits | undefined> {
  const set = measures?.fixWithin;
  if (set?.state === 'unseen') return { state: 'unknown', because: set };
  const within = set?.value;
  return within === undefined ? undefined : { state: 'set', within, fixed: await repository.closedAlerts() };
}
