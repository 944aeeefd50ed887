import type { SuppliedFile, Verifiers } from '../collectors/types.ts';
import type { AnswerRecord } from '../model/answer-record.ts';
import type { Evidence, RequestCount } from '../model/evidence.ts';
import type { Observation } from '../model/observation.ts';
import type { Subject } from '../model/subject.ts';
import { SUPPLIED_KINDS } from '../model/supplied-kind.ts';
import { collectEvidence } from '../pipeline/collect.ts';
import { type Configured, readConfiguration } from '../pipeline/configuration.ts';
import type { Engine } from '../pipeline/engine.ts';
import { oneRepositoryOrStop } from '../pipeline/evaluation.ts';
import { measuresOf } from '../pipeline/measures.ts';
import { namingOf, ownDocumentsOf } from '../pipeline/naming.ts';
import { triageMeans } from '../pipeline/triage-means.ts';
import { trustOf } from '../pipeline/trust.ts';
import type { Repository } from '../ports/repository.ts';
import type { Tree } from '../ports/tree.ts';
import { type Io, UsageError } from './io.ts';
import { openFolder } from './open-folder.ts';
import { openRepository } from './open-repository.ts';
import { readBytes } from './options.ts';
import { verifiersWith } from './verifiers.ts';
import { readTrust } from './verify-options.ts';

/** Options that name what to look at; the same for every command that collects. */
export const TARGET_OPTIONS = {
  dir: { type: 'string' },
  repo: { type: 'string' },
  ref: { type: 'string' },
  release: { type: 'string' },
  sbom: { type: 'string', multiple: true },
  sarif: { type: 'string', multiple: true },
  junit: { type: 'string', multiple: true },
  coverage: { type: 'string', multiple: true },
  bundle: { type: 'string', multiple: true },
  triage: { type: 'string', multiple: true },
  'vulnerability-data': { type: 'string' },
  'trusted-root': { type: 'string' },
  'allowed-signers': { type: 'string', multiple: true },
  'api-url': { type: 'string' },
} as const;

export interface TargetOptions {
  readonly dir?: string | undefined;
  readonly repo?: string | undefined;
  readonly ref?: string | undefined;
  readonly release?: string | undefined;
  readonly 'vulnerability-data'?: string | undefined;
  readonly sbom?: readonly string[] | undefined;
  readonly sarif?: readonly string[] | undefined;
  readonly junit?: readonly string[] | undefined;
  readonly coverage?: readonly string[] | undefined;
  readonly bundle?: readonly string[] | undefined;
  readonly triage?: readonly string[] | undefined;
  readonly 'trusted-root'?: string | undefined;
  readonly 'allowed-signers'?: readonly string[] | undefined;
  readonly 'api-url'?: string | undefined;
}

/** What a command looks at, ready to be asked. */
export interface Target {
  readonly subject: Subject;
  readonly tree: Tree;
  /** Where configuration and records are read from: the default branch, or the folder itself. */
  readonly trusted: Tree;
  readonly repository: Repository;
  readonly branch: string | null;
  readonly organization: () => Promise<Observation<Tree | null>>;
  readonly supplied: readonly SuppliedFile[];
  readonly requests: () => RequestCount;
  /** A name under which two repositories answered; absent where nobody watches. */
  readonly mixed?: () => Promise<string | undefined>;
  /** What the API said, for an evidence pack; absent where none was asked. */
  readonly answers?: () => readonly AnswerRecord[];
  /** By the root that was given, in place of the engine's own. */
  readonly verifiers?: Verifiers;
}

/** Largest file handed over on the command line, in bytes. */
const MAX_SUPPLIED_BYTES = 64 * 1024 * 1024;

/** Options with the files they name already read. */
export type Opened = TargetOptions & { readonly supplied: readonly SuppliedFile[] };

export async function openTarget(options: TargetOptions, io: Io): Promise<Target> {
  const supplied = readSupplied(options, io);
  const verifiers = givenVerifiers(options, io);
  if (options.dir !== undefined)
    return { ...(await openFolder(options.dir, { ...options, supplied }, io)), ...verifiers };
  if (options['allowed-signers'] !== undefined)
    throw new UsageError('--allowed-signers: goes with --dir; of a repository GitHub itself checks the commits');
  if (options.repo !== undefined)
    return { ...(await openRepository(options.repo, { ...options, supplied }, io)), ...verifiers };
  throw new UsageError('nothing to look at; give --dir PATH or --repo OWNER/NAME');
}

/** The root is read now, so that a wrong file is said before anything is collected. */
function givenVerifiers(options: TargetOptions, io: Io): Pick<Target, 'verifiers'> {
  if (options['trusted-root'] === undefined) return {};
  const trust = readTrust({ 'trusted-root': options['trusted-root'] }, io);
  return { verifiers: verifiersWith(() => trust) };
}

function readSupplied(options: TargetOptions, io: Io): readonly SuppliedFile[] {
  return SUPPLIED_KINDS.flatMap((kind) =>
    (options[kind] ?? []).map((path) => ({ kind, path, bytes: readBytes(io, path, MAX_SUPPLIED_BYTES) })),
  );
}

/** Configuration and records by which the target is judged. */
export async function configuredBy({ trusted, organization }: Target): Promise<Configured> {
  return readConfiguration({ branches: [trusted], organization: await organization() });
}

type LookingPart =
  'collectors' | 'validateSbom' | 'sbomProfile' | 'supportTable' | 'verifiers' | 'decisionTables' | 'vulnerabilities';

/** Lets every collector look at the target once. */
export async function collectFrom(
  target: Target,
  { collectors, validateSbom, sbomProfile, ...engine }: Pick<Engine, LookingPart>,
  { at, configured }: { readonly at: string; readonly configured: Configured },
): Promise<Evidence> {
  const { subject, tree, repository, branch, supplied, requests } = target;
  const looked = { subject, tree, repository, branch, supplied, requests, at };
  const verifiers = target.verifiers ?? engine.verifiers;
  const evidence = await collectEvidence({
    ...looked,
    ...{ collectors, validateSbom, sbomProfile },
    ...(engine.supportTable === undefined ? {} : { supportTable: engine.supportTable }),
    ...(verifiers === undefined ? {} : { verifiers }),
    trust: trustOf(configured),
    naming: namingOf(configured),
    ownDocuments: ownDocumentsOf(configured),
    ...(subject.kind === 'release' ? triageMeans(engine, configured) : {}),
    measures: measuresOf(configured),
    responses: configured.responses,
    ...(engine.vulnerabilities === undefined ? {} : { vulnerabilities: engine.vulnerabilities }),
  });
  oneRepositoryOrStop(await target.mixed?.());
  return { ...evidence, requests: requests() };
}
