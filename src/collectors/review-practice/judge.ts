import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { MergedPullRequest } from '../../ports/pull-requests.ts';
import { facts } from './facts.ts';

export interface SeenPractice {
  readonly merged: Observation<readonly MergedPullRequest[]>;
  readonly commits: Observation<{ readonly through: number; readonly of: number }>;
}

const make = factMaker(facts, explainUnseen);

export function judge({ merged, commits }: SeenPractice): Fact[] {
  return [approvedByOther(merged), throughPullRequests(commits)];
}

/** Fewer pull requests by people than this show no practice: the share is then unknown. */
const FEWEST = 10;

/** Robots leave both sides. One pull request that cannot be told makes the share unknown: it may be either. */
function approvedByOther(merged: SeenPractice['merged']): Fact {
  const id = 'review.approved-by-other-ratio';
  if (merged.state === 'unseen') return make.unknown(id, [merged]);
  const { value: all, sources, missing } = merged;
  if (missing !== undefined) return make.unknown(id, [notSeen(missing, sources)]);
  if (all.length === 0) {
    const because = { en: 'no pull request has been merged yet', ja: 'マージされたプルリクエストがまだありません' };
    return make.notApplicable(id, because, sources);
  }
  const byPeople = all.filter((one) => !one.byRobot);
  const approved = byPeople.filter((one) => one.approvedByOther === true).length;
  const untold = byPeople.filter((one) => one.approvedByOther === undefined).length;
  const counts = { approved, untold, of: byPeople.length, all: all.length };
  if (byPeople.length < FEWEST || untold > 0) return make.unknownBecause(id, sayApproved(counts), { sources });
  return make.observed(id, approved / byPeople.length, { sources, because: sayApproved(counts) });
}

interface ApprovedCounts {
  readonly approved: number;
  readonly untold: number;
  readonly of: number;
  readonly all: number;
}

function sayApproved({ approved, untold, of, all }: ApprovedCounts) {
  if (of === 0) {
    return {
      en: `the last ${all} merged pull requests are all by robots, so there is nothing to judge`,
      ja: `直近にマージされた ${all} 件のプルリクエストはすべてボットによるもので、判定の対象がありません`,
    };
  }
  if (of < FEWEST) {
    return {
      en: `only ${of} pull requests by people are among the last ${all} merged; ${FEWEST} are needed to speak of a practice`,
      ja: `直近にマージされた ${all} 件のうち人によるものは ${of} 件のみで、運用として判定するには ${FEWEST} 件必要です`,
    };
  }
  const unsure = {
    en: untold === 0 ? '' : `; for ${untold} it cannot be told who approved or who pushed last`,
    ja: untold === 0 ? '' : `（うち ${untold} 件は、承認者または最後にプッシュした人を特定できません）`,
  };
  return {
    en: `${approved} of ${of} pull requests by people, among the last ${all} merged, had the approval of another person${unsure.en}`,
    ja: `直近にマージされた ${all} 件のうち、人による ${of} 件中 ${approved} 件が本人以外の承認を得ています${unsure.ja}`,
  };
}

function throughPullRequests(commits: SeenPractice['commits']): Fact {
  const id = 'commit.through-pull-request-ratio';
  if (commits.state === 'unseen') return make.unknown(id, [commits]);
  const { value, sources, missing } = commits;
  if (missing !== undefined) return make.unknown(id, [notSeen(missing, sources)]);
  const { through, of } = value;
  if (of === 0) {
    const because = { en: 'the default branch has no commit yet', ja: '既定ブランチにまだコミットがありません' };
    return make.unknownBecause(id, because, { sources });
  }
  const because = {
    en: `${through} of the last ${of} commits of the default branch came by a merged pull request`,
    ja: `既定ブランチの直近 ${of} コミット中 ${through} 件が、マージされたプルリクエストを経ています`,
  };
  return make.observed(id, through / of, { sources, because });
}
