import type { Evidence } from '../model/evidence.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { LevelRange } from '../model/assessment.ts';
import type { Policy, Profile } from '../model/policy.ts';
import type { Replay, ReplayedTask } from '../model/policy-change.ts';
import { instantOf } from '../model/instant.ts';
import { NO_RECORDS } from '../model/records.ts';
import { rangeOf } from './delta.ts';
import { factsById } from './facts-by-id.ts';
import { openLedger } from './records.ts';
import { judgeTasks } from './task.ts';

/** The two policies held against each other, and what describes the facts. */
export interface Replayed {
  readonly from: Policy;
  readonly to: Policy;
  readonly facts: FactSheet;
}

/** A replay looks at levels, which no profile changes. */
const NO_TARGETS: Profile = { name: 'replay', label: { en: 'replay', ja: '再判定' }, targets: {} };

/**
 * Which tasks stand elsewhere under the other policy. Counts facts alone: a saved evidence holds no declarations, so a task
 * that rests on people's word may move more than this tells. No request is made.
 */
export function replay(name: string, evidence: Evidence, { from, to, facts }: Replayed): Replay {
  const [before, after] = [from, to].map((policy) => standings(evidence, policy, facts));
  const moved = [...(before?.keys() ?? [])].flatMap((task): readonly ReplayedTask[] => {
    const [was, is] = [before?.get(task), after?.get(task)];
    return was?.level === is?.level && was?.atMost === is?.atMost ? [] : [{ task, from: was, to: is }];
  });
  return { name, moved };
}

function standings(evidence: Evidence, policy: Policy, sheet: FactSheet): Standings {
  const at = instantOf(evidence.collectedAt) ?? Number.NaN;
  const ledger = openLedger(NO_RECORDS, policy, at);
  const judged = judgeTasks(policy, NO_TARGETS, { facts: factsById(evidence), sheet, ledger, at });
  return new Map(judged.map(({ assessment }) => [assessment.id, rangeOf(assessment)]));
}

type Standings = ReadonlyMap<ReplayedTask['task'], LevelRange | undefined>;
