import type { Criterion, Electives, LevelPolicy, Need, Policy, TaskPolicy } from '../../src/model/policy.ts';
import { type GradedLevel, GROUPS, TASK_IDS, type TaskId } from '../../src/model/level.ts';
import { all, any, criterion, declared, is, level as bareLevel, policy, task, text } from '../support/build.ts';
import { CRITERION_WORDS, GROUP_LABELS, JUDGEMENTS, LABELS, REVIEW } from './scene-words.ts';

const atLeast = (fact: string, value: number): Need => ({ kind: 'fact', fact, op: 'atLeast', value });
const atMost = (fact: string, value: number): Need => ({ kind: 'fact', fact, op: 'atMost', value });
const includes = (fact: string, ...value: string[]): Need => ({ kind: 'fact', fact, op: 'includes', value });

const one = { atLeast: 1, enforce: 'recommend' } as const;
const elective = { mark: 'elective' } as const;

function said(id: string, needs: Need, overrides: Partial<Criterion> = {}): Criterion {
  return criterion(id, needs, { ...(CRITERION_WORDS[id] ?? REVIEW), ...overrides });
}

function level(number: GradedLevel, criteria: readonly Criterion[], electives?: Electives): LevelPolicy {
  return { ...bareLevel(number, criteria, electives), judgement: JUDGEMENTS[number] };
}

/** Levels 2 and 3 rest on a declared review. */
const reviewed = (id: TaskId) => [level(2, [said(`${id}-2a`, declared)]), level(3, [said(`${id}-3a`, declared)])];

const TOOLS = 'workflow.pull-request-tool-categories';

const TASKS: readonly TaskPolicy[] = [
  task('PO.3.2', [
    level(1, [said('PO.3.2-1a', atMost('workflow.script-injections', 0))]),
    level(2, [said('PO.3.2-2a', atLeast('workflow.pinned-actions-ratio', 0.95))]),
    level(3, [said('PO.3.2-3a', declared)]),
  ]),
  task('PO.5.1', [level(1, [said('PO.5.1-1a', is('org.two-factor-required'))]), ...reviewed('PO.5.1')]),
  task(
    'PS.1.1',
    [
      level(1, [said('PS.1.1-1a', declared), said('PS.1.1-1b', is('branch.force-push-blocked'))], one),
      level(
        2,
        [
          said('PS.1.1-2a', atMost('branch.bypass-actors', 2)),
          said('PS.1.1-2b', all(declared, is('branch.force-push-blocked')), elective),
        ],
        one,
      ),
      level(3, [said('PS.1.1-3a', declared)]),
    ],
    { mode: 'partial' },
  ),
  task('PW.7.2', [
    level(
      1,
      [said('PW.7.2-1a', any(includes(TOOLS, 'sca'), declared)), said('PW.7.2-1b', includes(TOOLS, 'sast'), elective)],
      one,
    ),
    ...reviewed('PW.7.2'),
  ]),
  task('RV.1.1', [level(1, [said('RV.1.1-1a', atMost('alerts.open-critical', 0))]), ...reviewed('RV.1.1')]),
  task('RV.3.4', [level(1, [said('RV.3.4-1a', declared)]), ...reviewed('RV.3.4')], { mayBeNotApplicable: true }),
];

/** Six tasks that between them rest on every audience and every basis. */
export const POLICY: Policy = policy(TASKS, {
  name: 'ssdf-1.1',
  groups: GROUPS.map((id) => ({ id, label: GROUP_LABELS[id] })),
  labels: Object.fromEntries(TASK_IDS.map((id) => [id, LABELS[id] ?? text(id)])) as Policy['labels'],
});
