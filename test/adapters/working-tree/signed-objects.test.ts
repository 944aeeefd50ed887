import { describe, expect, it } from '@jest/globals';
import { gitFolder, type GitFolder } from '../../../src/adapters/working-tree/git.ts';
import { objectAt, recentObjects } from '../../../src/adapters/working-tree/signed-objects.ts';
import { checkoutOf, git, temporaryFolder } from '../../support/checkout.ts';

function folderOf(root: string): GitFolder {
  const folder = gitFolder(root, process.env.PATH ?? '');
  if (folder === undefined) throw new Error('the folder is no checkout');
  return folder;
}

const textOf = (content: Uint8Array) => Buffer.from(content).toString();

describe('the last commits of a checkout', () => {
  it('come newest first, by the first parent, as git stores them', async () => {
    const root = checkoutOf({ 'a.md': 'a' });
    git(root, 'switch', '-q', '-c', 'side');
    git(root, 'commit', '-q', '--allow-empty', '-m', 'Side');
    git(root, 'switch', '-q', 'main');
    git(root, 'merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    const recent = await recentObjects(folderOf(root));
    const ids = git(root, 'rev-list', '--first-parent', 'HEAD').split('\n');
    expect(recent).toMatchObject({ state: 'seen', value: ids.map((id) => ({ id, kind: 'commit' })) });
    expect(
      recent.state === 'seen' ? recent.value.map(({ content }) => textOf(content).split('\n').at(-2)) : [],
    ).toEqual(['Merge', 'Start']);
  });

  it('are read from a repository with longer ids too', async () => {
    const root = temporaryFolder();
    git(root, 'init', '-q', '--object-format=sha256');
    git(root, 'commit', '-q', '--allow-empty', '-m', 'Start');
    expect(await recentObjects(folderOf(root))).toMatchObject({ value: [{ id: git(root, 'rev-parse', 'HEAD') }] });
  });

  it('are unseen before the first one', async () => {
    const root = temporaryFolder();
    git(root, 'init', '-q');
    expect(await recentObjects(folderOf(root))).toMatchObject({ state: 'unseen' });
  });
});

describe('what git answers', () => {
  const id = 'a'.repeat(40);
  const answering = (out: string): GitFolder => ({
    ask: (verb) => Promise.resolve(verb === 'rev-list' ? `${id}\n` : 'false'),
    bytes: () => Promise.resolve(Buffer.from(out)),
  });

  it.each<{ name: string; out: string }>([
    { name: 'content that does not have its id', out: `${id} commit 5\nhello\n` },
    { name: 'nothing', out: '' },
    { name: 'no such object', out: `${id} missing\n` },
    { name: 'an object of another kind', out: `${id} blob 5\nhello\n` },
    { name: 'an object that is cut', out: `${id} commit 500\nhello\n` },
  ])('is not believed: $name', async ({ out }) => {
    expect(await recentObjects(answering(out))).toMatchObject({ state: 'unseen', unseen: { reason: 'malformed' } });
  });
});

describe('an object by its name', () => {
  it('is the tag before a branch of the same name, else the commit', async () => {
    const root = checkoutOf({});
    git(root, 'tag', '-a', '-m', 'Release', 'v1');
    git(root, 'branch', 'v1');
    expect(await objectAt(folderOf(root), 'v1')).toMatchObject({ value: { kind: 'tag' } });
    expect(await objectAt(folderOf(root), 'main')).toMatchObject({ value: { kind: 'commit' } });
  });

  it.each(['nope', '-x', '--all', 'HEAD:nope', 'HEAD^{tree}'])('is unseen where it names neither: %s', async (name) => {
    expect(await objectAt(folderOf(checkoutOf({ 'a.md': 'a' })), name)).toMatchObject({ state: 'unseen' });
  });
});
