import type { CrosswalkGap, Pointer, TaskGap } from '../../assessment/crosswalk-gap.ts';
import type { AddedTask, Crosswalk, CrosswalkEntry, CrosswalkItem } from '../../model/crosswalk.ts';
import type { TaskId } from '../../model/level.ts';
import type { Reference } from '../../model/reference.ts';
import type { Text } from '../../model/text.ts';
import { HARDLY_HELP, NO_HELP, WORDING } from './words.ts';

export interface CrosswalkInput {
  readonly crosswalks: readonly Crosswalk[];
  readonly sources: readonly Reference[];
  readonly labels: Readonly<Record<TaskId, Text>>;
  /** What was typed and how it was understood, when that is not the same. */
  readonly warnings: readonly Text[];
}

/** The entries of the crosswalks as one JSON document (`urn:ssdf-gate:schema:crosswalk-entries:1`). */
export function crosswalkDocument({ crosswalks, sources, warnings }: CrosswalkInput) {
  return {
    $schema: 'urn:ssdf-gate:schema:crosswalk-entries:1',
    version: 1,
    wording: WORDING,
    warnings,
    guidelines: crosswalks.map((crosswalk) => guidelineOf(crosswalk, sources)),
    entries: crosswalks.flatMap(({ guideline, entries }) => entries.map((entry) => entryOf(guideline, entry))),
  };
}

function guidelineOf(
  { guideline, label, scope, origin, supplied, relation, marks, basis, applies, adds, source, document }: Crosswalk,
  sources: readonly Reference[],
) {
  return {
    id: guideline,
    label,
    scope,
    origin,
    ...(supplied === undefined ? {} : { supplied }),
    ...(relation === undefined ? {} : { relation }),
    marks,
    source: document ?? sources.find(({ id }) => id === source),
    basis,
    ...(applies === undefined ? {} : { applies }),
    ...(adds.length === 0 ? {} : { adds: adds.map(addedOf) }),
  };
}

function addedOf({ items, ...rest }: AddedTask) {
  return { ...rest, items: items.map(({ id }) => id) };
}

function entryOf(guideline: string, { task, criteria, mark, items, truncated, ...rest }: CrosswalkEntry) {
  return {
    task,
    ...(criteria.length === 0 ? {} : { criteria }),
    guideline,
    mark,
    items: items.map(({ id }) => id),
    ...(items.some(saysMore) ? { details: items } : {}),
    ...rest,
    ...(truncated ? { truncated } : {}),
  };
}

function saysMore({ kind, title, namedIn, namedAs }: CrosswalkItem): boolean {
  return [kind, title, namedIn, namedAs].some((said) => said !== undefined);
}

/** The gap as one JSON document (`urn:ssdf-gate:schema:crosswalk-gap:1`). */
export function gapDocument(gap: CrosswalkGap, labels: CrosswalkInput['labels']) {
  return {
    $schema: 'urn:ssdf-gate:schema:crosswalk-gap:1',
    version: 1,
    stability: 'experimental',
    wording: WORDING,
    met: gap.met,
    counts: gap.counts,
    tasks: gap.tasks.map((one) => {
      const help = helpText(one);
      return {
        task: one.task,
        label: labels[one.task],
        correspondence: one.correspondence,
        through: one.through.map(pointerOf),
        readOn: one.readOn.map(pointerOf),
        elsewhere: one.elsewhere.map(pointerOf),
        ...(help === undefined ? {} : { help }),
      };
    }),
  };
}

function pointerOf({ crosswalk, entry }: Pointer) {
  const { criteria, mark, items } = entry;
  return {
    guideline: crosswalk.guideline,
    ...(crosswalk.supplied === undefined ? {} : { supplied: crosswalk.supplied }),
    mark,
    ...(criteria.length === 0 ? {} : { criteria }),
    items: items.map(({ id }) => id),
  };
}

/** For a task without correspondence, how little the other domestic guidelines help, when it is little. */
export function helpText({ correspondence, readOn }: TaskGap): Text | undefined {
  if (correspondence !== 'missing') return undefined;
  if (readOn.length === 0) return NO_HELP;
  return readOn.length === 1 && readOn.every(({ entry }) => entry.mark === 'part') ? HARDLY_HELP : undefined;
}
