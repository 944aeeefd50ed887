/** What is wrong with the structure of a Markdown text of ours; empty = tables, tags and markup are whole. */
export function markdownFlaws(markdown: string): readonly string[] {
  return [...tableFlaws(markdown), ...tagFlaws(markdown), ...markupFlaws(markdown), ...hiddenFlaws(markdown)];
}

/** Characters that no format may let through: they steer a terminal or hide text from a reader. */
const STEERING =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

export function hiddenFlaws(text: string): readonly string[] {
  return [...text.matchAll(STEERING)].map(([found]) => `hidden character U+${found.charCodeAt(0).toString(16)}`);
}

function tableFlaws(markdown: string): readonly string[] {
  const flaws: string[] = [];
  let width: number | undefined;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) {
      if (line.includes('|')) flaws.push(`a pipe outside a table: ${line}`);
      width = undefined;
      continue;
    }
    const cells = line.split('|').length;
    if (width !== undefined && cells !== width) flaws.push(`${cells} cells instead of ${width}: ${line}`);
    if (!line.endsWith('|')) flaws.push(`a row without end: ${line}`);
    width = cells;
  }
  return flaws;
}

function tagFlaws(markdown: string): readonly string[] {
  const tags = [...markdown.matchAll(/<\/?(details|summary)>/g)].map(([tag]) => tag).join('');
  const rest = tags.replaceAll('<details><summary></summary></details>', '');
  const foreign = markdown.replaceAll(/<\/?(details|summary)>|<br>/g, '').match(/[<>]/g) ?? [];
  return [...(rest === '' ? [] : [`tags out of order: ${rest}`]), ...foreign.map((one) => `foreign ${one}`)];
}

/** After GitHub has resolved entities nothing may be left that becomes a mention, a reference or a link of its own. */
function markupFlaws(markdown: string): readonly string[] {
  const bare = markdown
    .replaceAll(/\]\(https:\/\/github\.com\/[^\s()|]*\)/g, ']')
    .replaceAll(/`(observe|ratchet|enforce|ssdf-gate assess)`/g, '')
    .replaceAll(/^## #\d+$/gm, '');
  const shown = bare.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  const links = shown.match(/@[\w-]|#\d|:\/\/|www\.|GH-\d/gi) ?? [];
  const odd = bare.split('\n').filter((line) => line.split('**').length % 2 === 0);
  return [
    ...links.map((one) => `becomes a link: ${one}`),
    ...(bare.match(/[`\\~$]|(?<!\*)\*(?!\*)/g) ?? []).map((one) => `raw ${one}`),
    ...odd.map((line) => `bold without end: ${line}`),
  ];
}
