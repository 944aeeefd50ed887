import { z } from 'zod';
import { baseName, isOwn } from './ecosystems.ts';
import { exactVersion } from './exact-version.ts';
import { jsonOf } from './lockfiles-npm.ts';
import { mavenDependencies } from './maven-dependencies.ts';
import { pythonDependencies } from './python-dependencies.ts';

/** A package that a manifest asks for by name. */
export interface DirectDependency {
  /** The type of its purl. */
  readonly type: string;
  /** With its namespace, as in a purl. */
  readonly name: string;
  /** The version that the manifest itself fixes; null for a range, which a lockfile may settle. */
  readonly version: string | null;
}

type ReadManifest = (text: string) => readonly DirectDependency[] | undefined;

const READERS: Readonly<Record<string, ReadManifest>> = {
  'package.json': npmDependencies,
  'composer.json': composerDependencies,
  'go.mod': goDependencies,
  Gemfile: gemDependencies,
  'pom.xml': mavenDependencies,
  'pyproject.toml': (text) => pythonDependencies('pyproject.toml', text),
  'requirements.txt': (text) => pythonDependencies('requirements.txt', text),
  Pipfile: (text) => pythonDependencies('Pipfile', text),
};

/** A manifest whose direct dependencies are read. */
export function namesDirectDependencies(path: string): boolean {
  return isOwn(path) && Object.hasOwn(READERS, baseName(path));
}

/** What a manifest asks for from outside, for development too; undefined when it does not parse, or is of a kind that we do not read. */
export function directDependencies(path: string, text: string): readonly DirectDependency[] | undefined {
  return READERS[baseName(path)]?.(text);
}

const words = z.record(z.string(), z.unknown()).optional();

function npmDependencies(text: string): readonly DirectDependency[] | undefined {
  const read = z
    .object({ dependencies: words, devDependencies: words, optionalDependencies: words })
    .safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const entries = Object.values(read.data).flatMap((part) => Object.entries(part ?? {}));
  return entries.flatMap(([name, wanted]) => {
    if (typeof wanted !== 'string' || /^(?:file|link|portal|workspace):/.test(wanted)) return [];
    const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(wanted);
    const version = exactVersion(alias === null ? wanted : (alias[2] ?? ''));
    // `4` and `4.1` are ranges here.
    const fixed = version !== null && /^\d+\.\d+\.\d/.test(version) ? version : null;
    return [{ type: 'npm', name: alias?.[1] ?? name, version: fixed }];
  });
}

function composerDependencies(text: string): readonly DirectDependency[] | undefined {
  const read = z.object({ require: words, 'require-dev': words }).safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const entries = Object.values(read.data).flatMap((part) => Object.entries(part ?? {}));
  return entries.flatMap(([name, wanted]) =>
    name.includes('/') && typeof wanted === 'string' ? [{ type: 'composer', name, version: exactVersion(wanted) }] : [],
  );
}

/** What stands there as `// indirect` was not asked for. */
function goDependencies(text: string): readonly DirectDependency[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const found = /^\s*(?:require )?([^\s/(]+\.[^\s/]+(?:\/\S+)?) (v\d\S*)(.*)$/.exec(line);
    if (found === null || found[3]?.includes('// indirect') === true) return [];
    return [{ type: 'golang', name: found[1] ?? '', version: found[2] ?? null }];
  });
}

function gemDependencies(text: string): readonly DirectDependency[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const found = /^\s*gem[\s(]+['"]([\w.-]+)['"](?:\s*,\s*['"]([^'"]*)['"])?/.exec(line);
    return found === null ? [] : [{ type: 'gem', name: found[1] ?? '', version: exactVersion(found[2] ?? '') }];
  });
}
