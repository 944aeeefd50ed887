import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { RepositoryAdvisory } from '../../ports/advisories.ts';
import type { IssueRecords, RecordedIssue } from '../../ports/issues.ts';
import { make } from './make.ts';
import { SAY } from './words.ts';

export interface SeenWeaknesses {
  readonly records: Observation<IssueRecords>;
  readonly advisories: Observation<readonly RepositoryAdvisory[]>;
}

/** Published severe advisories and closed security issues, and whether an issue about the cause is linked to each. */
export function rootCauseFact({ records, advisories }: SeenWeaknesses): Fact {
  const id = 'issue.root-cause-recorded-ratio';
  if (records.state === 'unseen') return make.unknown(id, [records]);
  if (advisories.state === 'unseen') return make.unknown(id, [advisories]);
  const { weaknesses, causes } = records.value;
  const sources = [...records.sources, ...advisories.sources];
  const published = advisories.value.filter(({ state, severe }) => state === 'published' && severe !== false);
  const cut: NotSeen[] = [
    ...(advisories.missing === undefined ? [] : [notSeen(advisories.missing, advisories.sources)]),
    ...(weaknesses.whole ? [] : [notSeen(LIST, records.sources)]),
    ...(published.some(({ severe }) => severe === null) ? [notSeen(SEVERITY, advisories.sources)] : []),
  ];
  if (cut.length > 0) return make.unknown(id, cut);
  const answers = [
    ...published.map(({ ids }) => causes.items.some((cause) => ids.some((one) => cause.advisories.includes(one)))),
    ...weaknesses.items.map((weakness) => causes.items.some((cause) => isAbout(cause, weakness))),
  ];
  if (answers.length === 0) return make.notApplicable(id, SAY.noWeakness(), sources);
  const have = answers.filter(Boolean).length;
  // A cause that was not listed may be the one that is missing.
  if (have < answers.length && !causes.whole) return make.unknown(id, [notSeen(LIST, records.sources)]);
  return make.observed(id, have / answers.length, { sources, because: SAY.causes(have, answers.length) });
}

const LIST = { reason: 'truncated', what: 'GraphQL Label.issues' } as const;
const SEVERITY = { reason: 'malformed', what: 'severity of an advisory' } as const;

/** Either names the other, or one issue is both. */
function isAbout(cause: RecordedIssue, weakness: RecordedIssue): boolean {
  const { number } = weakness;
  return cause.number === number || cause.issues.includes(number) || weakness.issues.includes(cause.number);
}
