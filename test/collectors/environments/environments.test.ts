import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { environments as collector } from '../../../src/collectors/environments/index.ts';
import { seen, seenPartly, type Observation } from '../../../src/model/observation.ts';
import type { DeployableFrom, Environment } from '../../../src/ports/environments.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

const USED = 'environment.release-environment-used';
const REVIEWERS = 'environment.reviewers-required';
const SELF_REVIEW = 'environment.self-review-prevented';
const POLICY = 'environment.branch-policy-set';
const SECRETS = 'environment.scoped-secrets-ratio';

const patterns = (...names: string[]): DeployableFrom => ({ kind: 'patterns', patterns: seen(names) });

function environment(name: string, overrides: Partial<Environment> = {}): Environment {
  return { name, reviewers: 1, preventsSelfReview: true, from: patterns('v*'), ...overrides };
}

/** A workflow with one job that names an environment and runs a command. */
function workflow(named: string, run = 'echo hello'): string {
  const line = named === '' ? '' : `    environment: ${named}\n`;
  return `on: push\njobs:\n  ship:\n    runs-on: ubuntu-24.04\n${line}    steps:\n      - run: ${run}\n`;
}

const tree = (text: string) => memoryTree({ '.github/workflows/release.yml': text });
const usesRelease = tree(workflow('release', 'npm publish'));
const hiddenTree: Tree = { list: answers(forbidden), read: answers(new Map()) };

interface Scene {
  readonly environments: Observation<readonly Environment[]>;
  readonly tree?: Tree;
  readonly more?: Partial<Repository>;
}

const facts = ({ environments, tree: files = usesRelease, more = {} }: Scene) =>
  look(collector, { tree: files, repository: { environments: answers(environments), ...more } });

describe('an environment for releases', () => {
  const release = seen([environment('release')]);
  const named = (name: string) => seen([environment(name)]);

  it.each<Scene & { name: string; expected: unknown }>([
    { name: 'there and named by a job', environments: release, expected: true },
    { name: 'in another case', environments: named('Release'), expected: true },
    { name: 'named with a map', environments: release, tree: tree(workflow('{ name: release, url: "https://x.test" }')), expected: true },
    { name: 'by one of the other names', environments: named('pypi'), tree: tree(workflow('pypi')), expected: true },
    { name: 'of another name, by a job that publishes', environments: named('shop'), tree: tree(workflow('shop', 'twine upload dist/*')), expected: true },
    { name: 'of another name, by a job that does not publish', environments: named('shop'), tree: tree(workflow('shop', 'npm test')), expected: false },
    { name: 'of another name, by a rehearsal', environments: named('shop'), tree: tree(workflow('shop', 'npm publish --dry-run')), expected: false },
    { name: 'there and named by nobody', environments: release, tree: tree(workflow('')), expected: false },
    { name: 'named and not there', environments: named('staging'), expected: false },
    { name: 'no environment at all', environments: seen([]), expected: false },
    { name: 'no environment, whatever the workflows say', environments: seen([]), tree: hiddenTree, expected: false },
    { name: 'named by an expression', environments: release, tree: tree(workflow('${{ inputs.where }}')), expected: 'undecidable' },
    { name: 'a workflow that does not parse', environments: release, tree: tree('on: [push\njobs: {'), expected: 'malformed' },
    { name: 'the workflows hidden', environments: release, tree: hiddenTree, expected: 'forbidden' },
    { name: 'a list that was cut before it', environments: cutShort([environment('staging')]), expected: 'truncated' },
    { name: 'found in a list that was cut', environments: cutShort([environment('release')]), expected: true },
    { name: 'hidden', environments: forbidden, expected: 'forbidden' },
  ])('counts when it exists and is used: $name', async ({ expected, ...scene }) => {
    expect(said(await facts(scene), USED)).toBe(expected);
  }); // prettier-ignore
});

describe('reviewers', () => {
  it.each<Scene & { name: string; expected: unknown }>([
    { name: 'of the only one', environments: seen([environment('release')]), expected: true },
    { name: 'nobody', environments: seen([environment('release', { reviewers: 0 })]), expected: false },
    { name: 'missing at one of two', environments: seen([environment('release'), environment('npm', { reviewers: 0 })]), expected: false },
    { name: 'missing where no release goes through', environments: seen([environment('release'), environment('staging', { reviewers: 0 })]), expected: true },
    { name: 'missing where a publishing job goes through', environments: seen([environment('release'), environment('shop', { reviewers: 0 })]), tree: tree(workflow('shop', 'npm publish')), expected: false },
    { name: 'of an environment that a publishing job names and that is not there', environments: seen([environment('release')]), tree: tree(workflow('shop', 'npm publish')), expected: false },
    { name: 'no environment for releases', environments: seen([environment('staging')]), tree: tree(workflow('')), expected: false },
    { name: 'no environment for releases by name, the workflows hidden', environments: seen([environment('shop')]), tree: hiddenTree, expected: 'forbidden' },
    { name: 'everywhere that is seen, the workflows hidden', environments: seen([environment('release')]), tree: hiddenTree, expected: 'forbidden' },
    { name: 'missing at one, the workflows hidden', environments: seen([environment('release', { reviewers: 0 })]), tree: hiddenTree, expected: false },
    { name: 'everywhere in a list that was cut', environments: cutShort([environment('release')]), expected: 'truncated' },
    { name: 'missing in a list that was cut', environments: cutShort([environment('release', { reviewers: 0 })]), expected: false },
    { name: 'of a publishing job whose environment is an expression', environments: seen([environment('release')]), tree: tree(workflow('${{ inputs.where }}', 'npm publish')), expected: 'undecidable' },
    { name: 'hidden', environments: forbidden, expected: 'forbidden' },
  ])('stand before every environment for releases: $name', async ({ expected, ...scene }) => {
    expect(said(await facts(scene), REVIEWERS)).toBe(expected);
  }); // prettier-ignore
});

