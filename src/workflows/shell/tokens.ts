/** A shell word with its quotes taken off, or an operator that separates commands. */
export type Token =
  | {
      readonly kind: 'word';
      readonly text: string;
      /** A word that was quoted is never a keyword or an assignment. */
      readonly quoted: boolean;
      /** Scripts of `$( )` and back quotes inside it: they run as well. */
      readonly inner: readonly string[];
      readonly line: number;
    }
  | { readonly kind: 'op'; readonly text: string; readonly line: number };

const OPERATORS = ['&&', '||', ';;&', ';;', ';&', '|&', ';', '|', '&', '(', ')', '\n'];

interface Lexer {
  readonly text: string;
  at: number;
  line: number;
  readonly tokens: Token[];
  /** Here-documents whose body starts on the next line. */
  readonly waiting: { readonly end: string; readonly indented: boolean }[];
}

/** Splits a script into words and operators. Comments and here-documents fall away; redirections are dropped with their target. */
export function tokensOf(text: string): Token[] {
  const lexer: Lexer = { text: text.replaceAll('\r\n', '\n'), at: 0, line: 0, tokens: [], waiting: [] };
  while (lexer.at < lexer.text.length) step(lexer);
  return lexer.tokens;
}

function step(lexer: Lexer): void {
  const { text, at } = lexer;
  const character = text[at] ?? '';
  if (text.startsWith('\\\n', at)) {
    lexer.at += 2;
    lexer.line += 1;
  } else if (character === ' ' || character === '\t') lexer.at += 1;
  else if (character === '#') skipLine(lexer);
  else if (arithmetic(lexer)) return;
  else if (redirection(lexer)) return;
  else {
    const operator = OPERATORS.find((each) => text.startsWith(each, at));
    if (operator === undefined) word(lexer);
    else takeOperator(lexer, operator);
  }
}

/** `(( n > 0 ))` computes and runs nothing; with a line end or `;` in it, it is read as brackets in brackets. */
function arithmetic(lexer: Lexer): boolean {
  const match = /^\(\([^;\n()]{0,200}(?:\([^;\n()]{0,200}\)[^;\n()]{0,200}){0,5}\)\)/.exec(
    lexer.text.slice(lexer.at, lexer.at + 600),
  );
  if (match === null) return false;
  lexer.tokens.push({ kind: 'word', text: '((', quoted: true, inner: [], line: lexer.line });
  lexer.at += match[0].length;
  return true;
}

function skipLine(lexer: Lexer): void {
  const end = lexer.text.indexOf('\n', lexer.at);
  lexer.at = end < 0 ? lexer.text.length : end;
}

function takeOperator(lexer: Lexer, operator: string): void {
  lexer.tokens.push({ kind: 'op', text: operator, line: lexer.line });
  lexer.at += operator.length;
  if (operator !== '\n') return;
  lexer.line += 1;
  for (let body = lexer.waiting.shift(); body !== undefined; body = lexer.waiting.shift())
    skipHereDocument(lexer, body);
}

function skipHereDocument(lexer: Lexer, body: { readonly end: string; readonly indented: boolean }): void {
  while (lexer.at < lexer.text.length) {
    const stop = lexer.text.indexOf('\n', lexer.at);
    const end = stop < 0 ? lexer.text.length : stop;
    const line = lexer.text.slice(lexer.at, end);
    lexer.at = Math.min(end + 1, lexer.text.length);
    lexer.line += 1;
    if ((body.indented ? line.replace(/^\t+/, '') : line) === body.end) return;
  }
}

