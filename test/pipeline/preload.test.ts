import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { notSeen } from '../../src/model/observation.ts';
import { preloaded, readingAhead, treesAhead } from '../../src/pipeline/preload.ts';
import { watched } from '../support/pipeline.ts';

const isOfInterest = (path: string) => path.endsWith('.yml');

describe('a tree read ahead', () => {
  it('reads every file of interest in one round trip, whoever asks and however often', async () => {
    const { tree, reads } = watched(memoryTree({ 'a.yml': '1', 'b.yml': '2', 'c.md': '3' }));
    const ahead = preloaded(tree, isOfInterest);
    await Promise.all([ahead.read(['a.yml']), ahead.read(['b.yml'])]);
    await ahead.read(['b.yml', 'a.yml']);
    expect(reads).toEqual([['a.yml', 'b.yml']]);
  });

  it('reads nothing when nobody asks for text', async () => {
    const { tree, reads } = watched(memoryTree({ 'a.yml': '1' }));
    await preloaded(tree, isOfInterest).list();
    expect(reads).toEqual([]);
  });

  it('asks for another file when somebody wants it, once', async () => {
    const { tree, reads } = watched(memoryTree({ 'a.yml': '1', 'c.md': '3' }));
    const ahead = preloaded(tree, isOfInterest);
    await ahead.read(['c.md']);
    await ahead.read(['c.md']);
    expect(reads).toEqual([['a.yml'], ['c.md']]);
  });

  it('follows no link ahead of time', async () => {
    const link = { path: 'l.yml', kind: 'link', blob: null, size: 1 } as const;
    const { tree, reads } = watched(memoryTree({ 'a.yml': '1' }, { others: [link] }));
    await preloaded(tree, isOfInterest).read(['a.yml']);
    expect(reads).toEqual([['a.yml']]);
  });

  it('answers what the tree answers, absent and unreadable files too', async () => {
    const tree = memoryTree({ 'a.yml': '1', 'b.yml': 'x\0y' });
    const paths = ['a.yml', 'b.yml', 'none'];
    expect(await preloaded(tree, isOfInterest).read(paths)).toEqual(await tree.read(paths));
  });

  it('stays unseen when the list is', async () => {
    const hidden = notSeen({ reason: 'forbidden', what: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}' });
    const tree = {
      list: () => Promise.resolve(hidden),
      read: (paths: readonly string[]) => Promise.resolve(new Map(paths.map((path) => [path, hidden]))),
    };
    const ahead = preloaded(tree, isOfInterest);
    expect(await ahead.list()).toBe(hidden);
    expect((await ahead.read(['a.yml'])).get('a.yml')).toBe(hidden);
  });

  it('reads thousands of files of interest ahead, and the rest only when asked', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`f${at}.yml`, 'x']));
    const { tree, reads } = watched(memoryTree(many));
    await preloaded(tree, isOfInterest).read(['f0.yml']);
    expect(reads.map((paths) => paths.length)).toEqual([2_000]);
  });
});

describe('a tree that may read ahead already', () => {
  it('is not looked through a second time, and any other is read ahead', async () => {
    const { tree, reads } = watched(memoryTree({ 'a.yml': '1', 'b.yml': '2' }));
    const early = readingAhead(tree, isOfInterest);
    expect(readingAhead(early, () => false)).toBe(early);
    await early.read(['a.yml']);
    expect(reads).toEqual([['a.yml', 'b.yml']]);
  });
});

describe('the trees of one evaluation', () => {
  it('give configuration and what collectors read in one round trip, and each commit once', async () => {
    const files = { '.github/ssdf-gate.yml': 'a', '.ssdf/records.yml': 'b', 'c.yml': 'c', 'd.md': 'd' };
    const { tree, reads } = watched(memoryTree(files));
    const opened: string[] = [];
    const treeAt = treesAhead(
      (commit) => {
        opened.push(commit);
        return tree;
      },
      [{ reads: (path) => path === 'c.yml' }],
    );
    await treeAt('one').read(['.github/ssdf-gate.yml']);
    await treeAt('one').read(['.ssdf/records.yml', 'c.yml']);
    expect(opened).toEqual(['one']);
    expect(reads).toEqual([['.github/ssdf-gate.yml', '.ssdf/records.yml', 'c.yml']]);
  });
});
