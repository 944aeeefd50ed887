import type { Fact } from '../../model/fact.ts';
import { notSeen, type Unseen } from '../../model/observation.ts';
import type { MergedPullRequest } from '../../ports/pull-requests.ts';
import { USUAL_PLACES, type Places } from '../document-files.ts';
import { isLabel, type OwnLabels } from '../labels.ts';
import { make } from './make.ts';
import { isProcessPath } from './paths.ts';
import { someOf, type Merged } from './shares.ts';

export const PROCESS_CHANGES = 'review.process-changes-with-cause';

/** As many merged pull requests as are looked at; where there are that many, older ones may count too. */
const LOOKED_AT = 30;

const OLDER: Unseen = { reason: 'truncated', what: 'GraphQL Repository.pullRequests (the last 30 merged)' };
const PARTS: Unseen = {
  reason: 'forbidden',
  what: 'GraphQL PullRequest.closingIssuesReferences',
  permission: 'issues: read',
};

/** Changes of how the work is done that close an issue about a root cause. What was seen counts; more may be hidden. */
export function processChangesFact(merged: Merged, own: OwnLabels, places: Places = USUAL_PLACES): Fact {
  const id = PROCESS_CHANGES;
  if (merged.state === 'unseen') return make.unknown(id, [merged]);
  const { value, sources, missing } = merged;
  const answers = value.map((one) => isProcessChangeWithCause(one, own, places));
  const count = answers.filter((answer) => answer === true).length;
  const hidden = [
    ...(missing === undefined ? [] : [missing]),
    ...(answers.includes(undefined) ? [PARTS] : []),
    ...(value.length < LOOKED_AT ? [] : [OLDER]),
  ];
  if (hidden.length === 0) return make.observed(id, count, { sources, because: say(count, value.length) });
  if (count === 0) return make.unknown(id, hidden.map((unseen) => notSeen(unseen, sources))); // prettier-ignore
  return make.observed(id, count, { sources, exactness: 'atLeast', hidden });
}

function isProcessChangeWithCause(
  { paths, closes }: MergedPullRequest,
  own: OwnLabels,
  places: Places,
): boolean | undefined {
  const touches = someOf(paths, (path) => isProcessPath(path, places));
  const hasCause = someOf(closes, ({ labels }) => someOf(labels, (name) => isLabel(name, 'root-cause', own)));
  if (touches === false || hasCause === false) return false;
  return touches === true && hasCause === true ? true : undefined;
}

function say(count: number, all: number) {
  return {
    en: `${count} of all ${all} merged pull requests change how the work is done and close an issue with the label "root-cause"`,
    ja: `マージされた全 ${all} 件中 ${count} 件が、開発プロセスを変更し、ラベル「root-cause」の Issue をクローズしています`,
  };
}
