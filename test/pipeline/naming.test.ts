import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { notSeen, seen } from '../../src/model/observation.ts';
import { NO_ORGANIZATION, readConfiguration } from '../../src/pipeline/configuration.ts';
import { namingOf, ownDocumentsOf } from '../../src/pipeline/naming.ts';
import type { Tree } from '../../src/ports/tree.ts';

const hidden = notSeen({ reason: 'hidden-or-absent', what: 'GET /repos/{owner}/{repo}' });
const blind: Tree = { list: () => Promise.resolve(hidden), read: () => Promise.resolve(new Map()) };
const configured = (text: string) => memoryTree({ '.github/ssdf-gate.yml': text });
const naming = async (branches: readonly Tree[], organization = NO_ORGANIZATION) =>
  namingOf(await readConfiguration({ branches, organization }));

describe('names of labels', () => {
  it('are those of the default branch, whatever the organisation and the base branch call theirs', async () => {
    const own = configured('labels: { root-cause: [rca] }\n');
    const other = configured('labels: { root-cause: [bug] }\n');
    expect(await naming([own, other], seen(other))).toEqual({ state: 'known', labels: { 'root-cause': ['rca'] } });
    expect(await naming([memoryTree({})], seen(other))).toEqual({ state: 'known', labels: {} });
  });

  it('are unknown where they could not be read', async () => {
    expect(await naming([blind])).toEqual({ state: 'unknown', because: hidden.unseen });
  });

  it.each(['labels: { rootcause: [rca] }\n', 'labels: { root-cause: [] }\n', 'labels: 7\n'])(
    'are unknown where they were meant and are wrong: %s',
    async (text) => {
      expect(await naming([configured(text)])).toMatchObject({ state: 'unknown', because: { reason: 'malformed' } });
    },
  );
});

describe('places of documents', () => {
  const places = async (branches: readonly Tree[], organization = NO_ORGANIZATION) =>
    ownDocumentsOf(await readConfiguration({ branches, organization }));

  it("are the repository's own, those of the organisation say nothing of it", async () => {
    const own = configured('documents: { threat-model: [a.md] }\n');
    const other = configured('documents: { roles: [b.md] }\n');
    expect(await places([own, other], seen(other))).toMatchObject({ value: { 'threat-model': ['a.md'] } });
    expect(await places([memoryTree({})], seen(other))).toMatchObject({ state: 'seen', value: {} });
  });

  it.each(['documents: { threats: [a.md] }\n', 'documents: { roles: [] }\n', 'documents: 7\n'])(
    'are unknown where they were meant and are wrong, and labels stay known: %s',
    async (text) => {
      expect(await places([configured(text)])).toMatchObject({ state: 'unseen', unseen: { reason: 'malformed' } });
      expect(await naming([configured(text)])).toMatchObject({ state: 'known' });
    },
  );

  it('are unknown where the configuration could not be read', async () => {
    expect(await places([blind])).toMatchObject({ state: 'unseen', unseen: hidden.unseen });
  });
});
