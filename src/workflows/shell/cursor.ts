import type { Token } from './tokens.ts';

export interface Parser {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

export function nextText(parser: Parser): string {
  const token = parser.tokens[parser.at];
  parser.at += 1;
  return token?.text ?? '';
}

export function skipList(parser: Parser): void {
  while (parser.at < parser.tokens.length && !isOp(parser, ')')) parser.at += 1;
  parser.at += 1;
}

export function isOp(parser: Parser, text: string): boolean {
  const token = parser.tokens[parser.at];
  return token?.kind === 'op' && token.text === text;
}

export function isWord(parser: Parser, text: string): boolean {
  const token = parser.tokens[parser.at];
  return token?.kind === 'word' && !token.quoted && token.text === text;
}

export function skipWord(parser: Parser, text: string): void {
  if (isWord(parser, text)) parser.at += 1;
}

export function skipLines(parser: Parser): void {
  while (isOp(parser, '\n')) parser.at += 1;
}
