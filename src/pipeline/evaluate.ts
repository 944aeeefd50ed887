import { testMergeOf } from '../collectors/test-merge.ts';
import type { TriageMeans } from '../collectors/types.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Subject } from '../model/subject.ts';
import type { Observation } from '../model/observation.ts';
import type { Text } from '../model/text.ts';
import type { ChangedFile } from '../ports/pull-requests.ts';
import { afterMerge, mayTouch } from './changes.ts';
import { collectEvidence } from './collect.ts';
import { readConfiguration, withOverrides } from './configuration.ts';
import type { Configured } from './configuration.ts';
import type { Engine, Look } from './engine.ts';
import { measuresOf } from './measures.ts';
import { namingOf, ownDocumentsOf } from './naming.ts';
import { trustOf } from './trust.ts';
import type { TakenOver } from './ci-artifact.ts';
import { NOTHING_TAKEN, takeOver } from './ci-evidence.ts';
import { conclude, type Evaluation, oneRepositoryOrStop, seenOrStop } from './evaluation.ts';
import { treesAhead } from './preload.ts';
import { triageMeans } from './triage-means.ts';

/**
 * Judges one pull request: the tree at head.sha against the tree at the merge base, with one policy, one time and one reading
 * of the settings, so that the delta holds only what the pull request changes.
 */
export async function evaluatePullRequest(engine: Engine, look: Look, number: number): Promise<Evaluation> {
  const seen = seenOrStop(await look.repository.pullRequest(number));
  const [base, changed, name] = await Promise.all([
    look.repository.mergeBase(seen.base.commit, seen.head.commit).then(seenOrStop),
    look.repository.changedFiles(number),
    nameOf(look),
  ]);
  const reference = {
    base: { ref: seen.base.ref, commit: base },
    head: { ref: seen.head.ref, commit: seen.head.commit },
  };
  const fromFork = seen.head.repository !== `${look.repository.owner}/${look.repository.name}`;
  const subject: Subject = { ...name, kind: 'pull-request', number, commit: seen.head.commit, ...reference, fromFork };
  return compare(engine, look, {
    subject,
    baseRef: seen.base.ref,
    base,
    head: seen.head.commit,
    changed,
    afterMerge: afterMerge(changed),
  });
}

export interface MergeGroup {
  readonly base: string;
  readonly head: string;
  readonly baseRef: string;
  readonly headRef: string;
}

/** Judges a merge group: the tree that would be merged against the tree it would be merged into. */
export async function evaluateMergeGroup(engine: Engine, look: Look, group: MergeGroup): Promise<Evaluation> {
  const { base, head, baseRef, headRef } = group;
  const references = { base: { ref: baseRef, commit: base }, head: { ref: headRef, commit: head } };
  const subject: Subject = { ...(await nameOf(look)), kind: 'merge-group', commit: head, ...references };
  return compare(engine, look, { subject, baseRef, base, head, afterMerge: [] });
}

/** Judges a repository at one commit, with nothing to compare. */
export async function evaluateCommit(
  engine: Engine,
  look: Look,
  at: { readonly ref: string; readonly commit: string },
): Promise<Evaluation> {
  const subject: Subject = { ...(await nameOf(look)), kind: 'repository', ...at, dirty: false };
  return single(engine, look, subject);
}

/** Judges what one release shipped, and the repository at its commit. */
export async function evaluateRelease(engine: Engine, look: Look, tag: string): Promise<Evaluation> {
  const commit = seenOrStop(await look.repository.resolve(tag));
  return single(engine, look, { ...(await nameOf(look)), kind: 'release', tag, commit });
}

interface Comparison {
  readonly subject: Subject;
  readonly baseRef: string;
  readonly base: string;
  readonly head: string;
  /** Where it is known; a change that touches nothing of interest is judged by the base's tree, read once. */
  readonly changed?: Observation<readonly ChangedFile[]>;
  readonly afterMerge: readonly Text[];
}

/** By a file that a collector reads, or one that the configuration names. */
function touches({ collectors }: Engine, { configuration }: Configured, { changed }: Comparison): boolean {
  if (changed === undefined) return true;
  const named = new Set(Object.values(configuration.documents).flat());
  return mayTouch(changed, (path) => named.has(path) || collectors.some((collector) => collector.reads(path)));
}

async function compare(engine: Engine, opened: Look, comparison: Comparison): Promise<Evaluation> {
  const { subject, base, baseRef } = comparison;
  const look = readingAhead(engine, opened);
  const configured = await configuredFor(look, baseRef);
  const head = touches(engine, configured, comparison) ? comparison.head : base;
  const taken = await takenOver(engine, look, { subject, configured, commit: head });
  const evidence = await collectAt(engine, look, {
    ...{ subject, commit: head, configured, taken },
    ...triageMeans(engine, configured),
  });
  const before = head === base ? evidence : await collectAt(engine, look, { subject, commit: base, configured, taken });
  oneRepositoryOrStop(await look.mixed?.());
  return conclude(engine, look, {
    configured: withNotices(configured, taken),
    evidence: { ...evidence, requests: look.requests() },
    baseline: atBase(before, { ref: baseRef, commit: base }),
    afterMerge: comparison.afterMerge,
  });
}

