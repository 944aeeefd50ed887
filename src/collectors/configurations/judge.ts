import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { FileContent, TreeEntry } from '../../ports/tree.ts';
import { facts } from './facts.ts';
import { wordsOf } from './words-of.ts';

export interface SeenConfigurations {
  readonly list: Observation<readonly TreeEntry[]>;
  readonly read: ReadonlyMap<string, Observation<FileContent>>;
  /** More files were there than were read. */
  readonly more: boolean;
  /** Time of the collection, RFC 3339; an expiry counts against it. */
  readonly at: string;
}

const make = factMaker(facts, explainUnseen);
const ID = 'file.configurations';

export function judge({ list, read, more, at }: SeenConfigurations): Fact[] {
  if (list.state === 'unseen') return [make.unknown(ID, [list])];
  const found = [...read.values()].flatMap((content) => {
    if (content.state === 'unseen') return [];
    const { path, text, digest } = content.value;
    return wordsOf(path, text, at).map((word) => ({ word, source: { path, digest } }));
  });
  const hidden = [
    ...(list.missing === undefined ? [] : [notSeen(list.missing, list.sources)]),
    ...(more ? [notSeen({ reason: 'truncated', what: 'configuration files' })] : []),
    ...[...read.values()].filter((content) => content.state === 'unseen'),
  ];
  const value = [...new Set(found.map(({ word }) => word))];
  const sources = [...new Map(found.map(({ source }) => [source.path, source])).values()];
  if (hidden.length === 0) return [make.observed(ID, value, { sources, because: count(value.length) })];
  if (value.length === 0) return [make.unknown(ID, hidden)];
  return [make.observed(ID, value, { sources, exactness: 'atLeast', hidden: hidden.map(({ unseen }) => unseen) })];
}

function count(kinds: number) {
  return {
    en: `${kinds} kind(s) of configuration found`,
    ja: `${kinds} 種類の設定が見つかりました`,
  };
}
