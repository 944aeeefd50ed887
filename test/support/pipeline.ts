import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import type { CollectContext, Collector } from '../../src/collectors/types.ts';
import { DEFAULT_PROFILE } from '../../src/model/configuration.ts';
import { NO_REQUESTS } from '../../src/model/evidence.ts';
import type { Fact } from '../../src/model/fact.ts';
import { seen } from '../../src/model/observation.ts';
import type { Engine, Look } from '../../src/pipeline/engine.ts';
import type { Repository } from '../../src/ports/repository.ts';
import type { About } from '../../src/ports/repository-settings.ts';
import type { Tree } from '../../src/ports/tree.ts';
import { sbomProfile } from './sbom-profile.ts';
import { sbomValidator } from '../../src/sbom/validate.ts';
import { AT, is, ladder, observed, policy, profile, sheet } from './build.ts';

/** The one fact of these tests: true when the file `guarded` lies in the tree. */
export const GUARDED = 'repo.guarded';

export function collector(overrides: Partial<Collector> = {}): Collector {
  return {
    id: 'test',
    version: '1',
    facts: sheet([GUARDED]),
    endpoints: [],
    events: [],
    reads: (path) => path === 'guarded',
    collect: async ({ tree }: CollectContext) => ({ facts: [await guardedIn(tree)] }),
    ...overrides,
  };
}

async function guardedIn(tree: Tree): Promise<Fact> {
  const list = await tree.list();
  return observed(GUARDED, list.state === 'seen' && list.value.some((entry) => entry.path === 'guarded'));
}

/** Judges PS.1.1 level 1 by the one fact, with that level as the target of the default profile. */
export function engine(overrides: Partial<Engine> = {}): Engine {
  return {
    collectors: [collector()],
    facts: sheet([GUARDED]),
    validateSbom: sbomValidator({ json: new Map() }),
    sbomProfile: sbomProfile(),
    policy: policy([ladder('PS.1.1', [is(GUARDED)])]),
    profiles: new Map([[DEFAULT_PROFILE, profile({ 'PS.1.1': 1 }, { name: DEFAULT_PROFILE })]]),
    ...overrides,
  };
}

export const about: About = {
  defaultBranch: 'main',
  visibility: 'public',
  archived: false,
  ownerKind: 'user',
  secretScanning: true,
  pushProtection: true,
  administrationProven: true,
};

export interface Place extends Partial<Omit<Look, 'repository' | 'treeAt'>> {
  readonly repository?: Partial<Repository>;
  /** Files by commit; a branch or tag leads to the commit of its name, `main` to `main`. */
  readonly commits: Readonly<Record<string, Tree | Readonly<Record<string, string>>>>;
}

/** A look at a repository whose commits are called what they are: `main`, `head`, `base`. */
export function lookAt({ repository = {}, commits, ...overrides }: Place): Look {
  return {
    repository: {
      ...blindRepository('forbidden', { owner: 'acme', name: 'widget' }),
      about: () => Promise.resolve(seen(about)),
      resolve: (ref) => Promise.resolve(seen(ref)),
      ...repository,
    },
    treeAt: (commit) => treeOf(commits[commit] ?? {}),
    organization: () => Promise.resolve(seen(null)),
    supplied: [],
    at: AT,
    host: 'github.com',
    requests: () => NO_REQUESTS,
    ...overrides,
  };
}

function treeOf(files: Tree | Readonly<Record<string, string>>): Tree {
  return isTree(files) ? files : memoryTree(files);
}

function isTree(files: Tree | Readonly<Record<string, string>>): files is Tree {
  return typeof files.list === 'function';
}

/** A tree that keeps what was asked of it, in order. */
export function watched(tree: Tree): { readonly tree: Tree; readonly reads: readonly (readonly string[])[] } {
  const reads: (readonly string[])[] = [];
  return {
    reads,
    tree: {
      list: () => tree.list(),
      read: (paths) => {
        reads.push(paths);
        return tree.read(paths);
      },
    },
  };
}
