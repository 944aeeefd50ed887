import type { ToolchainEntry, ToolchainRead } from '../model/evidence.ts';
import { joinTexts } from '../model/text.ts';
import type { Files } from './callers/followed.ts';
import { entriesOf } from './entries.ts';
import type { Opaque, Proof, ToolUse } from './finding.ts';
import type { LocalAction, Unparsed, Workflow } from './model.ts';
import { isUnparsed, parseAction, parseWorkflow } from './parse.ts';
import { reachedJobs, type ReachedJob } from './reached.ts';
import type { RepositoryNames } from './scenarios.ts';
import { toolUsesOf } from './tool-uses.ts';
import { settingsOf } from './tools/settings.ts';
import { updateConfigsOf, type UpdateConfig } from './updates.ts';
import { WORDS } from './words.ts';

/** Files of a commit as far as they were read. */
export interface RepositoryFiles {
  /** Text by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every regular file of the tree, read or not. */
  readonly paths: ReadonlySet<string>;
  /** Files that are there and could not be read. */
  readonly unread: ReadonlySet<string>;
  readonly names: RepositoryNames;
  /** Workflows of these texts that an earlier look has parsed. */
  readonly parsed?: Map<string, Workflow | Unparsed>;
}

/** All that the tree says about what its workflows run. */
export interface Toolchain {
  readonly workflows: readonly Workflow[];
  readonly actions: readonly LocalAction[];
  /** Workflow and action files that are there and say nothing, because they were not read or do not parse. */
  readonly silent: readonly string[];
  readonly jobs: readonly ReachedJob[];
  readonly tools: readonly ToolUse[];
  readonly proofs: readonly Proof[];
  readonly updates: readonly UpdateConfig[];
  readonly opaque: readonly Opaque[];
  /** Configuration of other CI systems that lies in the tree. */
  readonly otherCi: readonly string[];
  readonly entries: readonly ToolchainEntry[];
  readonly read: ToolchainRead;
  /** Files that would be followed if they were read. */
  readonly wanted: readonly string[];
}

export function isWorkflowPath(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}

/** Other CI systems by their configuration file; what they run is not read. */
export function isOtherCi(path: string): boolean {
  return /^(\.gitlab-ci\.ya?ml|Jenkinsfile|\.circleci\/config\.ya?ml|azure-pipelines\.ya?ml|\.travis\.ya?ml|\.buildkite\/pipeline\.ya?ml|bitbucket-pipelines\.ya?ml|\.drone\.ya?ml|\.cirrus\.ya?ml|\.?appveyor\.ya?ml|\.woodpecker\.ya?ml|cloudbuild\.ya?ml|\.semaphore\/semaphore\.ya?ml|\.teamcity\/settings\.kts)$/.test(
    path,
  );
}

/** Reads the workflows of a tree and says which tools they run, where, when and how surely. */
export function toolchainOf(files: RepositoryFiles): Toolchain {
  const wanted = new Set<string>();
  const access = accessTo(files, wanted);
  const { workflows, silent } = readWorkflows(files);
  const actions = localActions(files, access);
  const jobs = reachedJobs({ workflows, actionIn: actions.at, names: files.names });
  const found = toolUsesOf(jobs, access, settingsOf(access.text));
  const updates = updateConfigsOf(access.text).filter((config) => config.active !== 'no');
  const otherCi = [...files.paths].filter(isOtherCi).sort();
  const unreadable = [...silent, ...actions.silent()];
  const entries = entriesOf(found.uses, updates, found.opaque);
  const read = readState(unreadable, found.opaque, otherCi);
  const parts = { workflows, actions: actions.read(), silent: unreadable, jobs, updates, otherCi, entries, read };
  return { ...parts, tools: found.uses, proofs: found.proofs, opaque: found.opaque, wanted: [...wanted].sort() };
}

function accessTo({ texts, paths, unread }: RepositoryFiles, wanted: Set<string>): Files {
  return {
    text: (path) => texts.get(path),
    exists: (path) => paths.has(path),
    want: (path) => {
      if (!unread.has(path)) wanted.add(path);
    },
  };
}

function readWorkflows({ texts, paths, parsed = new Map() }: RepositoryFiles): {
  workflows: Workflow[];
  silent: string[];
} {
  const read = [...paths]
    .filter(isWorkflowPath)
    .sort()
    .map((path): Workflow | Unparsed => {
      const text = texts.get(path);
      if (text === undefined) return { path, error: 'not-yaml', line: 1 };
      const workflow = parsed.get(path) ?? parseWorkflow(path, text);
      parsed.set(path, workflow);
      return workflow;
    });
  return {
    workflows: read.filter((each): each is Workflow => !isUnparsed(each)),
    silent: read.filter(isUnparsed).map((each) => each.path),
  };
}

/** Local actions are read when a step asks for them. */
function localActions({ texts }: RepositoryFiles, access: Files) {
  const known = new Map<string, LocalAction | Unparsed>();
  const at = (folder: string): LocalAction | undefined => {
    const path = ['action.yml', 'action.yaml']
      .map((name) => (folder === '' ? name : `${folder}/${name}`))
      .find(access.exists);
    if (path === undefined) return undefined;
    const text = texts.get(path);
    if (text === undefined) access.want(path);
    const read =
      known.get(path) ?? (text === undefined ? { path, error: 'not-yaml' as const, line: 1 } : parseAction(path, text));
    known.set(path, read);
    return isUnparsed(read) ? undefined : read;
  };
  const all = () => [...known.values()];
  return {
    at,
    read: () => all().filter((each): each is LocalAction => !isUnparsed(each)),
    silent: () =>
      all()
        .filter(isUnparsed)
        .map((each) => each.path),
  };
}

function readState(silent: readonly string[], opaque: readonly Opaque[], otherCi: readonly string[]): ToolchainRead {
  const names = [...new Set([...silent, ...opaque.map((each) => each.what)])].sort();
  const notes = [
    ...(names.length > 0 ? [WORDS.notFollowed(names)] : []),
    ...(otherCi.length > 0 ? [WORDS.otherCi(otherCi)] : []),
  ];
  return notes.length === 0 ? { state: 'read' } : { state: 'partly', because: joinTexts(notes) };
}
