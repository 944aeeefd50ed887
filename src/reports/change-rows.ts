import type { CriterionAssessment, LevelRange, Movement, TaskAssessment } from '../model/assessment.ts';
import { factOf } from '../model/evidence.ts';
import type { FactId } from '../model/fact.ts';
import type { TaskId } from '../model/level.ts';
import type { Source } from '../model/source.ts';
import { joinTexts, type Text } from '../model/text.ts';
import { rangeOf } from '../assessment/delta.ts';
import { mayShow, mayShowFact } from './audience.ts';
import { factText } from './fact-text.ts';
import { isFall } from './movement.ts';
import type { ReportInput, ReportOptions } from './types.ts';
import { lostCriteria, type Weakened, weakened, wonCriteria } from './weakened.ts';

/** What the change does to one task. `held` = the level stays, and the row is advice. */
export interface ChangeRow {
  readonly task: TaskId;
  readonly from: LevelRange;
  readonly to: LevelRange;
  readonly held: boolean;
  /** May hold repository text. */
  readonly reason: Text;
  readonly places: readonly Source[];
}

const HELD_BACK: Text = { en: 'held back here', ja: 'ここでは表示していません' };

/** A row per task that moves, then one per task that changes below its level. */
export function changeRows(input: ReportInput, options: ReportOptions): readonly ChangeRow[] {
  if (input.baseline === undefined) return [];
  const tasks = new Map(input.assessment.tasks.map((task) => [task.id, task]));
  const moved = input.assessment.delta.flatMap((movement) => {
    const task = tasks.get(movement.id);
    return task === undefined ? [] : [movedRow(movement, task, { input, options })];
  });
  return [...moved, ...weakened(input, options).flatMap((one) => heldRow(one, input))];
}

interface Context {
  readonly input: ReportInput;
  readonly options: ReportOptions;
}

function movedRow({ id, from, to, because }: Movement, task: TaskAssessment, { input, options }: Context): ChangeRow {
  const turned = isFall({ id, from, to, because }) ? lostCriteria(task, input) : wonCriteria(task, input);
  const criteria = turned.filter((one) => mayShow(one, input, options));
  const facts = because.filter((fact) => mayShowFact(fact, input, options));
  const told = criteria.length > 0 ? criteria.map(({ message }) => message) : facts.map((fact) => nowText(fact, input));
  const reason = told.length === 0 ? HELD_BACK : joinTexts(told);
  return { task: id, from, to, held: false, reason, places: placesOf(facts, input) };
}

function heldRow({ task, lost, won, facts }: Weakened, input: ReportInput): readonly ChangeRow[] {
  const range = rangeOf(task);
  if (range === undefined) return [];
  const texts = [
    ...lost.map(({ message }) => message),
    ...facts.map((fact) => nowText(fact, input)),
    ...won.map(({ message }) => ({ en: `better: ${message.en}`, ja: `改善：${message.ja}` })),
  ];
  const named = [...lost, ...won].flatMap((criterion: CriterionAssessment) => criterion.facts);
  const places = placesOf([...new Set([...facts, ...named])], input);
  return [{ task: task.id, from: range, to: range, held: true, reason: joinTexts(texts), places }];
}

/** "How many …? was 100 %, now 97 %". */
function nowText(id: FactId, { baseline, evidence, facts }: ReportInput): Text {
  const description = facts[id];
  const asks = description?.asks ?? { en: id, ja: id };
  const before = baseline === undefined ? undefined : factOf(baseline.evidence, id);
  const was = factText(before, description);
  const now = factText(factOf(evidence, id), description);
  return {
    en: `${asks.en} — was: ${was.en}; now: ${now.en}`,
    ja: `${asks.ja}：変更前は${was.ja}、変更後は${now.ja}`,
  };
}

function placesOf(facts: readonly FactId[], { evidence }: ReportInput): readonly Source[] {
  return facts.flatMap((id) => factOf(evidence, id)?.sources ?? []).filter((source) => 'path' in source);
}
