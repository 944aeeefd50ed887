import type { CriterionAssessment } from '../../model/assessment.ts';
import { factOf } from '../../model/evidence.ts';
import type { FactId } from '../../model/fact.ts';
import type { Criterion } from '../../model/policy.ts';
import { viewCriterion, withheldText } from '../criterion-view.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { factText } from '../fact-text.ts';
import { placesMarkdown } from '../place.ts';
import type { ReportOptions } from '../types.ts';
import { colon } from '../words.ts';
import type { CaseInput, Judged } from './index.ts';
import { type JudgedRecord, recordDetails, shownRecords } from './record-lines.ts';
import { levelName } from './words.ts';

/** Sources named per fact. */
const MAX_SOURCES = 10;

/** Every criterion with its result, the facts and their sources, and the records that speak for it. */
export function detailLines(judged: Judged, input: CaseInput, options: ReportOptions): readonly string[] {
  const records = shownRecords(judged, input, options);
  return judged.policy.levels.flatMap(({ level, criteria, judgement }) => [
    `### ${levelName(level)[options.language]}${colon(options.language)}${plainMarkdown(judgement[options.language])}`,
    '',
    ...criteria.flatMap((criterion) => {
      const result = judged.task.criteria.find(({ id }) => id === criterion.id);
      const own = records.filter(({ record }) => record.criterion === criterion.id);
      return result === undefined ? [] : criterionLines(criterion, { result, own }, { input, options });
    }),
    '',
  ]);
}

interface Found {
  readonly result: CriterionAssessment;
  readonly own: readonly JudgedRecord[];
}

interface Context {
  readonly input: CaseInput;
  readonly options: ReportOptions;
}

function criterionLines(criterion: Criterion, { result, own }: Found, { input, options }: Context): readonly string[] {
  const { language } = options;
  const view = viewCriterion(result, input, options);
  const asks = plainMarkdown(criterion.asks[language]);
  const head = `- ${view.mark} ${view.id}`;
  if (view.state === 'withheld') {
    const held = escapeMarkdown(withheldText(input.task, language));
    return [`${head} ${asks}`, `  - ${held}`];
  }
  const lines = [
    plainMarkdown(view.message),
    ...result.facts.map((id) => factLine(id, { input, options })),
    ...own.flatMap((record) => recordDetails(record, language)),
  ];
  return [`${head} **${view.result}** ${asks}`, ...lines.map((line) => `  - ${line}`)];
}

function factLine(id: FactId, { input, options }: Context): string {
  const fact = factOf(input.evidence, id);
  const value = plainMarkdown(factText(fact, input.facts[id])[options.language]);
  const places = placesMarkdown(fact?.sources ?? [], input.assessment.subject, MAX_SOURCES);
  return `${escapeMarkdown(id)} = ${value}${places === '' ? '' : ` – ${places}`}`;
}
