import type { FactSheet } from '../model/fact-sheet.ts';
import { GROUPS, TASK_IDS, type Group, type TaskId } from '../model/level.ts';
import type { Policy, TaskPolicy } from '../model/policy.ts';
import { throwProblems, type Problem } from './problem.ts';
import { readFile } from './read-file.ts';
import { checkCases, readTask, type TaskReading } from './read-task.ts';
import { sortSetFiles, type NamedText, type SetFiles } from './set-files.ts';
import { frameworkSchema } from './set-schemas.ts';

type Head = Omit<Policy, 'tasks'>;

/**
 * Reads a whole policy set (`framework.yml`, `<TASK>.yml`, `<TASK>.cases.yml`) and holds it against the facts that collectors
 * give. Throws one PolicyError with every problem of every file. That the cases come out as they say is for `runCases`.
 */
export function parsePolicySet(files: ReadonlyMap<string, string>, facts: FactSheet): Policy {
  const set = sortSetFiles(files);
  return joined(set, (id, file) => readWithCases({ file, id, cases: set.cases.get(id) }, facts));
}

/**
 * The same set for who only judges by it: a task without cases is refused as well, what the cases say is not read. It is held
 * by `parsePolicySet` where a set is checked.
 */
export function parseJudgements(files: ReadonlyMap<string, string>, facts: FactSheet): Policy {
  return joined(sortSetFiles(files), (id, file) => readTask(file, id, facts));
}

type ReadOne = (id: TaskId, file: NamedText) => TaskReading;

function joined(set: SetFiles, readOne: ReadOne): Policy {
  const problems: Problem[] = [...set.problems];
  const head = readHead(set.framework, problems);
  const tasks = readTasks(set, readOne, problems);
  if (head === undefined || problems.length > 0) throwProblems(problems);
  return { ...head, tasks };
}

/** `framework.yml` alone: the name of the set, its groups and the labels of the 42 tasks. */
export function parseFramework(file: string, text: string): Head {
  const problems: Problem[] = [];
  return readHead({ file, text }, problems) ?? throwProblems(problems);
}

function readHead(framework: NamedText | undefined, problems: Problem[]): Head | undefined {
  if (framework === undefined) return undefined;
  const reading = readFile(framework.file, framework.text, frameworkSchema);
  if (reading.state === 'bad') {
    problems.push(...reading.problems);
    return undefined;
  }
  const order = (group: { readonly id: Group }) => GROUPS.indexOf(group.id);
  return { ...reading.value, groups: [...reading.value.groups].sort((a, b) => order(a) - order(b)) };
}

/** In the order of the standard, whatever the order of the files. */
function readTasks({ tasks }: SetFiles, readOne: ReadOne, problems: Problem[]): readonly TaskPolicy[] {
  return TASK_IDS.flatMap((id) => {
    const file = tasks.get(id);
    if (file === undefined) return [];
    const { task, problems: found } = readOne(id, file);
    problems.push(...found);
    return task === undefined ? [] : [task];
  });
}

interface TaskFiles {
  readonly id: TaskId;
  readonly file: NamedText;
  readonly cases: NamedText | undefined;
}

function readWithCases({ id, file, cases }: TaskFiles, facts: FactSheet): TaskReading {
  const { task, problems } = readTask(file, id, facts);
  return { task, problems: cases === undefined ? problems : [...problems, ...checkCases(cases, task, facts)] };
}
