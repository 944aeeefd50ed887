import { itemsAt, member, textAt, textsAt, type Located } from '../../workflows/located.ts';
import { readLocated } from '../../workflows/read-located.ts';
import { linesOf, type Target } from './target.ts';

const MAKEFILE = /^(?:gnu)?makefile$/i;
const GORELEASER = /^\.?goreleaser\.ya?ml$/;

export function isGoBuild(path: string): boolean {
  return MAKEFILE.test(path) || GORELEASER.test(path);
}

/** Builds of Go programs that the tree spells out; undefined for a file that does not parse. */
export function goTargets(path: string, text: string): Target[] | undefined {
  return GORELEASER.test(path) ? ofGoreleaser(path, text) : ofMakefile(path, text);
}

const BUILD = /(?:^|[\s;&|@$(])(?:\$[({]GO[)}]|go)\s+(?:build|install)\s/;

function ofMakefile(path: string, text: string): Target[] {
  const lines = linesOf(text.replace(/\\\n/g, '  '));
  const everywhere = lines.some((line) => /\bGOFLAGS\b.*-trimpath/.test(line));
  return lines.flatMap((line, at): Target[] => {
    // Tools that are installed by version are built from others' modules.
    if (!BUILD.test(line) || /@(?:v?\d|latest)/.test(line)) return [];
    const variables = [...line.matchAll(/\$[({](\w+)[)}]/g)].map((match) => match[1] ?? '');
    const set = lines.filter((each) =>
      variables.some((name) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*[:+?]?=`).test(each)),
    );
    const trims = everywhere || [line, ...set].some((each) => /-trimpath\b/.test(each));
    return [{ path, line: at + 1, kind: 'go', hardened: trims ? 'yes' : 'no' }];
  });
}

function ofGoreleaser(path: string, text: string): Target[] | undefined {
  const read = readLocated(text);
  if (!read.ok) return undefined;
  return itemsAt(read.root, 'builds')
    .filter((build) => !['true'].includes(textAt(build, 'skip') ?? '') && (textAt(build, 'builder') ?? 'go') === 'go')
    .map((build) => ({ path, line: build.line, kind: 'go', hardened: trimsPaths(build) ? 'yes' : 'no' }));
}

function trimsPaths(build: Located): boolean {
  const flags = textsAt(build, 'flags') ?? [];
  const environment = textsAt(member(build, 'env')) ?? [];
  return (
    flags.some((flag) => flag.includes('-trimpath')) || environment.some((each) => /^GOFLAGS=.*-trimpath/.test(each))
  );
}
