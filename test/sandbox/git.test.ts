import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { differences, mergeBase } from '../../src/sandbox/git/history.ts';
import { ObjectStore, type FileChange } from '../../src/sandbox/git/store.ts';
import { person } from '../../src/sandbox/state/build.ts';

const AT = '2026-01-02T03:04:05Z';
const author = person('aiko', 'Aiko Sato');

function commitOf(store: ObjectStore, change: Readonly<Record<string, FileChange>>, parents: readonly string[] = []) {
  return store.addCommit({ parents, change, author, at: AT, message: 'Say something' });
}

describe('objects have the ids that git gives them', () => {
  it('for nested folders, executables, links and names that sort oddly', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-git-'));
    const files = {
      'a.txt': 'one\n',
      'a/b/c.txt': 'two\n',
      'a-b.txt': '',
      'å.txt': 'three',
      '.github/x.yml': 'on: push\n',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(join(folder, 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
    symlinkSync('a.txt', join(folder, 'link'));
    const real = realIds(folder);
    rmSync(folder, { recursive: true });
    const special = {
      'run.sh': { content: '#!/bin/sh\n', mode: '100755' },
      link: { content: 'a.txt', mode: '120000' },
    } as const;
    const { id, tree } = commitOf(new ObjectStore(), { ...files, ...special });
    expect({ commit: id, tree }).toEqual(real);
  });
});

function realIds(folder: string): { commit: string; tree: string } {
  const { name, email } = author;
  const env = {
    ...{ PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: folder },
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: AT },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: AT },
  };
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, env, encoding: 'utf8' }).trim();
  git('init', '--quiet');
  git('add', '--all');
  const tree = git('write-tree');
  return { tree, commit: git('commit-tree', tree, '-m', 'Say something') };
}

describe('the history of two branches', () => {
  const store = new ObjectStore();
  const root = commitOf(store, { 'a.txt': 'a\n', 'b.txt': 'b\n' });
  const ours = commitOf(store, { 'a.txt': 'ours\n' }, [root.id]);
  const theirs = commitOf(store, { 'b.txt': null, 'c.txt': 'b\n', 'd.txt': 'd\n' }, [root.id]);
  const merge = commitOf(store, {}, [ours.id, theirs.id]);
  const later = commitOf(store, { 'e.txt': 'e\n' }, [theirs.id]);

  it.each([
    { name: 'two branches', one: ours.id, other: theirs.id, expected: root.id },
    { name: 'a branch and its own past', one: ours.id, other: root.id, expected: root.id },
    { name: 'branches that were merged once', one: merge.id, other: later.id, expected: theirs.id },
  ])('the merge base of $name is the last thing they share', ({ one, other, expected }) => {
    expect(mergeBase(store, one, other)?.id).toBe(expected);
  });

  it('a removed file that comes back elsewhere with the same bytes is a rename', () => {
    const found = differences(root, theirs).map(({ path, previousPath, status }) => ({ path, previousPath, status }));
    expect(found).toEqual([
      { path: 'c.txt', previousPath: 'b.txt', status: 'renamed' },
      { path: 'd.txt', previousPath: null, status: 'added' },
    ]);
  });
});
