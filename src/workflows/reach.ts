import { guardHolds, type Guard } from './guards.ts';
import type { Tri, Trigger } from './model.ts';
import { afterFailure, scenariosOf, unusual, type RepositoryNames, type Scenario } from './scenarios.ts';
import { allOf, anyOf } from './tri.ts';
import { judgesChange, triggerReach } from './triggers.ts';

/** When something runs, as far as the files tell. */
export interface Reach {
  /** In some run at all. */
  readonly ever: Tri;
  /** In every ordinary pull request (or merge group) for the default branch. */
  readonly onPullRequest: Tri;
  readonly onSchedule: Tri;
  /** Pull requests that change documents only are left out. */
  readonly documentsAside: boolean;
  /** `onPullRequest` would be yes if the default branch has a name that git itself uses. */
  readonly assumedBranch: boolean;
  /** Events that can start it. */
  readonly events: readonly string[];
}

/** Joins what starts a workflow with the conditions on the way to a step. */
export function reachOf(triggers: readonly Trigger[], guards: readonly Guard[], names: RepositoryNames): Reach {
  const all = triggers.map((trigger) => reachThrough(trigger, guards, names));
  const changes = all.filter((each) => judgesChange(each.event));
  const best =
    changes.find((each) => each.everyTime === 'yes' && !each.documentsAside) ??
    changes.find((each) => each.everyTime === 'yes');
  return {
    ever: anyOf(all.map((each) => each.ever)),
    onPullRequest: anyOf(changes.map((each) => each.everyTime)),
    onSchedule: anyOf(all.filter((each) => each.event === 'schedule').map((each) => each.ever)),
    documentsAside: best?.documentsAside ?? false,
    assumedBranch: best === undefined && changes.some((each) => each.assumedBranch),
    events: [...new Set(all.filter((each) => each.ever !== 'no').map((each) => each.event))],
  };
}

interface Through {
  readonly event: string;
  readonly ever: Tri;
  readonly everyTime: Tri;
  readonly documentsAside: boolean;
  readonly assumedBranch: boolean;
}

function reachThrough(trigger: Trigger, guards: readonly Guard[], names: RepositoryNames): Through {
  const start = triggerReach(trigger, names.defaultBranch);
  const scenarios = scenariosOf(trigger, names);
  const answers = scenarios.map((scenario) => allHold(guards, scenario));
  const afterwards = scenarios.flatMap((each) =>
    [afterFailure(each), unusual(each)].map((run) => allHold(guards, run)),
  );
  const conditions = allOf(answers);
  const started: Tri = judgesChange(trigger.event) ? 'yes' : start.reaches;
  return {
    event: trigger.event,
    ever: allOf([started, anyOf([...answers, ...afterwards.map(atBest)])]),
    everyTime: allOf([start.reaches, conditions]),
    documentsAside: start.documentsAside,
    assumedBranch: start.assumedBranch && conditions === 'yes',
  };
}

/** What needs a failure first, or a pull request that is no ordinary one, may never come. */
function atBest(answer: Tri): Tri {
  return answer === 'yes' ? 'unknown' : answer;
}

function allHold(guards: readonly Guard[], scenario: Scenario): Tri {
  return allOf(guards.map((guard) => guardHolds(guard, scenario)));
}

export { allOf } from './tri.ts';
