import { factsNamed } from '../../assessment/need.ts';
import type { CriterionAssessment } from '../../model/assessment.ts';
import type { Criterion } from '../../model/policy.ts';
import type { Language } from '../../model/text.ts';
import { type Circles, mayShow } from '../audience.ts';
import { markSign, resultWord } from '../criterion-view.ts';
import type { ReportOptions } from '../types.ts';
import { colon } from '../words.ts';
import { factLines } from './fact-lines.ts';
import { needLines } from './need-lines.ts';
import { LABELS, ORIGINS } from './words.ts';

interface Context {
  readonly input: Circles;
  readonly options: ReportOptions;
}

/** One criterion: what it asks and needs, then (where it may be seen) how it was judged and from which answers. */
export function criterionLines(
  criterion: Criterion,
  judged: CriterionAssessment | undefined,
  { input, options }: Context,
): readonly string[] {
  const { language } = options;
  const { id, mark, asks, needs, remedy, silentOn, origin } = criterion;
  const facts = factsNamed(needs);
  const shown = mayShow({ facts }, input, options);
  const result = judged === undefined || !shown ? '' : `  ${resultWord(judged, language)}`;
  const found = shown ? facts.flatMap((fact) => factLines(fact, input, language)) : [];
  const why = judged === undefined ? [] : [shown ? judged.message[language] : LABELS.held[language]];
  return [
    `  ${markSign(mark)} ${id}${result}  ${asks[language]} [${ORIGINS[origin][language]}]`,
    ...labelled('needs', needLines(needs, input.facts, language), language),
    ...labelled('why', why, language),
    ...labelled('facts', found, language),
    ...labelled(shown && judged?.result === 'met' ? 'how' : 'remedy', [remedy[language]], language),
    ...labelled('silentOn', silentOn === undefined ? [] : [silentOn[language]], language),
  ];
}

/** `label: first line`, further lines below it. */
function labelled(label: keyof typeof LABELS, lines: readonly string[], language: Language): readonly string[] {
  const [first, ...others] = lines;
  if (first === undefined) return [];
  return [`      ${LABELS[label][language]}${colon(language)}${first}`, ...others.map((line) => `        ${line}`)];
}
