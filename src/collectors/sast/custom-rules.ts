import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { FileContent, Tree } from '../../ports/tree.ts';
import { bounded, filesRead, hiddenCalls, make, type SeenTree, undecidable } from './seen.ts';
import {
  holdsRules,
  isAnalyserConfiguration,
  isNamed,
  isRuleFile,
  namesByVariable,
  placesNamed,
} from './rule-files.ts';
import { sastUses } from './steps.ts';
import { SAY } from './words.ts';

/** Files of one's own rules that are dated; more leave the newest open. */
const MOST = 60;

/** Own rules that a run names, and when a commit last changed each. */
export interface SeenRules {
  readonly changed: ReadonlyMap<string, Observation<string | null>>;
  readonly hidden: readonly NotSeen[];
}

type Read = ReadonlyMap<string, Observation<FileContent>>;

/** Finds rules in the tree, keeps those that a workflow with an analyser names, and asks when they changed. */
export async function readRules(tree: Tree, seenTree: Observation<SeenTree>): Promise<SeenRules> {
  const list = await tree.list();
  if (list.state === 'unseen' || seenTree.state === 'unseen') return { changed: new Map(), hidden: [] };
  const files = list.value.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const workflows = new Set(sastUses(seenTree.value).map(({ path }) => path));
  const asking = files.filter((path) => workflows.has(path) || (workflows.size > 0 && isAnalyserConfiguration(path)));
  const naming = await tree.read(asking);
  const places = new Set([...textsOf(naming).values()].flatMap((text) => [...placesNamed(text)]));
  const candidates = files.filter(isRuleFile).sort();
  const named = candidates.filter((path) => isNamed(path, places));
  const read = await tree.read(named.slice(0, MOST));
  const rules = [...textsOf(read)].filter(([path, text]) => holdsRules(path, text)).map(([path]) => path);
  const cut = named.length > MOST ? [notSeen({ reason: 'truncated', what: 'files of own rules' })] : [];
  const byVariable =
    named.length < candidates.length ? [...textsOf(naming)].filter(([, text]) => namesByVariable(text)) : [];
  const hidden = [
    ...(list.missing === undefined ? [] : [notSeen(list.missing, list.sources)]),
    ...unseenOf(naming),
    ...unseenOf(read),
    ...cut,
    ...byVariable.map(([path]) => undecidable(path)),
  ];
  // A tree without a history says nothing about when, not even "never".
  if (tree.lastChanged === undefined) return { changed: new Map(), hidden: [...hidden, NO_HISTORY] };
  if (rules.length === 0) return { changed: new Map(), hidden };
  return { changed: await tree.lastChanged(rules), hidden };
}

const NO_HISTORY = notSeen({ reason: 'not-supplied', what: 'the history of the files (a git checkout has it)' });

function textsOf(read: Read): ReadonlyMap<string, string> {
  return new Map([...read].flatMap(([path, one]) => (one.state === 'seen' ? [[path, one.value.text] as const] : [])));
}

function unseenOf(read: Read): readonly NotSeen[] {
  return [...read.values()].filter((one) => one.state === 'unseen');
}

/** The newest change of any of them. `never` is said only of a tree in which nothing may run unseen. */
export function customRulesFact(tree: Observation<SeenTree>, { changed, hidden }: SeenRules): Fact {
  const id = 'sast.custom-rules-changed-at';
  if (tree.state === 'unseen') return make.unknown(id, [tree]);
  const undated = [...changed.values()].filter((one) => one.state === 'unseen');
  const open = bounded([...hidden, ...undated, ...(changed.size === 0 ? hiddenCalls(tree.value) : [])]);
  if (open.length > 0) return make.unknown(id, open);
  const times = [...changed.values()].flatMap((one) => (one.state === 'seen' && one.value !== null ? [one.value] : []));
  const newest = times.sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  if (newest === undefined)
    return make.observed(id, 'never', { sources: filesRead(tree.value), because: SAY.noOwnRule() });
  return make.observed(id, newest, { sources: [...changed.keys()].map((path) => ({ path })) });
}
