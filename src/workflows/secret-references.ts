import { expressionsIn } from './expression/parse.ts';
import type { Located } from './located.ts';
import type { SecretReference } from './model.ts';

/** Every secret that an expression below a node names, in order. Comments and plain text name none. */
export function secretsIn(node: Located | undefined): SecretReference[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'map':
      return [...node.entries.values()].flatMap(secretsIn);
    case 'list':
      return node.items.flatMap(secretsIn);
    case 'scalar':
      return node.text.includes('${{') ? secretsInText(node.text, node.line) : [];
  }
}

function secretsInText(text: string, line: number): SecretReference[] {
  let [from, at] = [0, line];
  return expressionsIn(text).flatMap((expression) => {
    at += text.slice(from, expression.offset).split('\n').length - 1;
    from = expression.offset;
    const here = at;
    return namesIn(expression.text).map((name) => ({ name, line: here }));
  });
}

/** `secrets.NAME`, `secrets['NAME']`; anything else done with `secrets` takes a name that only a run knows, or all. */
const NAMED = /\bsecrets\b(?:\s*\.\s*([A-Za-z_][\w-]*)|\s*\[\s*'([^']*)'\s*\])?/gi;

function namesIn(expression: string): (string | undefined)[] {
  return [...expression.matchAll(NAMED)].map((match) => match[1] ?? match[2]);
}
