import { isTaskId, TASK_IDS, type TaskId } from '../model/level.ts';
import type { Text } from '../model/text.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { quote } from './quote.ts';

export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** The files of a policy set by what their names say they are. */
export interface SetFiles {
  readonly framework: NamedText | undefined;
  readonly tasks: ReadonlyMap<TaskId, NamedText>;
  readonly cases: ReadonlyMap<TaskId, NamedText>;
  readonly problems: readonly Problem[];
}

/** Most YAML files that a set may have: framework, tasks and cases, with room for mistakes to be named. */
const MAX_FILES = 4 * TASK_IDS.length;

const NAME = /^(.+?)(\.cases)?\.yml$/;

/** Sorts files by name; keys are paths or bare names. What is no YAML (a README) is left alone. */
export function sortSetFiles(files: ReadonlyMap<string, string>): SetFiles {
  const yaml = [...files].filter(([file]) => /\.ya?ml$/.test(file)).map(([file, text]) => ({ file, text }));
  const tasks = new Map<TaskId, NamedText>();
  const cases = new Map<TaskId, NamedText>();
  const problems: Problem[] = yaml.length > MAX_FILES ? [problemAt('.', TOO_MANY)] : [];
  let framework: NamedText | undefined;
  for (const named of yaml.slice(0, MAX_FILES)) {
    const [, stem = '', isCases] = NAME.exec(baseName(named.file)) ?? [];
    if (stem === 'framework' && isCases === undefined) framework = named;
    else if (isTaskId(stem)) (isCases === undefined ? tasks : cases).set(stem, named);
    else problems.push(problemAt(named.file, noSuchFile(named.file)));
  }
  return { framework, tasks, cases, problems: [...problems, ...missing({ framework, tasks, cases })] };
}

function missing({ framework, tasks, cases }: Omit<SetFiles, 'problems'>): readonly Problem[] {
  const withoutCases = [...tasks]
    .filter(([id]) => !cases.has(id))
    .map(([id, { file }]) => problemAt(file, noCases(id)));
  const withoutTask = [...cases].filter(([id]) => !tasks.has(id)).map(([id, { file }]) => problemAt(file, noTask(id)));
  const head = framework === undefined ? [problemAt('framework.yml', NO_FRAMEWORK)] : [];
  return [...head, ...(tasks.size === 0 ? [problemAt('.', NO_TASKS)] : []), ...withoutCases, ...withoutTask];
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function problemAt(file: string, what: Text): Problem {
  return { code: 'POLICY_RULE', file, line: 1, what };
}

function noSuchFile(file: string): Text {
  const name = baseName(file);
  const hint = nearest(name, ['framework.yml', ...TASK_IDS.flatMap((id) => [`${id}.yml`, `${id}.cases.yml`])]);
  const cure = hint ?? 'framework.yml, <TASK>.yml, <TASK>.cases.yml';
  return {
    en: `${quote(name)} is no file of a policy set; rename it (${cure}) or move it away`,
    ja: `${quote(name)} はポリシーのファイル名ではありません。名前を変える（${cure}）か、別の場所へ移してください`,
  };
}

function noCases(id: TaskId): Text {
  return {
    en: `${id} has no cases; add ${id}.cases.yml beside it with at least one met, one unmet, one unknown and one empty case`,
    ja: `${id} のケースがありません。${id}.cases.yml を同じ場所に追加し、met・unmet・unknown と、何もない場合を確かめてください`,
  };
}

function noTask(id: TaskId): Text {
  return {
    en: `these cases have no task; add ${id}.yml beside them`,
    ja: `対応するタスクがありません。${id}.yml を同じ場所に追加してください`,
  };
}

const NO_FRAMEWORK: Text = {
  en: 'the set has no framework.yml; add it with name, status, groups and the labels of the 42 tasks',
  ja: 'framework.yml がありません。name・status・groups と 42 タスクの labels を書いて追加してください',
};
const NO_TASKS: Text = {
  en: 'the set has no task file, so it judges nothing; add one such as PS.1.1.yml',
  ja: 'タスクのファイルがなく、何も判定できません。PS.1.1.yml のように追加してください',
};
const TOO_MANY: Text = {
  en: `a policy set has at most ${MAX_FILES} files; move the others away`,
  ja: `ポリシーのファイルは ${MAX_FILES} 件までです。その他は別の場所へ移してください`,
};
