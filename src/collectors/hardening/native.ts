import { linesOf, type Target } from './target.ts';

const C_BUILD =
  /^(?:[^/]+\/){0,2}(?:(?:gnu)?makefile(?:\.am|\.in)?|cmakelists\.txt|meson\.build|configure\.ac|[\w.-]+\.(?:cmake|m4|mk))$/i;
const C_SOURCE = /\.(?:c|cc|cpp|cxx)$/i;

/** Each must be asked for somewhere in the build files (OpenSSF, Compiler Options Hardening Guide for C and C++). */
const C_OPTIONS = [
  /-fstack-protector(?:-strong|-all)\b/,
  /_FORTIFY_SOURCE[=\s,'"]*[1-3]\b/,
  /-z,\s*relro\b|-z\s+relro\b|LINK_OPTIONS?.*relro/,
];
const C_ALL = /-fhardened\b/;

export function isCBuild(path: string): boolean {
  return C_BUILD.test(path);
}

export function isCSource(path: string): boolean {
  return C_SOURCE.test(path);
}

/**
 * The C and C++ code of a repository is one target: folders inherit the flags of those above. Named is the line that asks for an
 * option, the topmost first; where none asks, the topmost build file.
 */
export function cTarget(files: readonly (readonly [string, string])[]): Target[] {
  const topmost = [...files].sort(([a], [b]) => folders(a) - folders(b) || rank(a) - rank(b) || (a < b ? -1 : 1));
  const [first] = topmost;
  if (first === undefined) return [];
  const lines = topmost.flatMap(([path, text]) =>
    linesOf(text).map((line, at) => ({ path, line: at + 1, text: line })),
  );
  const asking = (option: RegExp) => lines.find(({ text }) => option.test(text));
  const found = [C_ALL, ...C_OPTIONS].map(asking);
  const [all, ...each] = found;
  const hardened = all !== undefined || each.every((one) => one !== undefined) ? 'yes' : 'no';
  const { path, line } = found.find((one) => one !== undefined) ?? { path: first[0], line: 1 };
  return [{ path, line, kind: 'c', hardened }];
}

function folders(path: string): number {
  return path.split('/').length;
}

/** What is called first, before what it makes or takes in. */
const CALLED_FIRST = /(?:^|\/)(?:meson\.build|cmakelists\.txt|configure\.ac|(?:gnu)?makefile(?:\.am|\.in)?)$/i;

function rank(path: string): number {
  return CALLED_FIRST.test(path) ? 0 : 1;
}

export function isCargoRoot(path: string): boolean {
  return path === 'Cargo.toml';
}

/** Cargo reads profiles from the topmost manifest alone. A library of its own is built by others, with their profile. */
export function rustTarget(path: string, text: string): Target[] {
  const lines = linesOf(text).map((line) => line.trim());
  const from = lines.indexOf('[profile.release]');
  const body = from === -1 ? [] : lines.slice(from + 1, ends(lines, from + 1));
  const hardened = body.some((line) => /^overflow-checks\s*=\s*true$/.test(line)) ? 'yes' : 'no';
  return [{ path, line: from === -1 ? 1 : from + 1, kind: 'rust', hardened }];
}

function ends(lines: readonly string[], from: number): number {
  const next = lines.findIndex((line, at) => at >= from && line.startsWith('['));
  return next === -1 ? lines.length : next;
}
