import { z } from 'zod';
import type { Text } from '../model/text.ts';
import { taskOfCriterion } from './normalise-id.ts';
import { boundProblems, type Problem } from './problem.ts';
import { readYaml, type Path } from './read-yaml.ts';
import { MAX_RECORDS } from './record-schemas.ts';
import { salvage, type Salvage } from './salvage.ts';

export interface RecordFile {
  readonly path: string;
  readonly text: string;
}

interface Recorded {
  readonly task?: string;
  readonly criterion: string;
  readonly expires: string;
}

/** An entry with its file and line. */
export interface Placed<T> {
  readonly value: T;
  readonly file: string;
  readonly line: number;
}

export interface EntriesReading<T> {
  readonly entries: readonly Placed<T>[];
  readonly problems: readonly Problem[];
}

/** The good entries of all files of one kind, at most one per criterion. */
export function readEntries<T extends Recorded>(files: readonly RecordFile[], schema: z.ZodType<T>): EntriesReading<T> {
  const readings = files.map((file) => entriesOf(file, schema));
  const all = readings.flatMap(({ entries }) => entries);
  const longest = longestByCriterion(all);
  const repeated = all.flatMap((entry) => {
    const kept = longest.get(entry.value.criterion);
    return kept === undefined || kept === entry ? [] : [duplicate(entry, kept)];
  });
  const problems = [...readings.flatMap((reading) => reading.problems), ...repeated];
  return { entries: [...longest.values()], problems };
}

/** The good entries of all files of one kind, as many as there are. */
export function readEach<T extends object>(files: readonly RecordFile[], schema: z.ZodType<T>): EntriesReading<T> {
  const readings = files.map((file) => entriesOf(file, schema));
  return {
    entries: readings.flatMap(({ entries }) => entries),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

function entriesOf<T extends object>({ path, text }: RecordFile, schema: z.ZodType<T>): EntriesReading<T> {
  const reading = readYaml(path, text);
  if (reading.state === 'refused') return { entries: [], problems: reading.problems };
  const read = salvage(reading.yaml, MAX_RECORDS);
  const entries = read
    .each(z.unknown(), [])
    .filter((entry) => !isDraft(read, entry))
    .flatMap(({ path: at }) => {
      const value = read.one(schema, at);
      return value === undefined ? [] : [{ value, path: at }];
    })
    .filter((entry) => agrees(read, entry))
    .map(({ value, path: at }) => ({ value, file: path, line: reading.yaml.placeOf(at).line }));
  return { entries, problems: boundProblems(read.problems) };
}

/** `draft: true`: nobody stands behind the entry yet, so it counts for nothing, however complete it looks. */
function isDraft(read: Salvage, { value, path }: { readonly value: unknown; readonly path: Path }): boolean {
  if (!DRAFT.safeParse(value).success) return false;
  read.refuse(path, STILL_DRAFT);
  return true;
}

const DRAFT = z.looseObject({ draft: z.literal(true) });

const STILL_DRAFT: Text = {
  en: 'a draft, which counts for nothing; fill in what is left, have somebody else review it, then remove the line "draft"',
  ja: '下書きのため算入しません。残りを記入し、作成者以外が確認したうえで draft の行を削除してください',
};

/** `task` repeats what the criterion's id says; when they differ nobody knows which was meant. */
function agrees(read: Salvage, { value, path }: { readonly value: Partial<Recorded>; readonly path: Path }): boolean {
  if (value.task === undefined || value.criterion === undefined) return true;
  if (value.task === taskOfCriterion(value.criterion)) return true;
  read.refuse([...path, 'task'], otherTask(value.task, value.criterion));
  return false;
}

/** Of several entries for one criterion the one that holds longest counts, so that a renewal beats what it renews. */
function longestByCriterion<T extends Recorded>(all: readonly Placed<T>[]): ReadonlyMap<string, Placed<T>> {
  const longest = new Map<string, Placed<T>>();
  for (const entry of all) {
    const other = longest.get(entry.value.criterion);
    if (other === undefined || entry.value.expires > other.value.expires) longest.set(entry.value.criterion, entry);
  }
  return longest;
}

function duplicate<T extends Recorded>({ value, file, line }: Placed<T>, kept: Placed<T>): Problem {
  const other = `${kept.file}:${kept.line}`;
  const what: Text = {
    en: `${value.criterion} is recorded twice; the entry at ${other} holds longest and counts, remove this one`,
    ja: `${value.criterion} の記録が重複しています。有効期限の長い ${other} を採用したので、こちらを削除してください`,
  };
  return { code: 'POLICY_RULE', file, line, what };
}

function otherTask(task: string, criterion: string): Text {
  return {
    en: `task is ${task}, but ${criterion} belongs to another one; correct one of them or leave task out`,
    ja: `task は ${task} ですが、達成基準 ${criterion} は別のタスクのものです。どちらかを直すか、task を省略してください`,
  };
}
