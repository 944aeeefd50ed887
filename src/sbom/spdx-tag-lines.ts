/** One `Tag: value` of SPDX 2's tag-value form; `<text>…</text>` may span lines. */
export interface Tag {
  readonly tag: string;
  readonly value: string;
  /** 1-based, of the tag itself. */
  readonly line: number;
  /** `<text>` was opened and never closed. */
  readonly open?: true;
}

/** True for text that names its SPDX version in its first lines (clause 6.1). */
export function looksLikeTagValue(text: string): boolean {
  return /^SPDXVersion:\s*SPDX-/m.test(text.slice(0, 4096));
}

const OPEN = '<text>';
const CLOSE = '</text>';

/** The tags of a text in order; a line that is neither a tag nor a comment nor empty comes with an empty tag. */
export function* tagsOf(text: string): Generator<Tag> {
  let number = 0;
  for (let at = 0; at <= text.length;) {
    number += 1;
    const end = endOfLine(text, at);
    const [tag, first] = taken(text.slice(at, end).trim());
    if (tag === undefined) {
      at = end + 1;
      continue;
    }
    if (tag === '' || !first.startsWith(OPEN)) {
      yield { tag, value: first, line: number };
      at = end + 1;
      continue;
    }
    const start = text.indexOf(OPEN, at) + OPEN.length;
    const close = text.indexOf(CLOSE, start);
    const stop = close === -1 ? text.length : close;
    yield { tag, value: text.slice(start, stop), line: number, ...(close === -1 ? { open: true } : {}) };
    number += linesIn(text, at, stop);
    at = close === -1 ? text.length + 1 : endOfLine(text, stop) + 1;
  }
}

/** Tag and the rest of its line; undefined for a line that says nothing. */
function taken(line: string): readonly [string | undefined, string] {
  if (line === '' || line.startsWith('#')) return [undefined, ''];
  const colon = line.indexOf(':');
  const tag = colon === -1 ? '' : line.slice(0, colon).trim();
  return /^[A-Za-z]+$/.test(tag) ? [tag, line.slice(colon + 1).trim()] : ['', line];
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
