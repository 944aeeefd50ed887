import { z } from 'zod';
import type { ReadLockfile } from './locked-package.ts';
import { jsonOf } from './lockfiles-npm.ts';

/** The `[[package]]` tables of a lockfile that a tool wrote in TOML: plain `key = "text"` lines and the raw rest. */
function packageTables(text: string): readonly ReadonlyMap<string, string>[] {
  const tables: Map<string, string>[] = [];
  let current: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) {
      current = line.trim() === '[[package]]' ? new Map<string, string>() : undefined;
      if (current !== undefined) tables.push(current);
      continue;
    }
    const [, key, value] = /^([\w-]+) *= *(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) current?.set(key, value.replace(/^"([^"]*)"$/, '$1'));
  }
  return tables;
}

/** Cargo.lock: a package without a source is the repository's own. */
export const readCargoLock: ReadLockfile = (text) => {
  const tables = packageTables(text);
  if (tables.length === 0 && !/^version *= *\d/m.test(text)) return undefined;
  return tables.flatMap((table) => {
    const [name, version] = [table.get('name'), table.get('version')];
    if (name === undefined || version === undefined || table.get('source') === undefined) return [];
    return [{ type: 'cargo', name, version, development: false }];
  });
};

/** poetry.lock and uv.lock. Poetry says which groups or extras want a package; uv does not. */
export const readPythonLock: ReadLockfile = (text) => {
  const tables = packageTables(text);
  if (tables.length === 0 && !/^(?:version|\[metadata\])/m.test(text)) return undefined;
  return tables.flatMap((table) => {
    const [name, version, source] = [table.get('name'), table.get('version'), table.get('source') ?? ''];
    if (name === undefined || version === undefined || /\b(?:editable|virtual|directory)\b/.test(source)) return [];
    const groups = table.get('groups');
    const development = table.get('category') === 'dev' || (groups !== undefined && !groups.includes('"main"'));
    const extra = table.get('optional') === 'true' ? ({ optional: true } as const) : {};
    return [{ type: 'pypi', name, version, development, ...extra }];
  });
};

/**
 * go.mod of Go 1.17 and later lists every module that is built, which go.sum (it keeps hashes of versions never chosen) does
 * not; older ones leave out the indirect modules and read as undefined.
 */
export const readGoModules: ReadLockfile = (text) => {
  const [, major, minor] = /^go (\d+)\.(\d+)/m.exec(text) ?? [];
  if (Number(major) < 1 || (Number(major) === 1 && Number(minor) < 17) || major === undefined) return undefined;
  const statements = statementsOf(text);
  const replaced = new Map(statements.filter((one) => one.verb === 'replace').map((one) => replacementOf(one.text)));
  return statements
    .filter((one) => one.verb === 'require')
    .flatMap(({ text: required }) => {
      const [name, version] = required.split(/\s+/);
      if (name === undefined || version === undefined) return [];
      const [otherName, otherVersion] = replaced.get(name)?.split(/\s+/) ?? [name, version];
      if (otherName === undefined || otherVersion === undefined) return [];
      return [{ type: 'golang', name: otherName, version: otherVersion, development: false }];
    });
};

/** Statements of one line, and the lines of a block in brackets. */
function statementsOf(text: string): readonly { readonly verb: string; readonly text: string }[] {
  let block: string | undefined;
  return text.split(/\r?\n/).flatMap((raw) => {
    const line = raw.replace(/\/\/.*$/, '').trim();
    const opens = /^(\w+) \($/.exec(line)?.[1];
    if (opens !== undefined || line === ')') {
      block = opens;
      return [];
    }
    if (line === '') return [];
    if (block !== undefined) return [{ verb: block, text: line }];
    const space = line.indexOf(' ');
    return space === -1 ? [] : [{ verb: line.slice(0, space), text: line.slice(space + 1).trim() }];
  });
}

/** `old => new v1.0.0`; a new place without a version is a folder, which is no package from outside. */
function replacementOf(text: string): readonly [string, string] {
  const [from = '', to = ''] = text.split('=>');
  return [from.trim().split(/\s+/)[0] ?? '', to.trim()];
}

const composerPackage = z.object({ name: z.string(), version: z.string() });
const composerLock = z.object({
  packages: z.array(composerPackage),
  'packages-dev': z.array(composerPackage).optional(),
});

export const readComposerLock: ReadLockfile = (text) => {
  const lock = composerLock.safeParse(jsonOf(text));
  if (!lock.success) return undefined;
  const { packages, 'packages-dev': development = [] } = lock.data;
  return [
    ...packages.map((one) => ({ ...one, type: 'composer', development: false })),
    ...development.map((one) => ({ ...one, type: 'composer', development: true })),
  ];
};

/** Gemfile.lock: `    name (1.0.0)` under GEM; what is under PATH is the repository's own. */
export const readGemfileLock: ReadLockfile = (text) => {
  if (!/^GEM$/m.test(text)) return undefined;
  let section = '';
  return text.split(/\r?\n/).flatMap((line) => {
    if (/^\S/.test(line)) section = line.trim();
    const [, name, version] = /^ {4}([^\s(]+) \(([^)]+)\)$/.exec(line) ?? [];
    if (section === 'PATH' || name === undefined || version === undefined) return [];
    return [{ type: 'gem', name, version, development: false }];
  });
};
