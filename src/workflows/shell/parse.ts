import { isOp, isWord, nextText, skipLines, skipList, skipWord, type Parser } from './cursor.ts';
import type { Chain, Command, Pipeline, Script, Word } from './script.ts';
import { tokensOf } from './tokens.ts';

const MAX_DEPTH = 40;

/** Reads a script; what nests deeper than any person writes is cut there. */
export function parseScript(text: string): Script {
  const parser = { tokens: tokensOf(text), at: 0, depth: 0 };
  const chains: Chain[] = [];
  while (parser.at < parser.tokens.length) {
    const before = parser.at;
    chains.push(...script(parser, []));
    // A closing word without its opening one is stepped over.
    if (parser.at === before) parser.at += 1;
  }
  return chains;
}

/** Chains up to one of the stop words (which stays) or a closing bracket. */
function script(parser: Parser, stops: readonly string[]): Chain[] {
  const chains: Chain[] = [];
  if (parser.depth >= MAX_DEPTH) {
    parser.at = parser.tokens.length;
    return chains;
  }
  parser.depth += 1;
  for (;;) {
    while (isOp(parser, ';') || isOp(parser, '\n') || isOp(parser, '&')) parser.at += 1;
    if (atEnd(parser, stops)) break;
    const before = parser.at;
    chains.push(chain(parser));
    if (parser.at === before) parser.at += 1;
  }
  parser.depth -= 1;
  return chains;
}

function atEnd(parser: Parser, stops: readonly string[]): boolean {
  const token = parser.tokens[parser.at];
  if (token === undefined) return true;
  if (token.kind === 'op') return token.text === ')' || token.text.startsWith(';;') || token.text === ';&';
  return !token.quoted && stops.includes(token.text);
}

function chain(parser: Parser): Chain {
  const parts = [{ after: undefined as '&&' | '||' | undefined, pipeline: pipeline(parser) }];
  for (;;) {
    const after = isOp(parser, '&&') ? '&&' : isOp(parser, '||') ? '||' : undefined;
    if (after === undefined) break;
    parser.at += 1;
    skipLines(parser);
    parts.push({ after, pipeline: pipeline(parser) });
  }
  return { parts, background: isOp(parser, '&') };
}

function pipeline(parser: Parser): Pipeline {
  let negated = false;
  while (isWord(parser, '!')) {
    negated = !negated;
    parser.at += 1;
  }
  const commands = [command(parser)];
  while (isOp(parser, '|') || isOp(parser, '|&')) {
    parser.at += 1;
    skipLines(parser);
    commands.push(command(parser));
  }
  return { negated, commands };
}

function command(parser: Parser): Command {
  const token = parser.tokens[parser.at];
  if (isOp(parser, '(')) return bracketed(parser);
  if (token?.kind !== 'word' || token.quoted) return simple(parser);
  switch (token.text) {
    case '{':
      return { kind: 'group', subshell: false, body: between(parser, '}') };
    case 'if':
      return conditional(parser);
    case 'while':
    case 'until':
      return loop(parser);
    case 'for':
    case 'select':
      return forLoop(parser);
    case 'case':
      return cases(parser);
    case '[[':
      return test(parser);
    case 'function':
      parser.at += 1;
      return functionNamed(parser, nextText(parser));
    default:
      return isFunction(parser) ? functionNamed(parser, nextText(parser)) : simple(parser);
  }
}

const MAX_TEST = 200;

/** `[[ … ]]` is one command: `&&`, `||` and brackets inside it separate nothing. */
function test(parser: Parser): Command {
  const ahead = parser.tokens.slice(parser.at, parser.at + MAX_TEST);
  const end = ahead.findIndex((token) => token.kind === 'word' && !token.quoted && token.text === ']]');
  if (end < 0) return simple(parser);
  parser.at += end + 1;
  const words = ahead.slice(0, end + 1).filter((token) => token.kind === 'word');
  return { kind: 'simple', words, line: ahead[0]?.line ?? 0 };
}

function bracketed(parser: Parser): Command {
  parser.at += 1;
  const body = script(parser, []);
  if (isOp(parser, ')')) parser.at += 1;
  return { kind: 'group', subshell: true, body };
}

/** The script between the word at hand and its closing one. */
function between(parser: Parser, close: string): Script {
  parser.at += 1;
  const body = script(parser, [close]);
  skipWord(parser, close);
  return body;
}

function conditional(parser: Parser): Command {
  const branches: { condition: Script; body: Script }[] = [];
  while (isWord(parser, 'if') || isWord(parser, 'elif')) {
    parser.at += 1;
    const condition = script(parser, ['then']);
    skipWord(parser, 'then');
    branches.push({ condition, body: script(parser, ['elif', 'else', 'fi']) });
  }
  const otherwise = isWord(parser, 'else') ? between(parser, 'fi') : [];
  skipWord(parser, 'fi');
  return { kind: 'if', branches, otherwise };
}

function loop(parser: Parser): Command {
  parser.at += 1;
  const condition = script(parser, ['do']);
  return { kind: 'loop', condition, body: isWord(parser, 'do') ? between(parser, 'done') : [] };
}

/** `for x in …; do …; done`: the words after `in` are data. */
function forLoop(parser: Parser): Command {
  while (parser.at < parser.tokens.length && !isWord(parser, 'do')) parser.at += 1;
  return { kind: 'loop', condition: [], body: between(parser, 'done') };
}

function cases(parser: Parser): Command {
  const bodies: Script[] = [];
  while (parser.at < parser.tokens.length && !isWord(parser, 'in')) parser.at += 1;
  parser.at += 1;
  while (parser.at < parser.tokens.length && !isWord(parser, 'esac')) {
    while (parser.at < parser.tokens.length && !isOp(parser, ')') && !isWord(parser, 'esac')) parser.at += 1;
    if (!isOp(parser, ')')) break;
    parser.at += 1;
    bodies.push(script(parser, ['esac']));
    if (!isWord(parser, 'esac')) parser.at += 1;
  }
  skipWord(parser, 'esac');
  return { kind: 'case', bodies };
}

function isFunction(parser: Parser): boolean {
  const [open, close] = [parser.tokens[parser.at + 1], parser.tokens[parser.at + 2]];
  return open?.kind === 'op' && open.text === '(' && close?.kind === 'op' && close.text === ')';
}

function functionNamed(parser: Parser, name: string): Command {
  if (isOp(parser, '(')) parser.at += 1;
  if (isOp(parser, ')')) parser.at += 1;
  skipLines(parser);
  parser.depth += 1;
  const body: Command = parser.depth < MAX_DEPTH ? command(parser) : simple(parser);
  parser.depth -= 1;
  return {
    kind: 'function',
    name,
    body: [{ parts: [{ after: undefined, pipeline: { negated: false, commands: [body] } }], background: false }],
  };
}

function simple(parser: Parser): Command {
  const words: Word[] = [];
  const line = parser.tokens[parser.at]?.line ?? 0;
  for (let token = parser.tokens[parser.at]; token !== undefined; token = parser.tokens[parser.at]) {
    // `name=( … )` is a list of data.
    if (token.kind === 'op' && token.text === '(' && words.at(-1)?.text.endsWith('=') === true) skipList(parser);
    else if (token.kind === 'op') break;
    else {
      words.push(token);
      parser.at += 1;
    }
  }
  return { kind: 'simple', words, line };
}
