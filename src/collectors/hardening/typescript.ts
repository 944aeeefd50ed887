import { looseJson } from '../../workflows/tools/settings.ts';
import { normalise } from '../../workflows/use.ts';
import type { Target, Texts } from './target.ts';

const TSCONFIG = /^(?:[^/]+\/){0,2}tsconfig(?:\.[\w-]+)*\.json$/;
const MAX_EXTENDED = 5;

export function isTsConfig(path: string): boolean {
  return TSCONFIG.test(path);
}

/** A program of TypeScript: a `tsconfig.json`. Files of other names are there to be extended or for tools. */
export function typescriptTarget(path: string, texts: Texts): Target[] | undefined {
  if (!/(?:^|\/)tsconfig\.json$/.test(path)) return [];
  const strict = strictIn(path, texts, 0);
  if (strict === 'broken') return undefined;
  // A list of references builds nothing by itself.
  return strict === 'none' ? [] : [{ path, line: 1, kind: 'typescript', hardened: strict }];
}

type Strict = Target['hardened'] | 'none' | 'broken';

function strictIn(path: string, texts: Texts, depth: number): Strict {
  const text = texts(path);
  if (text === undefined || depth > MAX_EXTENDED) return 'undecidable';
  const config = looseJson(text);
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return 'broken';
  const { compilerOptions, references, files } = config as Readonly<Record<string, unknown>>;
  const own =
    typeof compilerOptions === 'object' && compilerOptions !== null
      ? (compilerOptions as { strict?: unknown }).strict
      : undefined;
  if (typeof own === 'boolean') return own ? 'yes' : 'no';
  const bases = basesOf(config as Readonly<Record<string, unknown>>);
  if (bases.length === 0)
    return Array.isArray(references) && Array.isArray(files) && files.length === 0 ? 'none' : 'no';
  // The last one that says it decides; one from a package cannot be read here.
  const answers = bases.map((base) =>
    base.startsWith('.') ? strictIn(fileOf(path, base), texts, depth + 1) : 'undecidable',
  );
  return answers.findLast((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'undecidable') ?? 'no';
}

function basesOf({ extends: base }: Readonly<Record<string, unknown>>): string[] {
  const list: readonly unknown[] = Array.isArray(base) ? base : [base];
  return list.filter((each) => typeof each === 'string');
}

function fileOf(path: string, base: string): string {
  const joined = normalise(`${path.split('/').slice(0, -1).join('/')}/${base}`);
  return joined.endsWith('.json') ? joined : `${joined}.json`;
}
