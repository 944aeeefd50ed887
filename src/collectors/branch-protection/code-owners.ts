import { compile, matches, type Step } from './pattern.ts';

/** Where GitHub looks for the file, in this order; the first one counts alone. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** GitHub ignores a larger file as a whole. */
export const CODEOWNERS_LIMIT = 3 * 1024 * 1024;

export interface OwnerRule {
  readonly owned: boolean;
  readonly fits: (path: readonly string[]) => boolean;
}

const OWNER = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** Reads the rules of a CODEOWNERS file. As on GitHub, a line that is not valid is passed over; a line without owner un-owns. */
export function parseCodeOwners(text: string): readonly OwnerRule[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...owners] = wordsOf(line);
    if (pattern === undefined || !isOffered(pattern) || !owners.every((owner) => OWNER.test(owner))) return [];
    return [{ owned: owners.length > 0, fits: matcher(pattern) }];
  });
}

/** The last rule that fits decides, whatever stood before it. */
export function isOwned(rules: readonly OwnerRule[], path: readonly string[]): boolean {
  return rules.findLast((rule) => rule.fits(path))?.owned === true;
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
 * As in .gitignore, with GitHub's one difference. A slash before the end ties a pattern to the root, without one it fits at
 * any depth. What fits a folder owns everything below it, except that `docs/*` stays at the files of `docs`.
 */
function matcher(pattern: string): OwnerRule['fits'] {
  const folderOnly = pattern.endsWith('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const tied = pattern.startsWith('/') || body.includes('/');
  const steps = compile(tied ? body : `**/${body}`);
  const shallow = body.endsWith('/*');
  return (path) => (!folderOnly && matches(steps, path)) || (!shallow && fitsFolder(steps, path));
}

function fitsFolder(steps: readonly Step[], path: readonly string[]): boolean {
  return path.some((_, index) => index > 0 && matches(steps, path.slice(0, index)));
}
