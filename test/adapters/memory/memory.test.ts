import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoised } from '../../../src/adapters/memory/memoised.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { notSeen, seen } from '../../../src/model/observation.ts';
import { MAX_FILE_BYTES } from '../../../src/ports/tree.ts';

describe('a tree held in memory', () => {
  it('lists its files by path with the blob id that git would give them', async () => {
    const listed = await memoryTree({ b: '', a: 'hello\n' }).list();
    expect(listed).toEqual(
      seen([
        { path: 'a', kind: 'file', blob: 'ce013625030ba8dba906f756967f9e9ca394464a', size: 6 },
        { path: 'b', kind: 'file', blob: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391', size: 0 },
      ]),
    );
  });

  it('gives one answer per path asked', async () => {
    const read = await memoryTree({ a: 'hello\n', 'b/c': 'x' }).read(['b/c', 'a']);
    expect([...read.keys()]).toEqual(['b/c', 'a']);
    expect(read.get('a')).toMatchObject({ state: 'seen', value: { path: 'a', text: 'hello\n' } });
  });

  it.each<{ name: string; text: string; reason: string }>([
    { name: 'over the size limit', text: 'x'.repeat(MAX_FILE_BYTES + 1), reason: 'too-large' },
    { name: 'binary', text: 'a\0b', reason: 'malformed' },
  ])('does not read a file that is $name', async ({ text, reason }) => {
    const read = await memoryTree({ file: text }).read(['file']);
    expect(read.get('file')).toMatchObject({ state: 'unseen', unseen: { reason } });
  });

  it('says of a path outside a list that was cut that it was not seen', async () => {
    const tree = memoryTree({ a: '' }, { missing: { reason: 'truncated', what: 'the list of files' } });
    expect(await tree.list()).toMatchObject({ state: 'seen', missing: { reason: 'truncated' } });
    expect((await tree.read(['z'])).get('z')).toMatchObject({ state: 'unseen', unseen: { reason: 'truncated' } });
  });

  it('takes a file called __proto__ or constructor for no more than a name', async () => {
    const read = await memoryTree({}).read(['constructor', '__proto__']);
    expect([...read.values()].map((answer) => answer.state)).toEqual(['unseen', 'unseen']);
  });
});

describe('a blind repository', () => {
  it('answers every verb with the reason and with what was not asked', async () => {
    const blind = blindRepository();
    const verbs = Object.values(blind as unknown as Record<string, unknown>).filter(
      (verb) => typeof verb === 'function',
    );
    const answers = await Promise.all(verbs.map((verb) => (verb as () => Promise<unknown>)()));
    expect(verbs.length).toBeGreaterThan(0);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        state: 'unseen',
        unseen: { reason: 'offline', what: expect.stringMatching(/^(GET|GraphQL) /) },
      });
    }
  });

  it('keeps the name it was given', () => {
    expect(blindRepository('forbidden', { owner: 'o', name: 'n' })).toMatchObject({ owner: 'o', name: 'n' });
  });
});

describe('a repository that remembers', () => {
  it('asks each question once, also when two ask at the same time', async () => {
    const asked: string[] = [];
    const blind = blindRepository();
    const repository = memoised({
      ...blind,
      resolve: (ref) => {
        asked.push(ref);
        return Promise.resolve(seen(`commit of ${ref}`));
      },
    });
    const answers = await Promise.all(['main', 'main', 'v1'].map((ref) => repository.resolve(ref)));
    await repository.resolve('main');
    expect(asked).toEqual(['main', 'v1']);
    expect(answers.map((answer) => answer.state === 'seen' && answer.value)).toEqual([
      'commit of main',
      'commit of main',
      'commit of v1',
    ]);
  });

  it('does not mix up two verbs that take the same argument', async () => {
    const repository = memoised({
      ...blindRepository(),
      branchRules: () => Promise.resolve(seen([])),
      classicProtection: () => Promise.resolve(notSeen({ reason: 'forbidden', what: 'x' })),
    });
    expect((await repository.branchRules('main')).state).toBe('seen');
    expect((await repository.classicProtection('main')).state).toBe('unseen');
  });

  it('stays itself in name and in what it does not see', async () => {
    const repository = memoised(blindRepository('offline', { owner: 'o', name: 'n' }));
    expect(repository.owner).toBe('o');
    expect(await repository.about()).toMatchObject({ state: 'unseen', unseen: { reason: 'offline' } });
  });
});
