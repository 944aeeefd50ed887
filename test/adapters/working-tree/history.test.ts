import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { workingTree } from '../../../src/adapters/working-tree/tree.ts';
import { checkoutOf, git, temporaryFolder, writeBelow } from '../../support/checkout.ts';

const program = process.env.PATH ?? '';

async function lastChanged(folder: string, path: string): Promise<unknown> {
  const answer = (await workingTree(folder, program).lastChanged?.([path]))?.get(path);
  return answer?.state === 'seen' ? answer.value : answer?.unseen.reason;
}

const dateOf = (folder: string, revision: string) => git(folder, 'log', '-1', '--format=%cI', revision);

describe('the last change of a file in a checkout', () => {
  it('is the commit that changed it, not a later one', async () => {
    const folder = checkoutOf({ 'a.md': 'one\n', 'b.md': 'b\n' });
    const first = dateOf(folder, 'HEAD');
    writeBelow(folder, 'b.md', 'more\n');
    rewritten(folder, '2030-01-01T00:00:00Z');
    expect(await lastChanged(folder, 'a.md')).toBe(first);
  });

  it('does not count a move, and follows it to what changed before', async () => {
    const folder = checkoutOf({ 'a.md': 'one\ntwo\nthree\n' });
    const first = git(folder, 'rev-parse', 'HEAD');
    renameSync(join(folder, 'a.md'), join(folder, 'b.md'));
    rewritten(folder, '2031-01-01T00:00:00Z');
    expect(await lastChanged(folder, 'b.md')).toBe(dateOf(folder, first));
    writeBelow(folder, 'b.md', 'one\ntwo\nthree\nfour\n');
    rewritten(folder, '2032-01-01T00:00:00Z');
    expect(await lastChanged(folder, 'b.md')).toBe('2032-01-01T00:00:00+00:00');
  });

  it('is none for a file that no commit holds', async () => {
    const folder = checkoutOf({ 'a.md': 'one\n' });
    writeBelow(folder, 'new.md', 'new\n');
    expect(await lastChanged(folder, 'new.md')).toBeNull();
  });

  it('is not known in a shallow checkout, whose only commit seems to have made everything', async () => {
    const folder = checkoutOf({ 'a.md': 'one\n' });
    writeBelow(folder, '.git/shallow', `${git(folder, 'rev-parse', 'HEAD')}\n`);
    expect(await lastChanged(folder, 'a.md')).toBe('truncated');
  });

  it('takes a name with signs of a pattern as it stands', async () => {
    const folder = checkoutOf({ '[a].md': 'one\n', 'a.md': 'two\n' });
    writeBelow(folder, 'a.md', 'three\n');
    rewritten(folder, '2033-01-01T00:00:00Z');
    expect(await lastChanged(folder, '[a].md')).not.toMatch(/^2033/);
  });

  it('is not asked of a folder without git', () => {
    expect(workingTree(temporaryFolder({ 'a.md': 'a' }), program).lastChanged).toBeUndefined();
  });
});

describe('the first bytes of files', () => {
  it('are those of regular files; links, also in a parent folder, are not followed', async () => {
    const folder = temporaryFolder({
      'bin/tool': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 1, 2]),
      'a.txt': 'x'.repeat(100),
    });
    symlinkSync('bin/tool', join(folder, 'link'));
    symlinkSync('bin', join(folder, 'linked'));
    const starts = await workingTree(folder, program).starts?.([
      'bin/tool',
      'a.txt',
      'link',
      'linked/tool',
      '../x',
      'none',
    ]);
    const said = [...(starts ?? [])].map(([path, each]) => [
      path,
      each.state === 'seen' ? each.value.byteLength : each.unseen.reason,
    ]);
    expect(said).toEqual([
      ['bin/tool', 6],
      ['a.txt', 64],
      ['link', 'malformed'],
      ['linked/tool', 'malformed'],
      ['../x', 'malformed'],
      ['none', 'malformed'],
    ]);
  });
});

/** Commits everything with the given committer's date. */
function rewritten(folder: string, date: string): void {
  git(folder, 'add', '--all');
  const tree = git(folder, 'write-tree');
  const parent = git(folder, 'rev-parse', 'HEAD');
  const seconds = Date.parse(date) / 1000;
  const person = `a <a@b> ${seconds} +0000`;
  writeBelow(folder, '.git/COMMIT', `tree ${tree}\nparent ${parent}\nauthor ${person}\ncommitter ${person}\n\na\n`);
  const id = git(folder, 'hash-object', '-t', 'commit', '-w', '.git/COMMIT');
  git(folder, 'reset', '-q', '--soft', id);
  rmSync(join(folder, '.git/COMMIT'));
}
