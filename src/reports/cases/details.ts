import { viewCriterion } from '../criterion-view.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { placesMarkdown } from '../place.ts';
import { colon } from '../words.ts';
import type { Case } from './index.ts';
import { PARTS } from './words.ts';

/** Each criterion with what it asks, its result and why, and where that was read. */
export function detailLines({ task, policy, input, options }: Case): readonly string[] {
  const { language } = options;
  const asks = new Map(
    policy.levels.flatMap(({ criteria }) => criteria.map(({ id, asks: text }) => [id, text[language]])),
  );
  return task.criteria.map((criterion) => {
    const view = viewCriterion(criterion, input, options);
    const title = `- ${view.mark} ${view.id} ${plainMarkdown(asks.get(criterion.id) ?? '')}`;
    if (view.state === 'withheld') return `${title}${colon(language)}${PARTS.held[language]}`;
    const places = placesMarkdown(view.sources, input.assessment.subject);
    const where = places === '' ? '' : ` – ${places}`;
    return `${title}\n  - **${view.result}**${colon(language)}${plainMarkdown(view.message)}${where}`;
  });
}
