import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Digest } from '../../model/digest.ts';
import type { Observation, Unseen } from '../../model/observation.ts';
import type { FileSource } from '../../model/source.ts';
import type { Toolchain } from '../../workflows/toolchain.ts';
import type { ToolVersion } from '../../workflows/versions/types.ts';
import type { Documents } from '../document-files.ts';
import { facts } from './facts.ts';

export const make = factMaker(facts, explainUnseen);
export type Id = keyof typeof facts;

/** What was seen of a tree's workflows. */
export interface SeenWorkflows {
  readonly toolchain: Toolchain;
  /** Parts of the tree that were not seen: a cut list, files that could not be read. */
  readonly hidden: readonly Unseen[];
  readonly digests: ReadonlyMap<string, Digest>;
  readonly owner: string | null;
  /** Versions of compilers, runtimes and build images that files and steps name. */
  readonly versions: readonly ToolVersion[];
  /** Files that may name more of them. */
  readonly versionsHidden: readonly Unseen[];
  /** The document that lists the tools. */
  readonly toolchainDocument: Documents;
  /** Why the list of files is only a part; empty when it is whole. */
  readonly listHidden: readonly Unseen[];
  /** Time of the collection, RFC 3339. */
  readonly at: string;
  /** Default permission of the workflow token; absent when no job depends on it. */
  readonly token: Observation<'read' | 'write'> | undefined;
}

/** Places in files, each once, with the digest of what was read there. */
export function placesOf(
  places: readonly { readonly path: string; readonly line: number }[],
  seen: SeenWorkflows,
): FileSource[] {
  const distinct = new Map(places.map(({ path, line }) => [`${path}:${line}`, { path, line }]));
  return [...distinct.values()].map(({ path, line }) => ({ path, line, ...digestOf(path, seen) }));
}

/** Every workflow file that was read: the source of "there is none". */
export function filesRead(seen: SeenWorkflows): FileSource[] {
  return seen.toolchain.workflows.map(({ path }) => ({ path, ...digestOf(path, seen) }));
}

function digestOf(path: string, { digests }: SeenWorkflows): { digest?: Digest } {
  const digest = digests.get(path);
  return digest === undefined ? {} : { digest };
}

export function undecidable(what: string): Unseen {
  return { reason: 'undecidable', what };
}

const SHOWN = 8;

/** As many reasons as a person reads; the rest hides behind the same sentence. */
export function bounded(unseen: readonly Unseen[]): Unseen[] {
  const distinct = [...new Map(unseen.map((each) => [`${each.reason} ${each.what}`, each])).values()];
  return distinct.slice(0, SHOWN);
}
