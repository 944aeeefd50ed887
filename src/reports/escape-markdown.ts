import { cutText, visibleLine } from './visible.ts';

/** Everything in a line that GitHub's Markdown or HTML could take as markup, a mention, a reference or a link. */
const MARKUP = /:\/\/|www(?=\.)|\bGH(?=-\d)|[\\`*_[\]<>|~@&#$]/gi;

/** What would begin a list, a heading or a rule at the start of a line. */
const AT_START = /^([-+=]|\d+[.)])/;

/**
 * Mentions, references and links are looked for after entities are resolved, so that an entity alone does not stop them; a
 * zero-width space does.
 */
const ZERO_WIDTH_SPACE = '&#8203;';

/** Longest piece of repository text, and longest sentence, that is shown, in characters. */
const MAX_LENGTH = 300;
const MAX_SENTENCE_LENGTH = 2000;

/**
 * Repository text for a line or a table cell of GitHub Markdown: shown as it reads, meaning nothing. The one place where
 * this format escapes.
 */
export function escapeMarkdown(text: string, maxLength = MAX_LENGTH): string {
  const line = cutText(visibleLine(text).replaceAll(/\s+/g, ' '), maxLength);
  return line
    .replaceAll(MARKUP, neutral)
    .replace(AT_START, (start) => `${start.slice(0, -1)}${entity(start.slice(-1))}`);
}

/** A sentence of ours that may hold repository text inside. */
export function plainMarkdown(text: string): string {
  return escapeMarkdown(text, MAX_SENTENCE_LENGTH);
}

/** A link whose address is percent-encoded already; what could still end it early is encoded too. */
export function linkMarkdown(text: string, address: string): string {
  const safe = address.replaceAll(/[()'"<>\\|\s]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${escapeMarkdown(text)}](${safe})`;
}

function neutral(mark: string): string {
  if (mark === '://') return `:${ZERO_WIDTH_SPACE}//`;
  if (mark.length > 1) return `${mark}${ZERO_WIDTH_SPACE}`;
  return mark === '@' || mark === '#' ? `${entity(mark)}${ZERO_WIDTH_SPACE}` : entity(mark);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0xfffd};`;
}
