import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { notSeen, type Observation } from '../../src/model/observation.ts';
import { NO_SIGNERS } from '../../src/model/signers.ts';
import { NO_ORGANIZATION, readConfiguration } from '../../src/pipeline/configuration.ts';
import { trustOf } from '../../src/pipeline/trust.ts';
import type { Tree } from '../../src/ports/tree.ts';

const KEY = `RW${'Q'.repeat(54)}`;
const naming = { '.github/ssdf-gate.yml': `signers: { minisign: [{ key: ${KEY} }] }\n` };
const named = { ...NO_SIGNERS, minisign: [{ key: KEY }] };
const hidden = notSeen({ reason: 'hidden-or-absent', what: 'GET /repos/{owner}/{repo}' });
const blind: Tree = { list: () => Promise.resolve(hidden), read: () => Promise.resolve(new Map()) };

const trust = async (tree: Tree, organization: Observation<Tree | null> = NO_ORGANIZATION) =>
  trustOf(await readConfiguration({ branches: [tree], organization }));

describe('whom to expect as a signer', () => {
  it('is what the default branch names, or nobody in particular', async () => {
    expect(await trust(memoryTree(naming))).toEqual({ state: 'known', signers: named });
    expect(await trust(memoryTree({}))).toEqual({ state: 'known', signers: undefined });
  });

  it('is unknown where the default branch could not be read', async () => {
    expect(await trust(blind)).toEqual({ state: 'unknown', because: hidden.unseen });
  });

  it.each<{ name: string; tree: Tree }>([
    { name: 'names some', tree: memoryTree(naming) },
    { name: 'names nobody, so that its own workflows would be expected', tree: memoryTree({}) },
  ])('is unknown where the repository $name and a lock of its organisation could not be read', async ({ tree }) => {
    expect(await trust(tree, hidden)).toEqual({ state: 'unknown', because: hidden.unseen });
  });
});
