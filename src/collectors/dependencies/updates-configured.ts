import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { ecosystemOfManifest } from '../../packages/ecosystems.ts';
import {
  folderForUpdates,
  isJudgedByText,
  namesSomethingOutside,
  updatableOf,
  type Updatable,
} from '../../packages/updatable.ts';
import { lockfileFolders } from '../../packages/workspaces.ts';
import type { FileContent } from '../../ports/tree.ts';
import { hiddenList, pathsOf, type SeenTree, textsOf, unreadAt } from '../package-files.ts';
import { examples, ratioFact } from '../ratio.ts';
import { DEPENDABOT, RENOVATE } from '../update-files.ts';
import { dependabotEntries, type DependabotEntry, isInFolders } from './dependabot-entries.ts';
import { fact } from './fact.ts';
import { isReached, renovateReach, type Reach } from './renovate-reach.ts';

/** Files whose text this question needs beside lockfiles. */
export function isUpdateFile(path: string): boolean {
  return DEPENDABOT.includes(path) || RENOVATE.includes(path) || isJudgedByText(path);
}

/** Ecosystems of which every manifest is kept up to date by an entry that reaches its folder. */
export function updatesConfiguredFact(tree: SeenTree, branch: string | null): Fact {
  const updaters = updatersOf(tree, branch);
  const { manifests, unread } = manifestsOf(tree);
  const answers = [...Map.groupBy(manifests, ({ kind }) => kind)].map(([kind, own]) => ({
    kind,
    state: worst(own.map((manifest) => stateOf(manifest, tree, updaters))),
  }));
  const without = answers.filter(({ state }) => state === 'no').map(({ kind }) => kind.id);
  const open = answers.some(({ state }) => state === 'open');
  const have = answers.filter(({ state }) => state === 'yes').length;
  return ratioFact(fact, 'dependency.updates-configured-ratio', {
    have,
    total: answers.length,
    hidden: [...hiddenList(tree.list), ...unread, ...(open ? updaters.unread : [])],
    sources: [...updaters.sources, ...manifests.flatMap(({ path }) => tree.read.get(path)?.sources ?? [])],
    because: {
      en: `${have} of ${answers.length} ecosystems are kept up to date by Dependabot or Renovate wherever they have manifests${examples(without)}`,
      ja: `マニフェストのあるエコシステム ${answers.length} 件のうち ${have} 件が、すべての場所で Dependabot 又は Renovate の更新対象です${examples(without)}`,
    },
    nothing: {
      en: 'no manifest that Dependabot or Renovate could update was found',
      ja: 'Dependabot や Renovate が更新できるマニフェストが見つかりません',
    },
  });
}

interface Manifest {
  readonly path: string;
  readonly kind: Updatable;
}

function manifestsOf({ list, read }: SeenTree) {
  const unread: NotSeen[] = [];
  const manifests = pathsOf(list).flatMap((path): Manifest[] => {
    const kind = updatableOf(path);
    if (kind === undefined) return [];
    if (!isJudgedByText(path)) return [{ path, kind }];
    const content = read.get(path);
    const names = content?.state === 'seen' ? namesSomethingOutside(path, content.value.text) : undefined;
    if (names === undefined) unread.push(unreadAt(path, content));
    return names === true ? [{ path, kind }] : [];
  });
  return { manifests, unread };
}

interface Updaters {
  readonly entries: readonly DependabotEntry[];
  readonly reach: Reach;
  /** Configurations that may cover more than is known. */
  readonly unread: readonly NotSeen[];
  readonly sources: readonly Source[];
}

function updatersOf({ list, read }: SeenTree, branch: string | null): Updaters {
  const present = new Set(pathsOf(list));
  const first = (places: readonly string[]) => {
    const path = places.find((place) => present.has(place));
    return path === undefined ? undefined : { path, content: read.get(path) };
  };
  const [dependabot, renovate] = [first(DEPENDABOT), first(RENOVATE)];
  const entries = readOr(dependabot, (text) => dependabotEntries(text, branch));
  const reach = readOr(renovate, renovateReach) ?? NOTHING;
  const unread = [
    ...(dependabot !== undefined && entries === undefined ? [unreadAt(dependabot.path, dependabot.content)] : []),
    ...(renovate === undefined ? [] : openParts(renovate, reach)),
  ];
  const sources = [dependabot, renovate].flatMap((file) => file?.content?.sources ?? []);
  return { entries: entries ?? [], reach, unread, sources };
}

interface ConfigurationFile {
  readonly path: string;
  readonly content: Observation<FileContent> | undefined;
}

const NOTHING: Reach = { kind: 'nothing' };

function readOr<T>(file: ConfigurationFile | undefined, readText: (text: string, path: string) => T): T | undefined {
  return file?.content?.state === 'seen' ? readText(file.content.value.text, file.path) : undefined;
}

function openParts({ path, content }: ConfigurationFile, reach: Reach): readonly NotSeen[] {
  if (content?.state !== 'seen') return [unreadAt(path, content)];
  return reach.kind === 'open' ? [notSeen({ reason: reach.reason, what: path }, content.sources)] : [];
}

type State = 'yes' | 'no' | 'open';

/** Another folder's entry does not reach it; a workspace is updated from its root. */
function stateOf({ path, kind }: Manifest, { read }: SeenTree, { entries, reach, unread }: Updaters): State {
  const folder = folderForUpdates(path);
  const ecosystem = ecosystemOfManifest(path);
  const folders = ecosystem === undefined ? [folder] : lockfileFolders(folder, ecosystem, textsOf(read));
  const fits = entries.filter(({ ecosystem: name }) => kind.dependabot.includes(name));
  if (fits.some((entry) => folders.some((one) => isInFolders(one, entry)))) return 'yes';
  if (reach.kind === 'managers' && isReached(path, kind, reach)) return 'yes';
  return unread.length > 0 ? 'open' : 'no';
}

function worst(states: readonly State[]): State {
  if (states.includes('no')) return 'no';
  return states.includes('open') ? 'open' : 'yes';
}
