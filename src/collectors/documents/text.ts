import { hasOwnText, PROPOSED } from '../security-policy.ts';

/** A name that a document gives to a part of it, with all that stands under it. */
export interface Part {
  readonly name: string;
  readonly line: number;
  /** Something of one's own stands under it. */
  readonly filled: boolean;
}

export interface Table {
  readonly line: number;
  readonly columns: readonly string[];
  /** Cells by column; placeholders are empty. */
  readonly rows: readonly (readonly string[])[];
}

/** What a written document holds, as far as its form tells. Whether it is any good is not judged. */
export interface Written {
  readonly parts: readonly Part[];
  readonly tables: readonly Table[];
  /** Letters and digits that are no heading, comment, placeholder or proposal of a template. */
  readonly ownLetters: number;
}

/** More lines than a document of people's hand has; the rest is not looked at. */
const MAX_LINES = 20_000;

interface Line {
  readonly text: string;
  readonly line: number;
  /** 1-6 for a heading. */
  readonly level: number | undefined;
  readonly name: string;
}

/** Reads Markdown, AsciiDoc, reStructuredText or plain text by headings and tables. */
export function readText(text: string): Written {
  const lines = linesOf(withoutComments(text));
  const tables = tablesIn(lines);
  const own = lines.filter(({ level }) => level === undefined);
  return {
    parts: partsOf(lines),
    tables,
    ownLetters: own.reduce((count, { text: line }) => count + lettersOf(line), 0),
  };
}

/** Comments of HTML go, their lines stay. */
function withoutComments(text: string): string {
  const [before = '', ...rest] = text.split('<!--');
  const after = rest.map((part) => {
    const end = part.indexOf('-->');
    const comment = end === -1 ? part : part.slice(0, end);
    return comment.replace(/[^\n]/g, '') + (end === -1 ? '' : part.slice(end + 3));
  });
  return [before, ...after].join('');
}

function linesOf(text: string): Line[] {
  const raw = text.split(/\r?\n/).slice(0, MAX_LINES);
  let fenced = false;
  const lines: Line[] = [];
  for (const [at, line] of raw.entries()) {
    const fence = /^\s*(?:```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    const heading = fenced || fence ? undefined : headingOf(line, raw[at + 1] ?? '');
    lines.push({ text: line, line: at + 1, level: heading?.level, name: heading?.name ?? '' });
  }
  return lines;
}

/** Characters of a heading or column that are looked at. */
const MAX_NAME = 200;

const UNDERLINES = '=-~^"';

function headingOf(line: string, next: string): { level: number; name: string } | undefined {
  const marked = /^(#{1,6}|={1,6})\s+(\S.*)$/.exec(line);
  if (marked !== null) return { level: marked[1]?.length ?? 1, name: plainName(marked[2] ?? '') };
  const underline = /^([=\-~^"])\1{2,}\s*$/.exec(next)?.[1];
  const isName = /[\p{L}\p{N}]/u.test(line) && !/^\s*(?:[-*|>]|\d+\.)\s/.test(line) && !line.startsWith('|');
  if (underline === undefined || !isName) return undefined;
  return { level: UNDERLINES.indexOf(underline) + 1, name: plainName(line) };
}

function plainName(text: string): string {
  return text
    .slice(0, MAX_NAME)
    .replace(/[\s#=]+$/, '')
    .replace(/[*_`]/g, '')
    .replace(/^[\d.)\s]+(?=\D)/, '')
    .trim();
}

/** A heading holds all down to the next one of its level. */
function partsOf(lines: readonly Line[]): Part[] {
  const parts: Part[] = [];
  const open: { name: string; line: number; level: number; body: string[] }[] = [];
  const close = (level: number) => {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) {
      const part = open.pop();
      if (part === undefined) return;
      const filled = isFilled(part.body);
      parts.push({ name: part.name, line: part.line, filled });
      // What fills a part fills the one around it; of the text one line that says so is enough.
      if (filled) open.at(-1)?.body.push(...part.body.filter((line) => lettersOf(line) > 0).slice(0, ENOUGH_LINES));
    }
  };
  for (const { text, line, level, name } of lines) {
    if (level === undefined) open.at(-1)?.body.push(text);
    else {
      close(level);
      open.push({ name, line, level, body: [] });
    }
  }
  close(0);
  return parts.sort((a, b) => a.line - b.line);
}

const ENOUGH_LINES = 20;

/** Fewest letters of an answer; Japanese says more with less. */
const ENOUGH_LETTERS = 12;

function isFilled(body: readonly string[]): boolean {
  const text = body.join('\n');
  const said = PROPOSED.some((proposed) => text.replace(/\s+/g, ' ').toLowerCase().includes(proposed));
  if (said && !hasOwnText(text)) return false;
  return body.reduce((count, line) => count + lettersOf(line), 0) >= ENOUGH_LETTERS;
}

const PLACEHOLDER =
  /^[\s>*\-|\d.]*(?:(?:todo|tbd|tba|fixme|wip|lorem ipsum|coming soon|to be (?:written|done|defined|added|completed|determined|decided)|work in progress|未定|未記入|未作成|準備中|作成中|後日記載|記載予定)(?![\p{L}])|<[^>/]+>\s*$|\[[^\]]+\]\s*$|\{\{[^}]*\}\}\s*$)/iu;

export function isPlaceholder(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || PLACEHOLDER.test(text);
}

/** A letter of a syllabary or an ideograph counts as two. */
export function lettersOf(line: string): number {
  if (isPlaceholder(line) || PROPOSED.includes(line.trim().toLowerCase())) return 0;
  const wide = line.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0;
  return (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0) + wide;
}

/** Tables with a rule under their first row, as GitHub draws them. */
function tablesIn(lines: readonly Line[]): Table[] {
  const tables: Table[] = [];
  for (let at = 0; at + 1 < lines.length; at += 1) {
    if (!isRule(lines[at + 1]?.text ?? '') || !(lines[at]?.text ?? '').includes('|')) continue;
    const columns = cellsOf(lines[at]?.text ?? '').map(plainName);
    const rows: string[][] = [];
    const line = at + 1;
    for (at += 2; (lines[at]?.text ?? '').includes('|'); at += 1) {
      const cells = cellsOf(lines[at]?.text ?? '');
      rows.push(columns.map((_, column) => filledCell(cells[column] ?? '')));
    }
    tables.push({ line, columns, rows: rows.filter((row) => row.some((cell) => cell !== '')) });
  }
  return tables;
}

function isRule(text: string): boolean {
  return text.includes('-') && text.includes('|') && /^[\s|:-]+$/.test(text);
}

function cellsOf(text: string): string[] {
  return text
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

export function filledCell(cell: string): string {
  const plain = cell.replace(/[*`]|^_+|_+$/g, '').trim();
  return isPlaceholder(plain) || /^(?:n\/?a|none|なし)$/i.test(plain) ? '' : plain;
}
