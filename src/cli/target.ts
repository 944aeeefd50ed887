import type { SuppliedFile } from '../collectors/types.ts';
import type { Evidence, RequestCount } from '../model/evidence.ts';
import type { Observation } from '../model/observation.ts';
import type { Subject } from '../model/subject.ts';
import { collectEvidence } from '../pipeline/collect.ts';
import type { Engine } from '../pipeline/engine.ts';
import type { Repository } from '../ports/repository.ts';
import type { Tree } from '../ports/tree.ts';
import { type Io, UsageError } from './io.ts';
import { openFolder } from './open-folder.ts';
import { openRepository } from './open-repository.ts';
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
  coverage: { type: 'string', multiple: true },
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
  readonly coverage?: readonly string[] | undefined;
  readonly bundle?: readonly string[] | undefined;
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
}

/** Largest file handed over on the command line, in bytes. */
const MAX_SUPPLIED_BYTES = 64 * 1024 * 1024;

/** Options with the files they name already read. */
export type Opened = TargetOptions & { readonly supplied: readonly SuppliedFile[] };

export async function openTarget(options: TargetOptions, io: Io): Promise<Target> {
  const supplied = readSupplied(options, io);
  if (options.dir !== undefined) return openFolder(options.dir, { ...options, supplied }, io);
  if (options.repo !== undefined) return openRepository(options.repo, { ...options, supplied }, io);
  throw new UsageError('nothing to look at; give --dir PATH or --repo OWNER/NAME');
}

function readSupplied(options: TargetOptions, io: Io): readonly SuppliedFile[] {
  return (['sbom', 'sarif', 'junit', 'coverage', 'bundle'] as const).flatMap((kind) =>
    (options[kind] ?? []).map((path) => ({ kind, path, bytes: readBytes(io, path, MAX_SUPPLIED_BYTES) })),
  );
}

/** Lets every collector look at the target once. */
export function collectFrom(
  target: Target,
  engine: Pick<Engine, 'collectors' | 'validateSbom' | 'sbomProfile'>,
  at: string,
): Promise<Evidence> {
  const { subject, tree, repository, branch, supplied, requests } = target;
  const { collectors, validateSbom, sbomProfile } = engine;
  const looked = { subject, tree, repository, branch, supplied, requests, at };
  return collectEvidence({ ...looked, collectors, validateSbom, sbomProfile });
}
