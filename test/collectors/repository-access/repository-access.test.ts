import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { repositoryAccess } from '../../../src/collectors/repository-access/index.ts';
import { notSeen, seen, seenPartly, type Observation } from '../../../src/model/observation.ts';
import type { DeployKey, Webhook } from '../../../src/ports/repository-access.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

const notFound = notSeen({ reason: 'hidden-or-absent', what: 'codeowners/errors', status: 404 });
const withFile = memoryTree({ '.github/CODEOWNERS': '* @acme/core' });
const hiddenTree: Tree = { list: answers(forbidden), read: answers(new Map()) };
const cutTree: Tree = {
  list: answers(seenPartly([], { reason: 'truncated', what: 'the tree' })),
  read: answers(new Map()),
};

describe('people with administration in person', () => {
  it.each<{ name: string; admins: Observation<readonly number[]>; expected: unknown }>([
    { name: 'nobody', admins: seen([]), expected: 0 },
    { name: 'two', admins: seen([1, 2]), expected: 2 },
    { name: 'two of a list that was cut', admins: cutShort([1, 2]), expected: 'atLeast 2' },
    { name: 'hidden', admins: forbidden, expected: 'forbidden' },
  ])('are counted: $name', async ({ admins, expected }) => {
    const facts = await look(repositoryAccess, { repository: { directAdmins: answers(admins) } });
    expect(said(facts, 'repo.direct-admins')).toBe(expected);
  });
});

describe('deploy keys that may push', () => {
  const key = (readOnly: boolean, enabled = true): DeployKey => ({ readOnly, enabled });

  it.each<{ name: string; keys: Observation<readonly DeployKey[]>; expected: unknown }>([
    { name: 'none', keys: seen([]), expected: 0 },
    { name: 'one that only reads', keys: seen([key(true)]), expected: 0 },
    { name: 'one that writes', keys: seen([key(false), key(true)]), expected: 1 },
    { name: 'one that writes and was disabled', keys: seen([key(false, false)]), expected: 0 },
    { name: 'a list that was cut', keys: cutShort([key(false)]), expected: 'atLeast 1' },
    { name: 'hidden', keys: forbidden, expected: 'forbidden' },
  ])('are counted: $name', async ({ keys, expected }) => {
    const facts = await look(repositoryAccess, { repository: { deployKeys: answers(keys) } });
    expect(said(facts, 'repo.writable-deploy-keys')).toBe(expected);
  });
});

describe('webhooks that anybody could fake or read', () => {
  const hook = (hasSecret: boolean, verifiesTls: boolean): Webhook => ({ id: 1, hasSecret, verifiesTls });

  it.each<{ name: string; hooks: Observation<readonly Webhook[]>; expected: unknown }>([
    { name: 'none', hooks: seen([]), expected: 0 },
    { name: 'a secret and a certificate', hooks: seen([hook(true, true)]), expected: 0 },
    { name: 'no secret', hooks: seen([hook(false, true)]), expected: 1 },
    { name: 'no certificate', hooks: seen([hook(true, false)]), expected: 1 },
    { name: 'neither counts once', hooks: seen([hook(false, false)]), expected: 1 },
    { name: 'a list that was cut', hooks: cutShort([hook(true, true)]), expected: 'atLeast 0' },
    { name: 'hidden', hooks: forbidden, expected: 'forbidden' },
  ])('are counted: $name', async ({ hooks, expected }) => {
    const facts = await look(repositoryAccess, { repository: { webhooks: answers(hooks) } });
    expect(said(facts, 'repo.webhooks-without-secret')).toBe(expected);
  });
});

describe('wrong lines of CODEOWNERS', () => {
  it.each<{ name: string; errors: Observation<number | null>; tree: Tree; expected: unknown }>([
    { name: 'none', errors: seen(0), tree: withFile, expected: 0 },
    { name: 'three', errors: seen(3), tree: withFile, expected: 3 },
    { name: 'counted also where the tree is hidden', errors: seen(3), tree: hiddenTree, expected: 3 },
    { name: 'no file, as the whole tree says', errors: seen(null), tree: memoryTree({}), expected: 'not-applicable' },
    { name: 'a 404 and no file', errors: notFound, tree: memoryTree({}), expected: 'not-applicable' },
    { name: 'a 404 though the file is there', errors: notFound, tree: withFile, expected: 'hidden-or-absent' },
    { name: 'no file, but the tree has one', errors: seen(null), tree: withFile, expected: 'hidden-or-absent' },
    { name: 'no file, and a tree that was cut', errors: seen(null), tree: cutTree, expected: 'hidden-or-absent' },
    { name: 'no file, and a hidden tree', errors: seen(null), tree: hiddenTree, expected: 'hidden-or-absent' },
    { name: 'refused', errors: forbidden, tree: memoryTree({}), expected: 'forbidden' },
  ])('are counted where there is a file: $name', async ({ errors, tree, expected }) => {
    const facts = await look(repositoryAccess, { tree, repository: { codeownersErrors: answers(errors) } });
    expect(said(facts, 'repo.codeowners-errors')).toBe(expected);
  });
});