/** `2>&1`, `> file`, `<<EOF`, `<<< text`, `&> file`; `<( )` is a word. */
function redirection(lexer: Lexer): boolean {
  const match = /^(?:\d*(?:<<<|<<-?|>>|<>|>\||[<>]&|[<>])|&>>?)(?!\()/.exec(lexer.text.slice(lexer.at, lexer.at + 12));
  if (match === null) return false;
  lexer.at += match[0].length;
  while (/[ \t]/.test(lexer.text[lexer.at] ?? '')) lexer.at += 1;
  const target = readWord(lexer);
  const here = /<<(-?)$/.exec(match[0]);
  if (here !== null && target !== undefined) lexer.waiting.push({ end: target.text, indented: here[1] === '-' });
  return true;
}

function word(lexer: Lexer): void {
  const read = readWord(lexer);
  if (read !== undefined) lexer.tokens.push(read);
}

function readWord(lexer: Lexer): Extract<Token, { kind: 'word' }> | undefined {
  const { line, at: start } = lexer;
  const inner: string[] = [];
  let text = '';
  let quoted = false;
  while (lexer.at < lexer.text.length) {
    const character = lexer.text[lexer.at] ?? '';
    if (
      /[\s;|&()<>]/.test(character) &&
      !lexer.text.startsWith('<(', lexer.at) &&
      !lexer.text.startsWith('>(', lexer.at)
    )
      break;
    if (character === "'" || character === '"') quoted = true;
    text += piece(lexer, character, inner);
  }
  // A character that is none of a word's is stepped over, so that nothing loops.
  if (lexer.at === start) lexer.at += 1;
  return text === '' && !quoted ? undefined : { kind: 'word', text, quoted, inner, line };
}

function piece(lexer: Lexer, character: string, inner: string[]): string {
  const { text, at } = lexer;
  if (text.startsWith('${{', at)) return until(lexer, '}}', 3);
  if (text.startsWith('$((', at)) return until(lexer, '))', 3);
  if (text.startsWith('${', at)) return until(lexer, '}', 2);
  if (/^[$<>]\($/.test(text.slice(at, at + 2))) return substitution(lexer, inner);
  if (character === '`') return backQuoted(lexer, inner);
  if (character === "'") return until(lexer, "'", 1).slice(1, -1);
  if (character === '"') return doubleQuoted(lexer, inner);
  lexer.at += 1;
  if (character !== '\\') return character;
  const escaped = text[lexer.at] ?? '';
  lexer.at += 1;
  if (escaped !== '\n') return escaped;
  lexer.line += 1;
  return '';
}

/** Takes everything up to and with an end mark, or to the end of the text. */
function until(lexer: Lexer, mark: string, skip: number): string {
  const found = lexer.text.indexOf(mark, lexer.at + skip);
  return takeTo(lexer, found < 0 ? lexer.text.length : found + mark.length);
}

function takeTo(lexer: Lexer, end: number): string {
  const taken = lexer.text.slice(lexer.at, end);
  lexer.line += taken.split('\n').length - 1;
  lexer.at = end;
  return taken;
}

function backQuoted(lexer: Lexer, inner: string[]): string {
  const taken = until(lexer, '`', 1);
  inner.push(taken.slice(1, -1));
  return taken;
}

function substitution(lexer: Lexer, inner: string[]): string {
  let depth = 0;
  let end = lexer.at;
  do {
    const character = lexer.text[end];
    if (character === "'") end = Math.max(end, lexer.text.indexOf("'", end + 1));
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    end += 1;
  } while (end < lexer.text.length && (depth > 0 || end === lexer.at + 1));
  const taken = takeTo(lexer, end);
  inner.push(taken.slice(2, -1));
  return taken;
}

function doubleQuoted(lexer: Lexer, inner: string[]): string {
  lexer.at += 1;
  let text = '';
  while (lexer.at < lexer.text.length && lexer.text[lexer.at] !== '"') {
    const character = lexer.text[lexer.at] ?? '';
    if (character === '\n') lexer.line += 1;
    if (character === '$' || character === '`' || character === '\\') text += piece(lexer, character, inner);
    else {
      text += character;
      lexer.at += 1;
    }
  }
  lexer.at += 1;
  return text;
}
