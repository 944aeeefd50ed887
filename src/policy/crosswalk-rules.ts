import type { Text } from '../model/text.ts';
import { entriesFindings } from './crosswalk-entry-rules.ts';
import type { CrosswalkInYaml } from './crosswalk-schema.ts';
import type { Finding } from './need-rules.ts';
import { nearest } from './nearest.ts';
import { quote, quoteJa } from './quote.ts';

export interface KnownToCrosswalks {
  /** Ids of the register of sources, in its order. */
  readonly sources: readonly string[];
  /** Ids of all criteria; left out when no policy was loaded. */
  readonly criteria?: ReadonlySet<string>;
}

/** The rules that no shape can say: the source is registered, a task stands once, oddities carry a note. */
export function crosswalkFindings(
  crosswalk: CrosswalkInYaml,
  file: string,
  known: KnownToCrosswalks,
): readonly Finding[] {
  return [
    ...fileName(crosswalk.guideline, file),
    ...sourceFindings(crosswalk.source, known.sources),
    ...(crosswalk.document === undefined ? [] : [{ path: ['document'], what: REGISTER_IT }]),
    ...entriesFindings(crosswalk, known.criteria),
  ];
}

/** The rules for a file of a user: its document may stand in the file itself, and its name is free. */
export function userCrosswalkFindings(crosswalk: CrosswalkInYaml, known: KnownToCrosswalks): readonly Finding[] {
  return [...documentFindings(crosswalk, known.sources), ...entriesFindings(crosswalk, known.criteria)];
}

function documentFindings({ source, document }: CrosswalkInYaml, known: readonly string[]): readonly Finding[] {
  if (document === undefined)
    return known.includes(source) ? [] : [{ path: ['source'], what: describeIt(source, known) }];
  if (known.includes(source)) return [{ path: ['document'], what: REGISTERED_ALREADY }];
  return document.id === source ? [] : [{ path: ['document', 'id'], what: OTHER_DOCUMENT }];
}

function describeIt(source: string, known: readonly string[]): Text {
  const hint = nearest(source, known);
  return {
    en: `the source ${quote(source)} is not known; ${hint === undefined ? 'describe it under "document" with title, issuer, edition, url, status and asOf' : `did you mean "${hint}"? Or describe it under "document"`}`,
    ja: `出典 ${quoteJa(source)} は登録されていません。${hint === undefined ? 'document に title・issuer・edition・url・status・asOf を書いてください' : `「${hint}」の誤りではありませんか。新しい出典は document に書いてください`}`,
  };
}

export function guidelineTaken(guideline: string, before: ReadonlyMap<string, unknown>): readonly Finding[] {
  if (!before.has(guideline)) return [];
  const what = {
    en: `another file is the crosswalk of ${quote(guideline)}; keep one of them, or choose another id`,
    ja: `${quoteJa(guideline)} の対応表は別のファイルにもあります。どちらか一方にするか、別の ID にしてください`,
  };
  return [{ path: ['guideline'], what }];
}

function fileName(guideline: string, file: string): readonly Finding[] {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replace(/\.ya?ml$/, '');
  if (name === guideline) return [];
  const what = {
    en: `the file is named for ${quote(name)} but its guideline is ${quote(guideline)}; rename the file or correct the guideline`,
    ja: `ファイル名は ${quoteJa(name)} ですが、guideline は ${quoteJa(guideline)} です。どちらかを直してください`,
  };
  return [{ path: ['guideline'], what }];
}

function sourceFindings(source: string, known: readonly string[]): readonly Finding[] {
  if (known.includes(source)) return [];
  const hint = nearest(source, known);
  const what = {
    en: `the source ${quote(source)} is not in sources.yml; ${hint === undefined ? 'add it there' : `did you mean "${hint}"?`}`,
    ja: `出典 ${quoteJa(source)} は sources.yml にありません。${hint === undefined ? '追加してください' : `「${hint}」の誤りではありませんか`}`,
  };
  return [{ path: ['source'], what }];
}

const REGISTER_IT: Text = {
  en: 'a shipped crosswalk has its document in sources.yml; move it there',
  ja: '同梱の対応表の出典は sources.yml に登録します。そちらへ移してください',
};
const REGISTERED_ALREADY: Text = {
  en: 'the source is registered already; leave document away, or give the source another id',
  ja: 'この出典は登録済みです。document を外すか、source を別の ID にしてください',
};
const OTHER_DOCUMENT: Text = {
  en: 'the document described here is not the one under "source"; give both the same id',
  ja: 'document の id が source と異なります。同じ ID にしてください',
};
