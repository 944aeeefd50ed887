import { z } from 'zod';
import { jsonOf, yamlOf } from './lockfiles-npm.ts';
import { baseName } from './ecosystems.ts';

/** True or false, or undefined when the manifest does not parse. */
type WantsPackages = boolean | undefined;

const wanted = z.record(z.string(), z.unknown()).optional();

/** Does this manifest ask for anything from outside the repository? */
export function wantsExternalPackages(path: string, text: string): WantsPackages {
  switch (baseName(path)) {
    case 'package.json':
      return packageJsonWants(text);
    case 'composer.json':
      return composerWants(text);
    case 'pubspec.yaml':
      return pubspecWants(text);
    case 'Cargo.toml':
      return cargoWants(text);
    case 'pyproject.toml':
    case 'Pipfile':
      return pythonWants(text);
    case 'requirements.txt':
      return requirementsOf(text).length > 0;
    case 'go.mod':
      return /^\s*(?:require )?[^\s/(]+\.[^\s/]+(?:\/\S+)? v\d/m.test(text);
    case 'Gemfile':
      return /^\s*gem[\s(]+['"]/m.test(text);
    case 'Package.swift':
      return /\.package\(\s*(?:name:[^,]{0,200},\s*)?(?:url|id):/.test(text);
    case 'mix.exs':
      return /\{\s*:\w+\s*,\s*["'~>]/.test(text);
    default:
      return undefined;
  }
}

function packageJsonWants(text: string): WantsPackages {
  const read = z
    .object({ dependencies: wanted, devDependencies: wanted, optionalDependencies: wanted })
    .safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const versions = Object.values(read.data).flatMap((part) => Object.values(part ?? {}));
  return versions.some((version) => typeof version === 'string' && !/^(?:file|link|portal|workspace):/.test(version));
}

function composerWants(text: string): WantsPackages {
  const read = z.object({ require: wanted, 'require-dev': wanted }).safeParse(jsonOf(text));
  if (!read.success) return undefined;
  return Object.values(read.data)
    .flatMap((part) => Object.keys(part ?? {}))
    .some((name) => name.includes('/'));
}

function pubspecWants(text: string): WantsPackages {
  const part = z.record(z.string(), z.unknown()).nullish();
  const read = z.object({ dependencies: part, dev_dependencies: part }).safeParse(yamlOf(text));
  if (!read.success) return undefined;
  const sources = Object.values(read.data).flatMap((entries) => Object.values(entries ?? {}));
  return sources.some(
    (source) => !(source !== null && typeof source === 'object' && ('path' in source || 'sdk' in source)),
  );
}

/** Entries of TOML tables whose header matches; a table of its own (`[dependencies.serde]`) is an entry named by its header. */
function tomlEntries(text: string, header: RegExp): readonly string[] {
  let inside = false;
  return text.split(/\r?\n/).flatMap((raw) => {
    const line = raw.trim();
    if (line.startsWith('[')) {
      const name = line.replace(/^\[+|\]+.*$/g, '');
      inside = header.test(name);
      const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
      return !inside && header.test(parent) ? [name] : [];
    }
    return inside && /^["\w.-]+ *=/.test(line) ? [line] : [];
  });
}

/** `path = "…"` leads to a folder of the repository, `workspace = true` to the table of the workspace. */
function cargoWants(text: string): WantsPackages {
  const entries = tomlEntries(text, /^(?:target\..+\.|workspace\.)?(?:dev-|build-)?dependencies$/);
  return entries.some((line) => !/\bpath *=/.test(line));
}

function pythonWants(text: string): WantsPackages {
  const tables = tomlEntries(
    text,
    /^(?:packages|dev-packages|tool\.poetry(?:\.group\.[\w-]+)?\.(?:dev-)?dependencies)$/,
  );
  if (tables.some((line) => !/^python\b|\bpath *=/.test(line))) return true;
  if (/^dependencies *= *\[\s*(?:#[^\n]*\n\s*)*["']/m.test(text)) return true;
  return tomlEntries(text, /^(?:project\.optional-dependencies|dependency-groups)$/).some((line) =>
    /\[\s*(?:["']|$)/.test(line),
  );
}

function requirementsOf(text: string): readonly string[] {
  const joined = text.replaceAll(/\\\r?\n/g, ' ');
  return joined.split(/\r?\n/).filter((line) => /^\s*[A-Za-z0-9]/.test(line));
}

/** A requirements file that pins every entry with its hash is a lockfile in itself (pip's hash-checking mode). */
export function isHashedRequirements(text: string): boolean {
  const entries = requirementsOf(text);
  return entries.length > 0 && entries.every((line) => line.includes('==') && line.includes('--hash='));
}
