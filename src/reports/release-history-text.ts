import type { SbomHistory, SbomPair } from '../model/release-handling.ts';
import { SBOM_DIFF_KINDS } from '../model/sbom-diff.ts';
import type { Language, Text } from '../model/text.ts';
import { HEADS, NOT_STATED, NOTHING } from './diff-words.ts';
import type { ReportInput } from './types.ts';
import { bracketed, colon } from './words.ts';

/** One line about the components of a release; `depth` 1 belongs to the line above. May hold repository text. */
export interface HistoryLine {
  readonly depth: 0 | 1;
  readonly text: string;
}

/** Entries of one product that a person reads; the evidence holds more. */
const MAX_ENTRIES = 40;

export const HISTORY_TITLE: Text = {
  en: 'Components since the release before',
  ja: '前回リリースからの部品の変化',
};

/** What changed in the components since the release before, or why nobody can tell; undefined where the subject is no release. */
export function historyLines({ evidence }: ReportInput, language: Language): readonly HistoryLine[] | undefined {
  const history = evidence.releaseHandling?.sboms;
  return history === undefined ? undefined : linesOf(history, language);
}

export function linesOf(history: SbomHistory, language: Language): readonly HistoryLine[] {
  switch (history.state) {
    case 'first':
      return [line(FIRST[language])];
    case 'not-compared':
      return [line(uncompared(history.previous, history.because, language))];
    case 'compared':
      return [
        ...history.pairs.flatMap((pair) => pairLines(pair, history.previous, language)),
        ...history.notes.map((note) => line(`${WARNED[language]}${note[language]}`)),
      ];
  }
}

function line(text: string): HistoryLine {
  return { depth: 0, text };
}

const FIRST: Text = {
  en: 'no stable release of this product is before this one, so there is nothing to compare with',
  ja: '本製品にこれより前の安定版リリースがないため、比較対象はありません',
};
const WARNED: Text = { en: 'note: ', ja: '注意：' };

function uncompared(previous: string | null, because: Text, language: Language): string {
  const since = previous === null ? '' : { en: ` with ${previous}`, ja: `（比較対象：${previous}）` }[language];
  return {
    en: `could not be compared${since}, so that nothing is said of what changed: ${because.en}`,
    ja: `比較できないため、変化の有無は分かりません${since}：${because.ja}`,
  }[language];
}

function pairLines(pair: SbomPair, previous: string, language: Language): readonly HistoryLine[] {
  const head = headOf(pair, previous, language);
  switch (pair.state) {
    case 'same-file':
      return [line(`${head}${SAME_FILE[language]}`)];
    case 'empty':
      return [line(`${head}${EMPTY[language]}`)];
    case 'compared': {
      const entries = SBOM_DIFF_KINDS.flatMap((kind) =>
        pair.diff[kind].map((one) => `${HEADS[kind][language]}${colon(language)}${entryText(one, language)}`),
      );
      const all = SBOM_DIFF_KINDS.reduce((sum, kind) => sum + pair.counts[kind], 0);
      const shown = entries.slice(0, MAX_ENTRIES);
      return [
        line(`${head}${countsText(pair.counts, language)}`),
        ...shown.map((text) => ({ depth: 1 as const, text })),
        ...(all > shown.length ? [{ depth: 1 as const, text: moreText(all - shown.length, language) }] : []),
      ];
    }
  }
}

const SAME_FILE: Text = {
  en: 'the very same file was attached again: it is no SBOM of this release, and what changed cannot be told',
  ja: '前回と同じファイルが添付されています。本リリースの SBOM ではないため、変化の有無は分かりません',
};
const EMPTY: Text = {
  en: 'neither SBOM lists a component, so nothing was compared',
  ja: 'どちらの SBOM にも部品の記載がないため、比較していません',
};

function headOf({ product, before, now }: SbomPair, previous: string, language: Language): string {
  const archived = before.from === 'archive' ? { en: ', kept copy', ja: '、保管分' }[language] : '';
  const files = `${previous} ${before.name}${archived} → ${now.name}`;
  return `${product === '' ? files : `${product}${bracketed(files, language)}`}${colon(language)}`;
}

function countsText(counts: Extract<SbomPair, { state: 'compared' }>['counts'], language: Language): string {
  const told = SBOM_DIFF_KINDS.filter((kind) => counts[kind] > 0).map(
    (kind) => `${HEADS[kind][language]} ${counts[kind]}`,
  );
  return told.length === 0 ? NOTHING[language] : told.join({ en: ', ', ja: '、' }[language]);
}

type Entry = Extract<SbomPair, { state: 'compared' }>['diff'][(typeof SBOM_DIFF_KINDS)[number]][number];

function entryText(one: Entry, language: Language): string {
  const shown = (value: string | null) => value ?? NOT_STATED[language];
  if ('version' in one) return `${one.component} ${shown(one.version)}`;
  return `${one.component} ${shown(one.from)} → ${shown(one.to)}`;
}

function moreText(count: number, language: Language): string {
  return { en: `and ${count} more`, ja: `ほか ${count} 件` }[language];
}
