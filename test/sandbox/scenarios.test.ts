import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { scenarios } from '../../src/sandbox/scenarios/index.ts';
import { changedFiles } from '../../src/sandbox/shapes/pull-request.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import type { SandboxState } from '../../src/sandbox/state/state.ts';
import { NOW } from '../support/sandbox.ts';

describe('every scenario', () => {
  it.each(scenarios)('$name has an open pull request that changes something and can be merged', ({ build }) => {
    const state = build(NOW);
    const open = [...state.repositories.values()].flatMap((repository) =>
      repository.pullRequests.filter((pull) => pull.state === 'open').map((pull) => ({ repository, pull })),
    );
    expect(open).toHaveLength(1);
    for (const { repository, pull } of open) {
      expect(changedFiles(pull, repository)).not.toEqual([]);
      expect(pull.testMergeCommit).not.toBeNull();
    }
  });

  it.each(scenarios)('$name is the same world at the same time', ({ build }) => {
    expect(structuredClone(shown(build(NOW)))).toEqual(structuredClone(shown(build(NOW))));
  });

  it.each(scenarios)('$name has nothing from the future', ({ build }) => {
    const text = JSON.stringify(shown(build(NOW)));
    const instants = [...text.matchAll(/"(\d{4}-\d\d-\d\dT[\d:]+Z)"/g)].map(([, instant]) => instant ?? '');
    expect(instants.filter((instant) => instant > NOW)).toEqual([]);
  });
});

/** All but the objects, whose ids are the refs' already. */
function shown(state: SandboxState) {
  return [...state.repositories.values()].map((repository) => ({ ...repository, store: undefined }));
}

describe('the demo pull request', () => {
  it('unpins two actions and takes CodeQL off pull requests', () => {
    const repository = wellKept.build(NOW).repositories.get('tea-works/kettle');
    const pull = repository?.pullRequests.at(-1);
    const textAt = (commit: string | undefined, path: string) =>
      new TextDecoder().decode(repository?.store.commit(commit ?? '')?.files.get(path)?.bytes);
    const unpinned = (commit: string | undefined) =>
      [...textAt(commit, '.github/workflows/release.yml').matchAll(/uses: \S+@(?![0-9a-f]{40})\S+/g)].length;
    const scansPulls = (commit: string | undefined) =>
      textAt(commit, '.github/workflows/codeql.yml').includes('pull_request:');
    expect([unpinned(pull?.baseCommit), unpinned(pull?.head.commit)]).toEqual([0, 2]);
    expect([scansPulls(pull?.baseCommit), scansPulls(pull?.head.commit)]).toEqual([true, false]);
  });
});

describe('the sandbox stays out of the product', () => {
  it('no other folder imports it at load', () => {
    const root = resolve(import.meta.dirname, '../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.startsWith('sandbox/'),
    );
    const wrong = files.filter((file) =>
      /^(import|export)[^;]*from '[^']*\/sandbox\//m.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong.map((file) => relative(root, join(root, file)))).toEqual([]);
  });
});
