import type { ReadLockfile } from './locked-package.ts';
import { readNpmLock, readPnpmLock, readYarnLock } from './lockfiles-npm.ts';
import { readCargoLock, readComposerLock, readGemfileLock, readGoModules, readPythonLock } from './lockfiles-others.ts';

/** File names of one package manager family: what it wants, and what pins it. */
export interface Ecosystem {
  readonly id: string;
  /** The type of its purls. */
  readonly purlType: string;
  readonly manifests: readonly string[];
  readonly lockfiles: readonly string[];
}

/** Ecosystems without a lockfile of their own (Maven, plain C and C++) are not here: nothing could be asked of them. */
const ECOSYSTEMS: readonly Ecosystem[] = [
  {
    id: 'npm',
    purlType: 'npm',
    manifests: ['package.json'],
    lockfiles: ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'],
  },
  { id: 'cargo', purlType: 'cargo', manifests: ['Cargo.toml'], lockfiles: ['Cargo.lock'] },
  { id: 'go', purlType: 'golang', manifests: ['go.mod'], lockfiles: ['go.sum'] },
  {
    id: 'python',
    purlType: 'pypi',
    manifests: ['pyproject.toml', 'Pipfile', 'requirements.txt'],
    lockfiles: ['poetry.lock', 'uv.lock', 'pdm.lock', 'pylock.toml', 'Pipfile.lock'],
  },
  { id: 'ruby', purlType: 'gem', manifests: ['Gemfile'], lockfiles: ['Gemfile.lock'] },
  { id: 'php', purlType: 'composer', manifests: ['composer.json'], lockfiles: ['composer.lock'] },
  { id: 'dart', purlType: 'pub', manifests: ['pubspec.yaml'], lockfiles: ['pubspec.lock'] },
  { id: 'swift', purlType: 'swift', manifests: ['Package.swift'], lockfiles: ['Package.resolved'] },
  { id: 'elixir', purlType: 'hex', manifests: ['mix.exs'], lockfiles: ['mix.lock'] },
];

/** Lockfiles whose packages are read; the text of a go.sum lies in the go.mod beside it. */
const READERS: Readonly<Record<string, ReadLockfile>> = {
  'package-lock.json': readNpmLock,
  'npm-shrinkwrap.json': readNpmLock,
  'pnpm-lock.yaml': readPnpmLock,
  'yarn.lock': readYarnLock,
  'Cargo.lock': readCargoLock,
  'go.mod': readGoModules,
  'poetry.lock': readPythonLock,
  'uv.lock': readPythonLock,
  'composer.lock': readComposerLock,
  'Gemfile.lock': readGemfileLock,
};

/** Files that say what is pinned, read or only recognised: go.mod stands for go.sum. */
const PINNING = new Set([
  'go.mod',
  ...ECOSYSTEMS.flatMap((ecosystem) => ecosystem.lockfiles).filter((name) => name !== 'go.sum'),
]);

export function isPinningFile(path: string): boolean {
  return isOwn(path) && PINNING.has(baseName(path));
}

/** A lockfile under its own name: what it holds may not be readable for us. */
export function isLockfile(path: string): boolean {
  return LOCKFILES.has(baseName(path)) && isOwn(path);
}

// Every path of a tree is asked about: by its name first, which settles nearly all of them.
const LOCKFILES: ReadonlySet<string> = new Set(ECOSYSTEMS.flatMap(({ lockfiles }) => lockfiles));
const BY_MANIFEST: ReadonlyMap<string, Ecosystem> = new Map(
  [...ECOSYSTEMS].reverse().flatMap((ecosystem) => ecosystem.manifests.map((name) => [name, ecosystem] as const)),
);

export function readerOf(path: string): ReadLockfile | undefined {
  const name = baseName(path);
  return Object.hasOwn(READERS, name) ? READERS[name] : undefined;
}

export function ecosystemOfManifest(path: string): Ecosystem | undefined {
  const found = BY_MANIFEST.get(baseName(path));
  return found !== undefined && isOwn(path) ? found : undefined;
}

/** Installed and vendored copies bring manifests of other people. */
export function isOwn(path: string): boolean {
  return !/(?:^|\/)(?:node_modules|vendor|third_party|bower_components)\//.test(path);
}

/** The kind of packages that a lockfile or go.mod pins. */
export function purlTypeOfLockfile(path: string): string | undefined {
  const name = baseName(path);
  return ECOSYSTEMS.find(({ id, lockfiles }) => lockfiles.includes(name) || (id === 'go' && name === 'go.mod'))
    ?.purlType;
}

/** Whether this lockfile tells what is for development only; else nobody can say which of its packages are shipped. */
export function tellsDevelopment(path: string, text: string): boolean {
  switch (baseName(path)) {
    case 'package-lock.json':
    case 'npm-shrinkwrap.json':
    case 'composer.lock':
    case 'go.mod':
      return true;
    case 'pnpm-lock.yaml':
      return /^lockfileVersion: ['"]?[0-6](?:\.|['"]?$)/m.test(text);
    case 'poetry.lock':
      return /^(?:category|groups) *=/m.test(text);
    default:
      return false;
  }
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Folder of a path, empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
