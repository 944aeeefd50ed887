import type { FactSheet } from '../model/fact-sheet.ts';
import type { Criterion, LevelPolicy, Need, TaskPolicy } from '../model/policy.ts';
import type { Text } from '../model/text.ts';
import { decisionFindings } from './decision-rules.ts';
import { needFindings, type Finding } from './need-rules.ts';

/** Facts that say no more than that a file is there; content is a person's to declare. */
const EXISTENCE_FACTS: ReadonlySet<string> = new Set(['file.documents', 'file.document-topics']);

/** The rules that no shape can say: ids, ★, ▲, and needs that the facts can answer. */
export function taskFindings(task: TaskPolicy, facts: FactSheet): readonly Finding[] {
  const ids = new Set<string>();
  const ofLevels = task.levels.flatMap((level) => {
    const path = ['levels', level.level];
    return [...levelFindings(level, path), ...level.criteria.flatMap((each, index) => ofCriterion(each, level, index))];
  });
  return [...ofLevels, ...decisionFindings(task)];

  function ofCriterion(criterion: Criterion, { level }: LevelPolicy, index: number): readonly Finding[] {
    const path = ['levels', level, 'criteria', index];
    const prefix = `${task.task}-${level}`;
    const id = ids.has(criterion.id) ? idTaken(criterion.id) : idPlace(criterion.id, prefix);
    ids.add(criterion.id);
    return [
      ...(id === undefined ? [] : [{ path: [...path, 'id'], what: id }]),
      ...needFindings(criterion.needs, [...path, 'needs'], facts),
      ...existenceFindings(criterion, path),
    ];
  }
}

function levelFindings({ level, criteria, electives }: LevelPolicy, path: readonly PropertyKey[]): readonly Finding[] {
  const required = criteria.filter((criterion) => criterion.mark === 'required').length;
  const optional = criteria.length - required;
  const findings: Finding[] = [];
  if (required === 0) findings.push({ path: [...path, 'criteria'], what: withoutRequired(level) });
  if (electives.atLeast > optional) {
    findings.push({ path: [...path, 'electives', 'atLeast'], what: tooManyElectives(electives.atLeast, optional) });
  }
  return findings;
}

/** A ★ that the mere existence of a file can meet is refused (promise "presence is not validity"). */
function existenceFindings({ mark, needs }: Criterion, path: readonly PropertyKey[]): readonly Finding[] {
  if (mark !== 'required' || !metByExistence(needs)) return [];
  return [{ path: [...path, 'needs'], what: ONLY_EXISTENCE }];
}

/** Would it be met if nothing but existence facts held? */
function metByExistence(need: Need): boolean {
  switch (need.kind) {
    case 'all':
      return need.of.every(metByExistence);
    case 'any':
      return need.of.some(metByExistence);
    case 'declared':
    case 'task':
    case 'reviews':
      return false;
    case 'fact':
      return EXISTENCE_FACTS.has(need.fact);
  }
}

function idTaken(id: string): Text {
  return {
    en: `the criterion id ${id} is taken; give this one the next letter`,
    ja: `達成基準の ID ${id} は既に使われています。次の英字にしてください`,
  };
}

function idPlace(id: string, prefix: string): Text | undefined {
  if (id.startsWith(prefix)) return undefined;
  return {
    en: `the criterion id ${id} belongs elsewhere; expected ${prefix} and a letter here`,
    ja: `達成基準の ID ${id} はこの場所と合いません。${prefix} に英字 1 文字を続けてください`,
  };
}

function withoutRequired(level: number): Text {
  return {
    en: `level ${level} has no required criterion, so anything would reach it; mark one as required`,
    ja: `達成レベル ${level} に必須の達成基準（★）がなく、無条件で到達してしまいます。1 つ以上を required にしてください`,
  };
}

function tooManyElectives(atLeast: number, optional: number): Text {
  return {
    en: `expected electives.atLeast of at most ${optional}, the number of elective criteria here, came ${atLeast}`,
    ja: `electives.atLeast は選択の達成基準（▲）の数 ${optional} 以下にしてください（現在の値：${atLeast}）`,
  };
}

const ONLY_EXISTENCE: Text = {
  en: 'a file that exists would be enough for this required criterion; add { declared: true } with all, so that a person confirms its content',
  ja: 'ファイルがあるだけでこの必須の達成基準を満たしてしまいます。all で { declared: true } を加え、内容を人が確認するようにしてください',
};
