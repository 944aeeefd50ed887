import { compile, compileStep, endsAt, fitsStep } from '../pattern.ts';

/** Where GitHub looks for the file, in this order; the first one counts alone. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** GitHub ignores a larger file as a whole. */
export const CODEOWNERS_LIMIT = 3 * 1024 * 1024;

export interface OwnerRule {
  readonly owned: boolean;
  readonly fits: (path: readonly string[]) => boolean;
}

/** Longest e-mail address (RFC 5321); an account or team is shorter. */
const MAX_OWNER = 320;
const OWNER = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** Reads the rules of a CODEOWNERS file. As on GitHub, a line that is not valid is passed over; a line without owner un-owns. */
export function parseCodeOwners(text: string): readonly OwnerRule[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...owners] = wordsOf(line);
    if (pattern === undefined || !isOffered(pattern) || !owners.every(isOwner)) return [];
    return [{ owned: owners.length > 0, fits: matcher(pattern) }];
  });
}

/** Place of the last rule that fits, which decides whatever stood before it; -1 when none fits. */
export function decisiveRule(rules: readonly OwnerRule[], path: readonly string[]): number {
  return rules.findLastIndex((rule) => rule.fits(path));
}

function isOwner(word: string): boolean {
  return word.length <= MAX_OWNER && OWNER.test(word);
}

/** A space in a path is written `\ `; a comment begins at a `#` that begins a word. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:\\.|\S)+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return (comment === -1 ? words : words.slice(0, comment)).map((word) => word.replaceAll('\\ ', ' '));
}

/** Negation, sets and `\#` work in .gitignore, not here. */
function isOffered(pattern: string): boolean {
  return !pattern.startsWith('!') && !pattern.includes('[') && !pattern.includes('\\');
}

/**
 * As in .gitignore, with GitHub's one difference. A slash before the end ties a pattern to the root, without one it is a
 * name at any depth. What fits a folder owns everything below it, except that `docs/*` stays at the files of `docs`.
 */
function matcher(pattern: string): OwnerRule['fits'] {
  const folderOnly = pattern.endsWith('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  if (!pattern.startsWith('/') && !body.includes('/')) return nameMatcher(body, folderOnly);
  const shallow = body.endsWith('/*');
  const steps = compile(body.endsWith('/**') ? `${body}/*` : body);
  return (path) => endsAt(steps, path, (length) => (length === path.length ? !folderOnly : !shallow));
}

function nameMatcher(name: string, folderOnly: boolean): OwnerRule['fits'] {
  const step = compileStep(name);
  return (path) => path.some((part, index) => fitsStep(step, part) && (index < path.length - 1 || !folderOnly));
}
