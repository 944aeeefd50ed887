import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const core = [
  'model',
  'documents',
  'policy',
  'assessment',
  'sbom',
  'provenance',
  'vulnerabilities',
  'packages',
  'workflows',
  'language',
  'reports',
  'pack',
];

/** Who may import whom, by folder under `src`. A folder always reaches itself; plugins (`collectors/x`) only their own folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  documents: ['model'],
  policy: ['model'],
  ports: ['model'],
  language: ['model', 'policy'],
  assessment: ['model', 'policy', 'language'],
  sbom: ['model', 'policy', 'language'],
  provenance: ['model', 'ports'],
  vulnerabilities: ['model', 'policy', 'language', 'sbom'],
  workflows: ['model', 'policy', 'language'],
  packages: ['model', 'workflows', 'vulnerabilities'],
  collectors: ['model', 'ports', 'sbom', 'provenance', 'vulnerabilities', 'packages', 'workflows', 'language'],
  reports: ['model', 'assessment', 'sbom', 'vulnerabilities', 'language'],
  pack: ['model', 'ports', 'sbom', 'provenance', 'language', 'reports'],
  adapters: ['model', 'ports'],
  pipeline: [
    'model',
    'policy',
    'ports',
    'assessment',
    'sbom',
    'provenance',
    'vulnerabilities',
    'workflows',
    'language',
    'collectors',
    'reports',
    'pack',
  ],
  app: ['*'],
  cli: ['*'],
  sandbox: ['*'],
};

/** Packages each folder may use; `*` means any. Core folders parse text and count, they reach nothing. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  model: ['node:crypto'],
  policy: ['zod', 'yaml', 'js-yaml'],
  documents: ['zod'],
  ports: [],
  language: [],
  assessment: [],
  sbom: ['zod', 'ajv', 'ajv-formats', 'packageurl-js', '@cyclonedx/cyclonedx-library', 'ajv/dist/2020.js'],
  vulnerabilities: ['zod', 'semver', '@renovatebot/pep440', '@renovatebot/ruby-semver', 'ae-cvss-calculator'],
  provenance: ['zod', 'packageurl-js'],
  workflows: ['zod', 'js-yaml', 'yaml'],
  packages: ['zod', 'js-yaml'],
  collectors: ['zod', 'js-yaml', 'yaml', '@sigstore/bundle'],
  reports: [],
  pack: ['fflate'],
  adapters: ['*'],
  pipeline: [],
  app: ['*'],
  cli: ['*'],
  sandbox: ['*'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(/^(?:import|export)\b(?:[^;'=]*?\bfrom)? '([^']+)'|\bimport\('([^']+)'\)/gm);
  return [...statements].map((match) => ({ file: relative(root, file), target: match[1] ?? match[2] ?? '' }));
}

const files = filesBelow(join(root, 'src'));
const imports = files.flatMap(importsOf);
const folderOf = (file: string) => file.split('/')[1] ?? '';
/** Building blocks that several formats share; no format by itself. */
const SHARED = ['src/reports/parts'];
const pluginOf = (file: string) => file.split('/').slice(0, 3).join('/');

describe('the import rules of src/README.md', () => {
  it('every folder imports only the folders it may', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ file, target }) => ({ file, to: relative(root, resolve(root, dirname(file), target)) }))
      .filter(({ file, to }) => {
        if (!to.startsWith('src/') || folderOf(file) === folderOf(to)) return false;
        const allowed = MAY_IMPORT[folderOf(file)] ?? [];
        return !allowed.includes('*') && !allowed.includes(folderOf(to));
      });
    expect(wrong).toEqual([]);
  });

  it('a collector, report or adapter never imports another one', () => {
    const wrong = imports
      .filter(
        ({ file, target }) => target.startsWith('.') && ['collectors', 'reports', 'adapters'].includes(folderOf(file)),
      )
      .map(({ file, target }) => ({ file, to: relative(root, resolve(root, dirname(file), target)) }))
      .filter(({ file, to }) => {
        if (SHARED.includes(pluginOf(to))) return false;
        const inPlugin = file.split('/').length > 3;
        const otherPlugin =
          folderOf(to) === folderOf(file) && to.split('/').length > 3 && pluginOf(to) !== pluginOf(file);
        return inPlugin && otherPlugin;
      });
    expect(wrong).toEqual([]);
  });

  it('every folder uses only the packages it may', () => {
    const wrong = imports
      .filter(({ target }) => !target.startsWith('.'))
      .filter(({ file, target }) => {
        const allowed = PACKAGES[folderOf(file)] ?? [];
        return !allowed.includes('*') && !allowed.includes(target);
      });
    expect(wrong).toEqual([]);
  });

  it('the core reads no clock, no environment and no random source', () => {
    const judges = files.filter((file) => file.endsWith('/judge.ts') || core.includes(folderOf(relative(root, file))));
    const wrong = judges.filter((file) =>
      /new Date\(\)|Date\.now\(|process\.|Math\.random|performance\.now|setTimeout|\bfetch\(/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
  });

  it('only the composing folders read the environment or the time of day', () => {
    const wrong = files.filter((file) => {
      if (['app', 'cli', 'sandbox'].includes(folderOf(relative(root, file)))) return false;
      return /process\.env|new Date\(\)|Date\.now\(/.test(readFileSync(file, 'utf8'));
    });
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
  });
});
