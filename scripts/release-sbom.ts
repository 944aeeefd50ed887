/**
 * Writes the SBOM of the package to standard output (CycloneDX, by `npm sbom`). `npm sbom --omit dev` leaves out what the product
 * and a tool of its development both use, `zod` for one: npm is given manifests that know of no development instead.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly [field: string]: unknown;
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly [field: string]: unknown }>>;
}

const NPM_SBOM = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];

const root = resolve(import.meta.dirname, '..');
const manifest = read('package.json') as Manifest;
const lock = read('package-lock.json') as Lock;
const temporary = mkdtempSync(join(tmpdir(), 'release-sbom-'));
try {
  // npm calls the described component by its folder.
  const folder = join(temporary, manifest.name);
  mkdirSync(folder);
  write(join(folder, 'package.json'), withoutDevelopment(manifest));
  write(join(folder, 'package-lock.json'), { ...lock, packages: shipped(lock) });
  process.stdout.write(execFileSync('npm', NPM_SBOM, { cwd: folder, encoding: 'utf8' }));
} finally {
  rmSync(temporary, { recursive: true });
}

function shipped({ packages }: Lock): Lock['packages'] {
  const kept = Object.entries(packages).filter(([, { dev }]) => dev !== true);
  return Object.fromEntries(kept.map(([path, entry]) => [path, path === '' ? withoutDevelopment(entry) : entry]));
}

function withoutDevelopment<T extends object>(entry: T): T {
  return { ...entry, devDependencies: {} };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}

function write(path: string, content: unknown): void {
  writeFileSync(path, JSON.stringify(content));
}
