import type { Form, JudgedForm, JudgedItem } from '../../model/form.ts';
import type { Language } from '../../model/text.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { DISCLAIMER } from '../words.ts';
import { DRAFT_NOTICE, FORM_WORDS, STATES } from './words.ts';

/**
 * A form with the state of each item, as Markdown, for the person who asked. It names criteria and states, no fact and no
 * value. The state of a criterion may rest on facts that are not public: it is a draft for counsel, not a page.
 * Names of people in accepted risks are repository text and escaped.
 */
export function renderForm(form: Form, judged: JudgedForm, language: Language): string {
  const lines = [
    `# ${form.label[language]}`,
    '',
    `> **${DRAFT_NOTICE[language]}**`,
    '',
    `${form.status[language]} (${FORM_WORDS.asOf[language]} ${form.asOf})`,
    '',
    ...table(judged.items, language),
    '',
    `## ${FORM_WORDS.exclusions[language]}`,
    '',
    ...listed(judged.exclusions, language),
    '',
    `## ${FORM_WORDS.planOfAction[language]}`,
    '',
    ...listed(
      judged.planOfAction.map(
        ({ criterion, until, by }) =>
          `${criterion}: ${escapeMarkdown(by)}, ${FORM_WORDS.until[language]} ${escapeMarkdown(until)}`,
      ),
      language,
    ),
    '',
    DISCLAIMER[language],
  ];
  return `${lines.join('\n')}\n`;
}

function table(items: readonly JudgedItem[], language: Language): readonly string[] {
  const head = [FORM_WORDS.item, FORM_WORDS.state, FORM_WORDS.checks].map((word) => word[language]);
  return [
    `| ${head.join(' | ')} |`,
    '| --- | --- | --- |',
    ...items.map(({ item, state, checks }) => {
      const each = checks
        .filter(({ excluded }) => !excluded)
        .map((check) => `${check.criterion} ${STATES[check.state][language]}`);
      return `| ${item.id} ${item.label[language]} | **${STATES[state][language]}** | ${each.join('<br>')} |`;
    }),
  ];
}

function listed(rows: readonly string[], language: Language): readonly string[] {
  return rows.length === 0 ? [FORM_WORDS.none[language]] : rows.map((row) => `- ${row}`);
}
