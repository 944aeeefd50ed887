import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { RepositoryState } from '../../src/sandbox/state/repository.ts';

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes away after the tests of the file. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'ssdf-gate-test-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) writeBelow(folder, path, content);
  return folder;
}

export function writeBelow(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Asks git for something in a folder, with no settings but its own. */
export function git(folder: string, ...args: readonly string[]): string {
  const nobody = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const by = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
  const environment = { PATH: process.env.PATH, ...nobody, ...by };
  return execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** A git checkout with one commit of these files. */
export function checkoutOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder(files);
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'Start');
  return folder;
}

/** What `actions/checkout` leaves: the very commit of the scenario, with its own id. Its history is not there. */
export function checkoutAt({ store }: RepositoryState, id: string): string {
  const commit = store.commit(id);
  if (commit === undefined) throw new Error(`the scenario has no commit ${id}`);
  const files = [...commit.files].map(([path, { bytes }]) => [path, bytes] as const);
  const folder = checkoutOf(Object.fromEntries(files));
  const people = [commit.author, commit.committer].map(({ name, email }) => `${name} <${email}> ${seconds(commit.at)}`);
  const signature = commit.signature?.trimEnd().replaceAll('\n', '\n ');
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${people[0] ?? ''}`,
    `committer ${people[1] ?? ''}`,
    ...(signature === undefined ? [] : [`gpgsig ${signature}`]),
  ];
  writeBelow(folder, '.git/COMMIT', `${lines.join('\n')}\n\n${commit.message}\n`);
  const written = git(folder, 'hash-object', '-t', 'commit', '-w', '.git/COMMIT');
  if (written !== id) throw new Error(`expected the commit ${id}, wrote ${written}`);
  writeBelow(folder, '.git/shallow', `${id}\n`);
  git(folder, 'update-ref', '--no-deref', 'HEAD', id);
  return folder;
}

function seconds(instant: string): string {
  return `${Math.floor(Date.parse(instant) / 1000)} +0000`;
}
