import { GitHubClient } from '../../src/adapters/github/client.ts';
import { githubRepository } from '../../src/adapters/github/repository.ts';
import { githubTree } from '../../src/adapters/github/tree.ts';
import { memoised } from '../../src/adapters/memory/memoised.ts';
import { cycloneDxSchemas } from '../../src/adapters/schemas/cyclonedx.ts';
import { loadDecisionTables } from '../../src/cli/engine.ts';
import type { CollectContext } from '../../src/collectors/types.ts';
import { NO_HANDLING } from '../../src/model/handling.ts';
import type { Subject } from '../../src/model/subject.ts';
import { triageMeans } from '../../src/pipeline/triage-means.ts';
import type { Repository } from '../../src/ports/repository.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { RepositoryState } from '../../src/sandbox/state/repository.ts';
import { sbomProfile } from './sbom-profile.ts';
import { sbomValidator } from '../../src/sbom/validate.ts';
import { NOW } from './sandbox.ts';

export type Verb = Exclude<keyof Repository, 'owner' | 'name'>;

export function repositoryOf({ state }: Sandbox): RepositoryState {
  const [first] = state.repositories.values();
  if (first === undefined) throw new Error('a scenario has a repository');
  return first;
}

/** What there is to judge in a scenario: the default branch, the newest release, the open pull request. */
export function subjectsOf(sandbox: Sandbox): readonly Subject[] {
  const { owner, name, branches, releases, pullRequests } = repositoryOf(sandbox);
  const named = { host: 'github.com', owner, name, visibility: 'public' } as const;
  const tip = branches.get('main') ?? '';
  const newest = releases.at(-1);
  const pull = pullRequests.find((one) => one.state === 'open');
  return [
    { ...named, kind: 'repository', ref: 'main', commit: tip, dirty: false },
    ...(newest === undefined ? [] : [{ ...named, kind: 'release', tag: newest.tag, commit: tip } as const]),
    ...(pull === undefined ? [] : [pullRequestAt(named, pull, tip)]),
  ];
}

function pullRequestAt(
  named: Pick<Subject, 'host' | 'owner' | 'name'>,
  { number, head }: RepositoryState['pullRequests'][number],
  tip: string,
): Subject {
  const base = { ref: 'main', commit: tip };
  const at = { ref: head.ref, commit: head.commit };
  return { ...named, kind: 'pull-request', number, commit: head.commit, base, head: at, fromFork: false };
}

const decisionTables = loadDecisionTables(new URL('../../policies/', import.meta.url));
const validateSbom = sbomValidator({ json: cycloneDxSchemas() });

/** A context that asks the local GitHub through the real adapters, each question once; `base` is where a GHES has its API. */
export function contextAt(sandbox: Sandbox, subject: Subject, base = ''): CollectContext {
  const { owner, name } = repositoryOf(sandbox);
  const client = new GitHubClient({ apiUrl: `${sandbox.url}${base}`, token: sandbox.token(), now: () => NOW });
  return {
    subject,
    tree: githubTree(client, { owner, name }, subject.commit ?? 'main'),
    repository: memoised(githubRepository(client, { owner, name })),
    branch: 'main',
    supplied: [],
    validateSbom,
    sbomProfile: sbomProfile(),
    ...triageMeans({ decisionTables }, { handling: NO_HANDLING }),
    at: NOW,
  };
}
