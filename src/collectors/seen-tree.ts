import type { Digest } from '../model/digest.ts';
import { notSeen, seen, type NotSeen, type Observation, type Unseen } from '../model/observation.ts';
import type { FileSource, Source } from '../model/source.ts';
import type { Opaque, ToolUse } from '../workflows/finding.ts';
import type { Toolchain } from '../workflows/toolchain.ts';
import type { CollectContext } from './types.ts';
import { readToolchain } from './workflow-files.ts';

/** What the workflow files say, as far as they were read. */
export interface SeenTree {
  readonly toolchain: Toolchain;
  /** Parts of the tree that were not seen: a cut list, files that could not be read. */
  readonly hidden: readonly Unseen[];
  readonly digests: ReadonlyMap<string, Digest>;
}

/** A tool or a test command where a workflow runs it; which kind does not matter here. */
export type AnyUse = ToolUse<string>;

export async function readTree({ tree, subject, branch }: CollectContext): Promise<Observation<SeenTree>> {
  const list = await tree.list();
  if (list.state === 'unseen') return list;
  const names = { owner: subject.owner, name: subject.name, defaultBranch: branch };
  const { toolchain, hidden, digests } = await readToolchain(tree, list.value, names);
  const cut = list.missing === undefined ? [] : [list.missing];
  return seen({ toolchain, hidden: [...cut, ...hidden], digests }, list.sources);
}

export function undecidable(what: string, sources: readonly Source[] = []): NotSeen {
  return notSeen({ reason: 'undecidable', what }, sources);
}

const SHOWN = 8;

/** As many reasons as a person reads; the rest hides behind the same sentence. */
export function bounded(hidden: readonly NotSeen[]): NotSeen[] {
  const distinct = new Map(hidden.map((each) => [`${each.unseen.reason} ${each.unseen.what}`, each]));
  return [...distinct.values()].slice(0, SHOWN);
}

/** A foreign name, shortened to what a sentence can carry. */
export function printable(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '').slice(0, 60);
}

export function placesOf(
  places: readonly { readonly path: string; readonly line: number }[],
  { digests }: SeenTree,
): FileSource[] {
  const distinct = new Map(places.map(({ path, line }) => [`${path}:${line}`, { path, line }]));
  return [...distinct.values()].map((place) => ({ ...place, ...digestOf(place.path, digests) }));
}

/** Every workflow file that was read: the source of "there is none". */
export function filesRead({ toolchain, digests }: SeenTree): FileSource[] {
  return toolchain.workflows.map(({ path }) => ({ path, ...digestOf(path, digests) }));
}

function digestOf(path: string, digests: SeenTree['digests']): { digest?: Digest } {
  const digest = digests.get(path);
  return digest === undefined ? {} : { digest };
}

/** Whatever may run tools without our seeing it. */
export function hiddenCalls(
  { toolchain, hidden }: SeenTree,
  mayHide: (call: Opaque) => boolean = () => true,
): NotSeen[] {
  const calls = toolchain.opaque.filter(mayHide).map((call) => undecidable(call.what));
  const unread = hidden.map((unseen): NotSeen => ({ state: 'unseen', unseen, sources: [] }));
  return [...unread, ...calls, ...toolchain.otherCi.map((path) => undecidable(path))];
}
