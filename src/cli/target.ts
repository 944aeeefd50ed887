import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { GitHubClient } from '../adapters/github/client.ts';
import { organizationTree } from '../adapters/github/organization-tree.ts';
import { githubRepository, type RepositoryName } from '../adapters/github/repository.ts';
import { githubTree } from '../adapters/github/tree.ts';
import { blindRepository } from '../adapters/memory/blind-repository.ts';
import { memoised } from '../adapters/memory/memoised.ts';
import { readCheckout } from '../adapters/working-tree/subject.ts';
import { workingTree } from '../adapters/working-tree/tree.ts';
import type { SuppliedFile } from '../collectors/types.ts';
import { explainUnseen } from '../language/unseen.ts';
import { NO_REQUESTS, type RequestCount } from '../model/evidence.ts';
import type { Observation } from '../model/observation.ts';
import type { Subject } from '../model/subject.ts';
import type { Repository } from '../ports/repository.ts';
import type { About } from '../ports/repository-settings.ts';
import { NO_ORGANIZATION } from '../pipeline/configuration.ts';
import type { Tree } from '../ports/tree.ts';
import { type Io, UsageError } from './io.ts';
import { readBytes } from './options.ts';

/** Options that name what to look at; the same for every command that collects. */
export const TARGET_OPTIONS = {
  dir: { type: 'string' },
  repo: { type: 'string' },
  ref: { type: 'string' },
  release: { type: 'string' },
  sbom: { type: 'string', multiple: true },
  sarif: { type: 'string', multiple: true },
  junit: { type: 'string', multiple: true },
  bundle: { type: 'string', multiple: true },
  'api-url': { type: 'string' },
} as const;

export interface TargetOptions {
  readonly dir?: string | undefined;
  readonly repo?: string | undefined;
  readonly ref?: string | undefined;
  readonly release?: string | undefined;
  readonly sbom?: readonly string[] | undefined;
  readonly sarif?: readonly string[] | undefined;
  readonly junit?: readonly string[] | undefined;
  readonly bundle?: readonly string[] | undefined;
  readonly 'api-url'?: string | undefined;
}

/** What a command looks at, ready to be asked. */
export interface Target {
  readonly subject: Subject;
  readonly tree: Tree;
  readonly repository: Repository;
  readonly branch: string | null;
  readonly organization: () => Promise<Observation<Tree | null>>;
  readonly supplied: readonly SuppliedFile[];
  readonly requests: () => RequestCount;
}

/** Largest file handed over on the command line, in bytes. */
const MAX_SUPPLIED_BYTES = 64 * 1024 * 1024;

export async function openTarget(options: TargetOptions, io: Io): Promise<Target> {
  const supplied = readSupplied(options, io);
  if (options.dir !== undefined) return openFolder(options.dir, { ...options, supplied }, io);
  if (options.repo !== undefined) return openRepository(options.repo, { ...options, supplied }, io);
  throw new UsageError('nothing to look at; give --dir PATH or --repo OWNER/NAME');
}

/** A tree without a name. */
const NAMELESS: { readonly owner: string | null; readonly name: string | null } = { owner: null, name: null };

type Opened = TargetOptions & { readonly supplied: readonly SuppliedFile[] };

async function openFolder(dir: string, options: Opened, io: Io): Promise<Target> {
  const root = folderAt(resolve(io.cwd, dir), dir);
  const path = io.environment.PATH ?? '';
  const checkout = await readCheckout(root, path);
  const given = options.repo === undefined ? undefined : parseName(options.repo);
  const actions = io.environment.GITHUB_ACTIONS === 'true' ? io.environment.GITHUB_REPOSITORY : undefined;
  const inActions = actions === undefined ? undefined : parseName(actions);
  const { host, owner, name } = {
    host: hostOf(options['api-url']),
    ...NAMELESS,
    ...(given ?? inActions ?? checkout.origin),
  };
  const { commit, ref, dirty } = checkout;
  const at = { ref, commit, dirty };
  const subject: Subject =
    owner === null || name === null
      ? { kind: 'tree', host: null, owner: null, name: null, ...at }
      : { kind: 'repository', host, owner, name, ...at };
  const asked = given === undefined ? undefined : askGitHub(given, options, io);
  const about = await asked?.repository.about();
  return {
    subject: withVisibility(subject, about),
    tree: workingTree(root, path),
    repository: asked?.repository ?? blindRepository('offline', { owner: owner ?? '', name: name ?? '' }),
    organization: asked?.organization ?? (() => Promise.resolve(NO_ORGANIZATION)),
    branch: about?.state === 'seen' ? about.value.defaultBranch : null,
    supplied: options.supplied,
    requests: asked?.requests ?? (() => NO_REQUESTS),
  };
}

