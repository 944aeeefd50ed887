/** Characters that change how text around them is read: controls, bidirectional overrides, zero-width and line separators. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Everything that GitHub's Markdown or HTML could take as markup, and what starts a mention, a reference or a link. */
const MARKUP = /[\\`*_{}[\]()<>#+!|~@&:$=^-]/g;

/** Longest piece of repository text that is shown, in characters. */
const MAX_LENGTH = 300;

/**
 * Repository text for a line or a table cell of GitHub Markdown: shown as it reads, meaning nothing. The one place where
 * this format escapes.
 */
export function escapeMarkdown(text: string, maxLength = MAX_LENGTH): string {
  const shown = Array.from(text.replaceAll(/\s+/g, ' ').replaceAll(INVISIBLE, '�'));
  const cut = shown.length > maxLength ? `${shown.slice(0, maxLength).join('')}…` : shown.join('');
  return cut.replaceAll(MARKUP, (mark) => `&#${mark.codePointAt(0) ?? 63};`);
}

/** A sentence of ours that may hold repository text inside: markup is neutral, plain punctuation stays readable. */
export function plainMarkdown(text: string): string {
  const shown = text.replaceAll(/\s+/g, ' ').replaceAll(INVISIBLE, '�');
  return shown
    .replaceAll(/[\\`*_[\]<>|~@&#]/g, (mark) => `&#${mark.codePointAt(0) ?? 63};`)
    .replaceAll('://', '&#58;//');
}

/** A link whose address is percent-encoded already; what could still end it early is encoded too. */
export function linkMarkdown(text: string, address: string): string {
  const safe = address.replaceAll(/[()'"<>\s]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${escapeMarkdown(text)}](${safe})`;
}