async function single(engine: Engine, opened: Look, subject: Subject): Promise<Evaluation> {
  const look = readingAhead(engine, opened);
  const configured = await configuredFor(look);
  const commit = subject.commit ?? '';
  const taken = await takenOver(engine, look, { subject, configured, commit });
  const triage = subject.kind === 'release' ? triageMeans(engine, configured) : {};
  const evidence = await collectAt(engine, look, { subject, commit, configured, taken, ...triage });
  oneRepositoryOrStop(await look.mixed?.());
  const noticed = withNotices(configured, taken);
  return conclude(engine, look, { configured: noticed, evidence: { ...evidence, requests: look.requests() } });
}

/**
 * What CI left for this commit, as far as its signers are trusted; without cryptography nobody is. The tree may be that of
 * another commit with the same files of interest.
 */
async function takenOver(
  { verifiers }: Engine,
  { repository, takesCiEvidence, treeAt }: Look,
  { subject, configured, commit }: Pick<CollectedAt, 'subject' | 'configured' | 'commit'>,
): Promise<TakenOver> {
  if (takesCiEvidence === undefined || verifiers === undefined || subject.commit === null) return NOTHING_TAKEN;
  const { defaultBranch } = seenOrStop(await repository.about());
  const merge = await testMergeOf({ subject, repository });
  const commits = [subject.commit, merge.state === 'seen' ? merge.value : null].filter((one) => one !== null);
  const { ciWorkflows, signersAboveUnknown } = configured;
  const trust = {
    ...{ repository: subject, commits, defaultBranch },
    ...{ workflows: ciWorkflows, workflowsUnknown: signersAboveUnknown !== undefined },
  };
  return takeOver({ repository, commit: subject.commit, tree: treeAt(commit), verifiers, trust });
}

function withNotices<T extends Configured>(configured: T, { notices }: TakenOver): T {
  return { ...configured, problems: [...configured.problems, ...notices] };
}

function readingAhead({ collectors }: Engine, look: Look): Look {
  return { ...look, treeAt: treesAhead(look.treeAt, collectors) };
}

interface CollectedAt {
  readonly subject: Subject;
  readonly commit: string;
  readonly configured: Configured;
  readonly taken: TakenOver;
  /** Of a change or a release alone: the base of a change brings nothing. */
  readonly triage?: TriageMeans;
}

async function collectAt(engine: Engine, look: Look, at: CollectedAt): Promise<Evidence> {
  const { collectors, validateSbom, sbomProfile, supportTable, verifiers, vulnerabilities } = engine;
  const about = seenOrStop(await look.repository.about());
  return collectEvidence({
    collectors,
    validateSbom,
    sbomProfile,
    ...(supportTable === undefined ? {} : { supportTable }),
    ...(verifiers === undefined ? {} : { verifiers }),
    trust: trustOf(at.configured),
    naming: namingOf(at.configured),
    ownDocuments: ownDocumentsOf(at.configured),
    measures: measuresOf(at.configured),
    responses: at.configured.responses,
    ...(vulnerabilities === undefined ? {} : { vulnerabilities }),
    ...(at.triage === undefined ? {} : { triage: at.triage }),
    ...(look.keptSboms === undefined ? {} : { keptSboms: look.keptSboms }),
    ...(look.recentReports === undefined ? {} : { recentReports: look.recentReports }),
    subject: at.subject,
    tree: look.treeAt(at.commit),
    repository: look.repository,
    branch: about.defaultBranch,
    supplied: [...look.supplied, ...at.taken.supplied],
    unread: at.taken.unread,
    at: look.at,
    requests: look.requests,
  });
}

/** Configuration of the default branch, and of the base branch where it is another one: the stricter of both holds. */
async function configuredFor(look: Look, baseRef?: string) {
  const { defaultBranch } = seenOrStop(await look.repository.about());
  const refs = baseRef === undefined || baseRef === defaultBranch ? [defaultBranch] : [defaultBranch, baseRef];
  const commits = await Promise.all(refs.map(async (ref) => seenOrStop(await look.repository.resolve(ref))));
  const configured = await readConfiguration({
    branches: commits.map(look.treeAt),
    organization: await look.organization(),
  });
  return { ...configured, configuration: withOverrides(configured.configuration, look.overrides ?? {}) };
}

async function nameOf(look: Look) {
  const { visibility } = seenOrStop(await look.repository.about());
  return { host: look.host, owner: look.repository.owner, name: look.repository.name, visibility };
}

/** The same readings, told as what they are: the state of the base commit. */
function atBase(evidence: Evidence, at: { readonly ref: string; readonly commit: string }): Evidence {
  const { host, owner, name, visibility } = evidence.subject;
  const subject: Subject = {
    host,
    owner,
    name,
    ...(visibility === undefined ? {} : { visibility }),
    kind: 'repository',
    ...at,
    dirty: false,
  };
  const { $schema, version, collectedAt, facts, collectors, toolchainRead, toolchain, requests } = evidence;
  return { $schema, version, subject, collectedAt, facts, collectors, toolchainRead, toolchain, requests };
}