async function openRepository(repo: string, options: Opened, io: Io): Promise<Target> {
  const name = parseName(repo);
  const { repository, client, requests, organization } = askGitHub(name, options, io);
  const about = seenOrStop(await repository.about(), repo);
  const wanted = options.release ?? options.ref ?? about.defaultBranch;
  const commit = seenOrStop(await repository.resolve(wanted), `${repo} at ${wanted}`);
  const base = { host: hostOf(options['api-url']), ...name, visibility: about.visibility };
  const subject: Subject =
    options.release === undefined
      ? { ...base, kind: 'repository', ref: wanted, commit, dirty: false }
      : { ...base, kind: 'release', tag: options.release, commit };
  const tree = githubTree(client, name, commit);
  return { subject, tree, repository, branch: about.defaultBranch, organization, supplied: options.supplied, requests };
}

function askGitHub(name: RepositoryName, options: TargetOptions, io: Io) {
  const token = io.environment.GITHUB_TOKEN ?? io.environment.GH_TOKEN;
  const apiUrl = options['api-url'] ?? io.environment.GITHUB_API_URL;
  const client = new GitHubClient({
    ...(apiUrl === undefined ? {} : { apiUrl: checkedUrl(apiUrl) }),
    ...(token === undefined || token === '' ? {} : { token }),
    fetch: io.fetch,
    now: io.now,
  });
  const repository = memoised(githubRepository(client, name));
  const organization = () => organizationTree(client, repository, { seesAll: false });
  return { client, repository, organization, requests: () => client.requests };
}

function seenOrStop<T>(answer: Observation<T>, what: string): T {
  if (answer.state === 'seen') return answer.value;
  throw new UsageError(
    `${what}: could not be read: ${explainUnseen([answer.unseen]).en}; check the name and GITHUB_TOKEN`,
  );
}

function withVisibility(subject: Subject, about: Observation<About> | undefined): Subject {
  return about?.state === 'seen' ? { ...subject, visibility: about.value.visibility } : subject;
}

function folderAt(path: string, given: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) throw new UsageError(`--dir: expected a folder, ${given} does not exist; check the path`);
  if (!status.isDirectory()) throw new UsageError(`--dir: expected a folder, ${given} is a file; name its folder`);
  return realpathSync(path);
}

function parseName(text: string): RepositoryName {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  if (owner !== undefined && name !== undefined) return { owner, name };
  throw new UsageError(`--repo: expected OWNER/NAME, came "${text}"`);
}

function checkedUrl(text: string): string {
  const url = URL.parse(text);
  if (url !== null && (url.protocol === 'https:' || url.hostname === '127.0.0.1' || url.hostname === 'localhost')) {
    return text.replace(/\/+$/, '');
  }
  throw new UsageError(`--api-url: expected an https address, came "${text}"`);
}

function hostOf(apiUrl: string | undefined): string {
  const host = apiUrl === undefined ? undefined : URL.parse(apiUrl)?.host;
  return host === undefined || host === 'api.github.com' ? 'github.com' : host;
}

function readSupplied(options: TargetOptions, io: Io): readonly SuppliedFile[] {
  return (['sbom', 'sarif', 'junit', 'bundle'] as const).flatMap((kind) =>
    (options[kind] ?? []).map((path) => ({ kind, path, bytes: readBytes(io, path, MAX_SUPPLIED_BYTES) })),
  );
}
