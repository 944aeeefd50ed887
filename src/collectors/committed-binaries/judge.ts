import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { TreeEntry } from '../../ports/tree.ts';
import { facts } from './facts.ts';
import { startKind } from './magic.ts';

export interface SeenStarts {
  readonly list: Observation<readonly TreeEntry[]>;
  readonly starts: Observation<ReadonlyMap<string, Observation<Uint8Array>>>;
}

const make = factMaker(facts, explainUnseen);
const ID = 'file.committed-binaries';

/** Names shown as sources; a tree may hold thousands. */
const SHOWN = 50;

/** The executables found; what could not be looked into makes the count a bound. */
export function judge({ list, starts }: SeenStarts): Fact[] {
  if (list.state === 'unseen') return [make.unknown(ID, [list])];
  if (starts.state === 'unseen') return [make.unknown(ID, [starts])];
  const judged = [...starts.value].map(([path, start]) => ({
    path,
    start,
    kind: start.state === 'seen' ? startKind(path, start.value) : undefined,
  }));
  const found = judged.filter(({ kind }) => kind === 'executable').map(({ path }) => ({ path }));
  const stored = judged.filter(({ kind }) => kind === 'pointer').length;
  const hidden: NotSeen[] = [
    ...(list.missing === undefined ? [] : [notSeen(list.missing, list.sources)]),
    ...judged.flatMap(({ start }) => (start.state === 'unseen' ? [start] : [])).slice(0, SHOWN),
    ...(stored === 0 ? [] : [notSeen({ reason: 'not-supplied', what: `${stored} file(s) stored in Git LFS` })]),
  ];
  const sources = found.sort((a, b) => (a.path < b.path ? -1 : 1)).slice(0, SHOWN);
  if (judged.length === 0 && hidden.length === 0) return [make.unknownBecause(ID, NO_FILE)];
  if (hidden.length === 0) return [make.observed(ID, found.length, { sources, because: looked(judged.length) })];
  const unseen = hidden.map((each) => each.unseen);
  return [make.observed(ID, found.length, { sources, exactness: 'atLeast', hidden: unseen })];
}

const NO_FILE = {
  en: 'there is no file to look into, so there is nothing to judge',
  ja: '確認できるファイルがないため、判断の対象がありません',
};

function looked(files: number) {
  return { en: `the first bytes of ${files} files were looked at`, ja: `${files} 個のファイルの先頭を確認しました` };
}
