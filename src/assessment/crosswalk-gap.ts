import type { Crosswalk, CrosswalkEntry } from '../model/crosswalk.ts';
import { TASK_IDS, type TaskId } from '../model/level.ts';

/**
 * How far the texts that somebody follows correspond to a task: a section as wide as the task or wider, a part of it, nothing.
 * It is no level and no achievement; no verdict reads it.
 */
export const CORRESPONDENCES = ['corresponding', 'partial', 'missing'] as const;
export type Correspondence = (typeof CORRESPONDENCES)[number];

/** An entry with the crosswalk that it is from. */
export interface Pointer {
  readonly crosswalk: Crosswalk;
  readonly entry: CrosswalkEntry;
}

export interface TaskGap {
  readonly task: TaskId;
  readonly correspondence: Correspondence;
  /** Sections of the followed guidelines that correspond, the widest first. */
  readonly through: readonly Pointer[];
  /** Sections of the other domestic guidelines to read on in; empty when the task corresponds already. */
  readonly readOn: readonly Pointer[];
  /** The same in documents that are no domestic guideline. */
  readonly elsewhere: readonly Pointer[];
}

export interface CrosswalkGap {
  /** Guidelines that are followed. */
  readonly met: readonly string[];
  readonly counts: Readonly<Record<Correspondence, number>>;
  /** All 42 tasks, in the order of the standard. */
  readonly tasks: readonly TaskGap[];
}

/** From the guidelines that are followed to the tasks their texts correspond to, and where to read on for the others. */
export function crosswalkGap(crosswalks: readonly Crosswalk[], met: readonly string[]): CrosswalkGap {
  const tasks = TASK_IDS.map((task) => gapOf(task, crosswalks, met));
  const count = (of: Correspondence) => tasks.filter(({ correspondence }) => correspondence === of).length;
  return {
    met,
    counts: { corresponding: count('corresponding'), partial: count('partial'), missing: count('missing') },
    tasks,
  };
}

function gapOf(task: TaskId, crosswalks: readonly Crosswalk[], met: readonly string[]): TaskGap {
  const pointers = crosswalks
    .flatMap((crosswalk) => pointersFrom(crosswalk, task))
    .sort((a, b) => WIDTH[a.entry.mark] - WIDTH[b.entry.mark]);
  const through = pointers.filter(({ crosswalk }) => met.includes(crosswalk.guideline));
  const correspondence = correspondenceOf(through);
  const others = pointers.filter(({ crosswalk }) => !met.includes(crosswalk.guideline));
  // A document with a condition of its own does not help everybody; it counts where it is followed and is not offered.
  const helpful =
    correspondence === 'corresponding' ? [] : others.filter(({ crosswalk }) => crosswalk.applies === undefined);
  return {
    task,
    correspondence,
    through,
    readOn: helpful.filter(({ crosswalk }) => crosswalk.scope === 'domestic'),
    elsewhere: helpful.filter(({ crosswalk }) => crosswalk.scope === 'other'),
  };
}

const WIDTH = { contains: 0, equal: 1, part: 2, none: 3 } as const;

/** Entries that speak of the task at all; one marked × does not, whatever sections the source prints beside it. */
function pointersFrom(crosswalk: Crosswalk, task: TaskId): readonly Pointer[] {
  return crosswalk.entries
    .filter((entry) => entry.task === task && entry.mark !== 'none')
    .map((entry) => ({ crosswalk, entry }));
}

/** An entry about some criteria alone is a part of the task at most. */
function correspondenceOf(through: readonly Pointer[]): Correspondence {
  if (through.length === 0) return 'missing';
  const whole = through.some(({ entry }) => entry.mark !== 'part' && entry.criteria.length === 0);
  return whole ? 'corresponding' : 'partial';
}
