import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import type { Collected, Collector } from '../../src/collectors/types.ts';
import { EVIDENCE_SCHEMA, NO_REQUESTS, type Evidence, type ToolchainEntry } from '../../src/model/evidence.ts';
import { collectEvidence, type CollectRequest } from '../../src/pipeline/collect.ts';
import { AT, observed, sheet, subject } from '../support/build.ts';
import { collector, watched } from '../support/pipeline.ts';

const giving = (id: string, collected: Collected, ids = [`${id}.fact`]): Collector =>
  collector({ id, facts: sheet(ids), collect: () => Promise.resolve(collected) });

const collected = (collectors: readonly Collector[], rest: Partial<CollectRequest> = {}): Promise<Evidence> =>
  collectEvidence({
    collectors,
    subject,
    tree: memoryTree({}),
    repository: blindRepository(),
    branch: 'main',
    supplied: [],
    at: AT,
    requests: () => NO_REQUESTS,
    ...rest,
  });

const tool = (overrides: Partial<ToolchainEntry>): ToolchainEntry => ({
  category: 'sast',
  tool: 'codeql',
  path: 'a.yml',
  line: 1,
  onPullRequest: true,
  state: 'found',
  ...overrides,
});

describe('evidence', () => {
  it('holds the facts of every collector by id, whatever order they came in', async () => {
    const evidence = await collected([
      giving('b', { facts: [observed('b.fact', true)] }),
      giving('a', { facts: [observed('a.fact', 3)] }),
    ]);
    expect(evidence).toMatchObject({ $schema: EVIDENCE_SCHEMA, version: 1, subject, collectedAt: AT });
    expect(evidence.facts.map(({ id }) => id)).toEqual(['a.fact', 'b.fact']);
    expect(evidence.collectors).toEqual([
      { id: 'b', version: '1', state: 'ran' },
      { id: 'a', version: '1', state: 'ran' },
    ]);
  });

  it('is the same bytes when the same is seen again', async () => {
    const collectors = [giving('a', { facts: [observed('a.fact', 3)] }), collector()];
    const [once, again] = [await collected(collectors), await collected(collectors)];
    expect(JSON.stringify(once)).toBe(JSON.stringify(again));
  });

  it('counts the requests after everybody looked', async () => {
    let sent = 0;
    const asking = collector({
      collect: () => {
        sent += 1;
        return Promise.resolve({ facts: [] });
      },
    });
    const evidence = await collected([asking, asking], { requests: () => ({ sent, counted: sent, notModified: 0 }) });
    expect(evidence.requests.sent).toBe(2);
  });

  it('says that nobody read the toolchain, until somebody did', async () => {
    const without = await collected([collector()]);
    expect(without.toolchainRead).toMatchObject({
      state: 'unread',
      because: { en: 'no collector read the toolchain' },
    });
    const toolchain = [
      tool({ path: 'b.yml' }),
      tool({ line: 12 }),
      tool({ line: 2 }),
      tool({ category: 'sca', line: 2 }),
    ];
    const read = await collected([giving('a', { facts: [], toolchain, toolchainRead: { state: 'read' } })]);
    expect(read.toolchainRead).toEqual({ state: 'read' });
    expect(read.toolchain.map(({ path, line, category }) => `${path}:${line ?? ''} ${category}`)).toEqual([
      'a.yml:2 sast',
      'a.yml:2 sca',
      'a.yml:12 sast',
      'b.yml:1 sast',
    ]);
  });

  it('is read from one tree, each file of interest once for all collectors', async () => {
    const { tree, reads } = watched(memoryTree({ x: '1', y: '2' }));
    const reading = (id: string, path: string) =>
      collector({
        id,
        reads: (one) => one === path,
        collect: async (context) => {
          await context.tree.read([path]);
          return { facts: [] };
        },
      });
    await collected([reading('a', 'x'), reading('b', 'y')], { tree });
    expect(reads).toEqual([['x', 'y']]);
  });
});

describe('a collector that falls over', () => {
  const secret = 'ghs_0123456789';
  const throws = (id: string, collect: Collector['collect']) =>
    collector({ id, facts: sheet([`${id}.fact`]), collect });

  it.each<{ name: string; collect: Collector['collect'] }>([
    { name: 'late', collect: () => Promise.reject(new TypeError(secret)) },
    {
      name: 'at once',
      collect: () => {
        throw new TypeError(secret);
      },
    },
  ])('$name costs its own facts, never those of others', async ({ collect }) => {
    const evidence = await collected([throws('a', collect), giving('b', { facts: [observed('b.fact', true)] })]);
    expect(evidence.facts).toMatchObject([
      { id: 'a.fact', state: 'unknown', because: { en: 'the collector a failed (TypeError)' } },
      { id: 'b.fact', state: 'observed', value: true },
    ]);
    expect(evidence.collectors.map(({ state }) => state)).toEqual(['failed', 'ran']);
  });

  it('tells its kind of error and not the text, which may hold anything', async () => {
    const evidence = await collected([throws('a', () => Promise.reject(new Error(secret)))]);
    expect(JSON.stringify(evidence)).not.toContain(secret);
  });

  it('because the tree throws costs only those that read it', async () => {
    const tree = { list: () => Promise.reject(new Error('gone')), read: () => Promise.reject(new Error('gone')) };
    const evidence = await collected([collector(), giving('b', { facts: [observed('b.fact', 1)] })], { tree });
    expect(evidence.collectors.map(({ state }) => state)).toEqual(['failed', 'ran']);
  });
});

describe('a collector gives exactly the facts of its sheet', () => {
  it('one that it kept silent about is unknown', async () => {
    const evidence = await collected([giving('a', { facts: [] })]);
    expect(evidence.facts).toMatchObject([
      { id: 'a.fact', state: 'unknown', because: { en: 'the collector gave no answer' } },
    ]);
  });

  it('one that is not on it is left out', async () => {
    const evidence = await collected([giving('a', { facts: [observed('a.fact', 1), observed('b.fact', 1)] })]);
    expect(evidence.facts.map(({ id }) => id)).toEqual(['a.fact']);
  });
});