describe('one’s own approval', () => {
  it.each<{ name: string; reviewers: number; prevents: boolean; expected: boolean }>([
    { name: 'prevented', reviewers: 1, prevents: true, expected: true },
    { name: 'allowed', reviewers: 1, prevents: false, expected: false },
    { name: 'prevented where nobody has to approve', reviewers: 0, prevents: true, expected: false },
  ])('is prevented only beside reviewers: $name', async ({ reviewers, prevents, expected }) => {
    const environments = seen([environment('release', { reviewers, preventsSelfReview: prevents })]);
    expect(said(await facts({ environments }), SELF_REVIEW)).toBe(expected);
  });
});

describe('refs that may be deployed', () => {
  const protectedBranches: DeployableFrom = { kind: 'protected-branches' };

  it.each<{ name: string; from: DeployableFrom; branch?: Observation<boolean>; expected: unknown }>([
    { name: 'any', from: { kind: 'anywhere' }, expected: false },
    { name: 'by pattern', from: patterns('main', 'v*'), expected: true },
    { name: 'by a pattern that all fit', from: patterns('v*', '*'), expected: false },
    { name: 'by a pattern of folders that all fit', from: patterns('**/*'), expected: false },
    { name: 'by no pattern', from: patterns(), expected: false },
    { name: 'by patterns that are hidden', from: { kind: 'patterns', patterns: forbidden }, expected: 'forbidden' },
    { name: 'by patterns of which a part is hidden', from: { kind: 'patterns', patterns: cutShort(['v*']) }, expected: 'truncated' },
    { name: 'protected branches', from: protectedBranches, branch: seen(true), expected: true },
    { name: 'protected branches, of which there is none', from: protectedBranches, branch: seen(false), expected: false },
    { name: 'protected branches, hidden', from: protectedBranches, branch: forbidden, expected: 'forbidden' },
  ])('are chosen: $name', async ({ from, branch = seen(true), expected }) => {
    const environments = seen([environment('release', { from })]);
    expect(said(await facts({ environments, more: { hasProtectedBranch: answers(branch) } }), POLICY)).toBe(expected);
  }); // prettier-ignore
});

describe('secrets', () => {
  interface Row {
    readonly name: string;
    readonly environments?: Observation<readonly Environment[]>;
    readonly scoped?: Observation<number>;
    readonly own?: Observation<number>;
    readonly shared?: Observation<number>;
    readonly expected: unknown;
  }

  it.each<Row>([
    { name: 'three of four', scoped: seen(3), own: seen(1), expected: 0.75 },
    { name: 'none of three', own: seen(2), shared: seen(1), expected: 0 },
    { name: 'all', scoped: seen(2), expected: 1 },
    { name: 'no environment', environments: seen([]), own: seen(2), expected: 0 },
    { name: 'no secret at all', expected: 'not-applicable' },
    { name: 'those of environments hidden', scoped: forbidden, own: seen(1), expected: 'forbidden' },
    { name: 'those of the repository hidden', scoped: seen(1), own: forbidden, expected: 'forbidden' },
    { name: 'those of the organisation hidden', scoped: seen(1), shared: forbidden, expected: 'forbidden' },
    { name: 'a list of environments that was cut', environments: seenPartly([environment('release')], { reason: 'truncated', what: 'x' }), scoped: seen(1), expected: 'truncated' },
    { name: 'environments hidden', environments: forbidden, own: seen(1), expected: 'forbidden' },
    { name: 'more environments than are counted', environments: seen(Array.from({ length: 21 }, (_, at) => environment(`e${at}`))), scoped: seen(1), expected: 'truncated' },
  ])('are counted in all three places: $name', async (row) => {
    const { environments = seen([environment('release')]), scoped = seen(0), own = seen(0), shared = seen(0) } = row;
    const more = {
      environmentSecrets: answers(scoped),
      repositorySecrets: answers(own),
      sharedSecrets: answers(shared),
    };
    expect(said(await facts({ environments, more }), SECRETS)).toBe(row.expected);
  }); // prettier-ignore

  it('are told by both numbers, never by name', async () => {
    const more = {
      environmentSecrets: answers(seen(1)),
      repositorySecrets: answers(seen(3)),
      sharedSecrets: answers(seen(0)),
    };
    const all = await facts({ environments: seen([environment('release')]), more });
    const fact = all.find(({ id }) => id === SECRETS);
    expect(fact).toMatchObject({ because: { en: '1 of 4 secrets are kept in environments' } });
  });
});
