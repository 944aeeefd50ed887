import type { AddedTask, Crosswalk, CrosswalkEntry, CrosswalkItem } from '../model/crosswalk.ts';
import { TASK_IDS } from '../model/level.ts';
import { crosswalkFindings, guidelineTaken, userCrosswalkFindings, type KnownToCrosswalks } from './crosswalk-rules.ts';
import { crosswalkSchema, type CrosswalkInYaml, type EntryInYaml, type ItemInYaml } from './crosswalk-schema.ts';
import { boundProblems, throwProblems, type Problem } from './problem.ts';
import type { Finding } from './need-rules.ts';
import { readFile } from './read-file.ts';
import type { YamlFile } from './read-yaml.ts';

/**
 * Reads every crosswalk file (file name → text) and holds it against the sources and, when given, the criteria. Throws one
 * PolicyError with every problem of every file. The order is that of the register of sources.
 */
export function parseCrosswalks(files: ReadonlyMap<string, string>, known: KnownToCrosswalks): readonly Crosswalk[] {
  const problems: Problem[] = [];
  const byGuideline = new Map<string, Crosswalk>();
  for (const [file, text] of files) {
    const reading = readFile(file, text, crosswalkSchema);
    if (reading.state === 'bad') {
      problems.push(...reading.problems);
      continue;
    }
    const { guideline } = reading.value;
    const findings = [...crosswalkFindings(reading.value, file, known), ...guidelineTaken(guideline, byGuideline)];
    problems.push(...boundProblems(findings.map((one) => problemOf(one, file, reading.yaml))));
    if (!byGuideline.has(guideline)) byGuideline.set(guideline, toCrosswalk(reading.value));
  }
  if (problems.length > 0) throwProblems(problems);
  const place = ({ source }: Crosswalk) => known.sources.indexOf(source);
  return [...byGuideline.values()].sort((a, b) => place(a) - place(b));
}

/**
 * Reads crosswalk files of a user (path → text) in the same format, beside those that are there. Throws one PolicyError with
 * every problem of every file. What they hold is marked as the user's; nothing here says that it is right.
 */
export function parseUserCrosswalks(
  files: ReadonlyMap<string, string>,
  shipped: readonly Crosswalk[],
  known: KnownToCrosswalks,
): readonly Crosswalk[] {
  const problems: Problem[] = [];
  const byGuideline = new Map(shipped.map((one) => [one.guideline, one]));
  const read: Crosswalk[] = [];
  for (const [file, text] of files) {
    const reading = readFile(file, text, crosswalkSchema);
    if (reading.state === 'bad') {
      problems.push(...reading.problems);
      continue;
    }
    const { value, yaml } = reading;
    const findings = [...userCrosswalkFindings(value, known), ...guidelineTaken(value.guideline, byGuideline)];
    problems.push(...boundProblems(findings.map((one) => problemOf(one, file, yaml))));
    const crosswalk: Crosswalk = { ...toCrosswalk(value), supplied: 'user' };
    byGuideline.set(value.guideline, crosswalk);
    read.push(crosswalk);
  }
  return problems.length > 0 ? throwProblems(problems) : read;
}

function problemOf({ path, what }: Finding, file: string, yaml: YamlFile): Problem {
  return { code: 'POLICY_RULE', file, ...yaml.placeOf(path), what };
}

function toCrosswalk({ basis = [], entries, adds = [], ...head }: CrosswalkInYaml): Crosswalk {
  const order = ({ task }: { readonly task: CrosswalkEntry['task'] }) => TASK_IDS.indexOf(task);
  return {
    ...head,
    basis,
    entries: [...entries].sort((a, b) => order(a) - order(b)).map(toEntry),
    adds: adds.map(({ items = [], ...rest }): AddedTask => ({ ...rest, items: items.map(toItem) })),
  };
}

function toEntry({ criteria = [], items = [], truncated, ...rest }: EntryInYaml): CrosswalkEntry {
  return { ...rest, criteria, truncated: truncated === true, items: items.map(toItem) };
}

function toItem(item: ItemInYaml): CrosswalkItem {
  return typeof item === 'string' ? { id: item } : item;
}
