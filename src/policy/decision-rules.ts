import { TASK_IDS, type TaskId } from '../model/level.ts';
import type { Need, TaskPolicy } from '../model/policy.ts';
import type { Text } from '../model/text.ts';
import type { Finding } from './need-rules.ts';

/** The rules about a task that carries out what another one decided: which one, and that its needs name no other. */
export function decisionFindings(task: TaskPolicy): readonly Finding[] {
  const { decidedBy } = task;
  return [...order(task.task, decidedBy), ...unusedDecision(task), ...strayLeaves(task)];
}

/** Only an earlier task can decide: two that wait for each other would never be judged. */
function order(task: TaskId, decidedBy: TaskId | undefined): readonly Finding[] {
  if (decidedBy === undefined || TASK_IDS.indexOf(decidedBy) < TASK_IDS.indexOf(task)) return [];
  return [{ path: ['decidedBy'], what: notEarlier(task, decidedBy) }];
}

function unusedDecision({ decidedBy, levels }: TaskPolicy): readonly Finding[] {
  if (decidedBy === undefined) return [];
  const required = levels.flatMap(({ criteria }) => criteria).filter(({ mark }) => mark === 'required');
  const used = required.some(({ needs }) => leavesOf(needs, []).some(({ task }) => task === decidedBy));
  return used ? [] : [{ path: ['decidedBy'], what: unused(decidedBy) }];
}

function strayLeaves({ decidedBy, levels }: TaskPolicy): readonly Finding[] {
  const leaves = levels.flatMap(({ level, criteria }) =>
    criteria.flatMap(({ needs }, index) => leavesOf(needs, ['levels', level, 'criteria', index, 'needs'])),
  );
  return leaves
    .filter(({ task }) => task !== decidedBy)
    .map(({ task, path }) => ({ path: [...path, 'task'], what: stray(task, decidedBy) }));
}

interface DecisionLeaf {
  readonly task: TaskId;
  readonly path: readonly PropertyKey[];
}

function leavesOf(need: Need, path: readonly PropertyKey[]): readonly DecisionLeaf[] {
  if (need.kind === 'task') return [{ task: need.task, path }];
  if (need.kind !== 'all' && need.kind !== 'any') return [];
  return need.of.flatMap((member, index) => leavesOf(member, [...path, need.kind, index]));
}

function notEarlier(task: TaskId, decidedBy: TaskId): Text {
  return {
    en: `${decidedBy} does not come before ${task} in the standard; name the earlier task that decides`,
    ja: `${decidedBy} は ${task} より前のタスクではありません。判断のもととなる、より前のタスクを指定してください`,
  };
}

function unused(decidedBy: TaskId): Text {
  return {
    en: `no required criterion looks at ${decidedBy}; add { task: ${decidedBy}, atLeast: 1 } to one, or remove decidedBy`,
    ja: `${decidedBy} を見る必須の達成基準（★）がありません。いずれかに { task: ${decidedBy}, atLeast: 1 } を加えるか、decidedBy を削除してください`,
  };
}

function stray(task: TaskId, decidedBy: TaskId | undefined): Text {
  const cure = decidedBy ?? task;
  return {
    en: `the level of ${task} cannot be asked for here; only that of decidedBy can (${decidedBy === undefined ? `write decidedBy: ${cure} above` : `here ${cure}`})`,
    ja: `ここでは ${task} の達成レベルを条件にできません。条件にできるのは decidedBy のタスクだけです（${decidedBy === undefined ? `decidedBy: ${cure} を書いてください` : `このファイルでは ${cure}`}）`,
  };
}
