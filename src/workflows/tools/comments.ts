/** Takes the comments of JavaScript, JSON5 and YAML out; quoted text stays. One pass, whatever the text. */
export function withoutComments(text: string): string {
  let out = '';
  let at = 0;
  while (at < text.length) {
    const end = commentEnd(text, at) ?? quoteEnd(text, at);
    if (end === undefined) {
      out += text[at] ?? '';
      at += 1;
    } else {
      out += commentEnd(text, at) === undefined ? text.slice(at, end) : ' ';
      at = end;
    }
  }
  return out;
}

function commentEnd(text: string, at: number): number | undefined {
  if (text.startsWith('/*', at)) return after(text, '*/', at + 2);
  const startsWord = at === 0 || /\s/.test(text[at - 1] ?? '');
  if (text.startsWith('//', at) || (text[at] === '#' && startsWord)) return lineEnd(text, at);
  return undefined;
}

/** A quote ends on its own line, else it is an apostrophe. */
function quoteEnd(text: string, at: number): number | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === quote) return end + 1;
  }
  return undefined;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}
