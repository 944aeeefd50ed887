import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { IssueRecords } from '../../ports/issues.ts';
import { TOPIC_LABELS } from '../../model/label-words.ts';
import { type OwnLabels, spellings } from '../labels.ts';
import { make } from './make.ts';

/** Labels under which at least one issue stands. What was hidden may hold more. */
export function topicsFact(records: Observation<IssueRecords>, own: OwnLabels): Fact {
  const id = 'issue.tracked-topics';
  if (records.state === 'unseen') return make.unknown(id, [records]);
  const { sources, value } = records;
  const countsOf = (word: (typeof TOPIC_LABELS)[number]) => spellings(word, own).map((name) => value.counts[name]);
  const tracked = TOPIC_LABELS.filter((word) => countsOf(word).some((count) => count !== undefined && count > 0));
  const open = TOPIC_LABELS.some((word) => !tracked.includes(word) && countsOf(word).includes(undefined));
  if (!open) return make.observed(id, tracked, { sources });
  if (tracked.length === 0) return make.unknown(id, [notSeen(HIDDEN, sources)]);
  return make.observed(id, tracked, { sources, exactness: 'atLeast', hidden: [HIDDEN] });
}

const HIDDEN = { reason: 'forbidden', what: 'GraphQL Label.issues', permission: 'issues: read' } as const;
