import type { CaseFact, PolicyCase } from './policy-case.ts';
import { CASE_AT } from './policy-case.ts';
import { casesSchema, type CaseFactInYaml, type CaseInYaml } from './cases-schema.ts';
import { readFile, type FileReading } from './read-file.ts';
import { throwProblems } from './problem.ts';
import type { TaskId } from '../model/level.ts';

/** Reads one `<TASK>.cases.yml`; throws a PolicyError that carries every problem. */
export function parseCases(file: string, text: string): readonly PolicyCase[] {
  const reading = readCases(file, text);
  return reading.state === 'good' ? reading.value : throwProblems(reading.problems);
}

/** `lines: false` leaves every case at line 1, for who only checks them: looking for lines costs more than the reading. */
export function readCases(
  file: string,
  text: string,
  { lines = true }: { readonly lines?: boolean } = {},
): FileReading<readonly PolicyCase[]> {
  const reading = readFile(file, text, casesSchema);
  if (reading.state === 'bad') return reading;
  const { value, yaml } = reading;
  const cases = value.cases.map((each, index) => {
    return toCase(each, { task: value.task, file, line: lines ? yaml.placeOf(['cases', index]).line : 1 });
  });
  return { state: 'good', value: cases, yaml };
}

function toCase(
  inYaml: CaseInYaml,
  at: { readonly task: TaskId; readonly file: string; readonly line: number },
): PolicyCase {
  const facts = Object.entries(inYaml.facts ?? {}).map(([id, fact]) => [id, toFact(fact)] as const);
  return {
    ...at,
    name: inYaml.name,
    at: inYaml.at ?? CASE_AT,
    facts: Object.fromEntries(facts),
    declared: inYaml.declared ?? [],
    reviewed: inYaml.reviewed ?? {},
    equivalent: inYaml.equivalent ?? [],
    unread: inYaml.records === 'unread',
    expect: { ...inYaml.expect, criteria: inYaml.expect.criteria ?? {} },
  };
}

function toFact(fact: CaseFactInYaml): CaseFact {
  if (fact === 'unknown' || fact === 'not-applicable') return { state: fact };
  if (typeof fact === 'object' && 'value' in fact) return { state: 'observed', ...fact };
  return { state: 'observed', value: fact, exactness: 'exact' };
}
