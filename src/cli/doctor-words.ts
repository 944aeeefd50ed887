import { whatInJapanese } from '../language/what-words.ts';
import type { Language, Text } from '../model/text.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';
import type { Diagnosis } from './doctor.ts';

/** What is set, what is wrong, then what to do: each cure once, with all that it would show. */
export function doctorWords(diagnosis: Diagnosis, language: Language): string {
  const { problems, locksUnknown } = diagnosis;
  const wrong = [...problems, ...(locksUnknown === undefined ? [] : [locksUnknown])].map((one) => `! ${one[language]}`);
  const lines = [
    ...headLines(diagnosis, language),
    handlingLine(diagnosis, language),
    ...wrong,
    ...cureLines(diagnosis, language),
    ...openLines(diagnosis, language),
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

function headLines({ node, token, policy, facts }: Diagnosis, language: Language): readonly string[] {
  return {
    en: [
      `Node ${node}; token ${token ? 'given' : 'not given'}; ${policy.name}: ${policy.tasks} of 42 tasks have criteria.`,
      `Facts: ${facts.seen} seen, ${facts.unknown} unknown, ${facts.notApplicable} not applicable.`,
    ],
    ja: [
      `Node ${node}、トークン${token ? 'あり' : 'なし'}、${policy.name}：42 タスク中 ${policy.tasks} タスクに達成基準があります。`,
      `ファクト：確認 ${facts.seen}、判定不能 ${facts.unknown}、対象外 ${facts.notApplicable}`,
    ],
  }[language];
}

/** One line on how vulnerabilities are handled; what is not set is said. */
function handlingLine({ handling }: Diagnosis, language: Language): string {
  const { use, answers, deadlines, sharing, responses } = handling;
  const table = use === null ? NOT_SET[language] : `${use.role}, ${use.capability}`;
  const count = (n: number | null) => (n === null || n === 0 ? NOT_SET[language] : String(n));
  return {
    en: `Vulnerabilities (.ssdf/): table ${table}; answers ${count(answers)}; deadlines ${count(deadlines)}; sharing plan ${count(sharing)}; responses ${count(responses)}.`,
    ja: `脆弱性の取扱い（.ssdf/）：決定木 ${table}、回答 ${count(answers)}、期限 ${count(deadlines)}、共有計画 ${count(sharing)}、対応記録 ${count(responses)}`,
  }[language];
}

const NOT_SET: Text = { en: 'not set', ja: '未設定' };

function cureLines({ cures, blocked }: Diagnosis, language: Language): readonly string[] {
  return cures.flatMap((one, at) => [
    '',
    `${at + 1}. ${(one.cure ?? ONLY_FILES)[language]}`,
    `   ${countsOf(one)[language]}`,
    ...one.blocked.flatMap((place) => hiddenLines(blocked[place], { language, cured: one.cure !== null })),
  ]);
}

const ONLY_FILES: Text = {
  en: 'No permission or plan would help: what these facts rest on is open, or could not be read',
  ja: '権限やプランでは解決しません（根拠となるものが未確定、または読み取れません）',
};

/** Under a cure the name of what is hidden says enough; where there is none, the whole sentence. */
function hiddenLines(
  blocked: Diagnosis['blocked'][number] | undefined,
  { language, cured }: { readonly language: Language; readonly cured: boolean },
): readonly string[] {
  if (blocked === undefined) return [];
  return [
    `   - ${cured ? nameOf(blocked.what, language) : blocked.message[language]}`,
    `       ${blocked.facts.join(' ')}`,
  ];
}

function countsOf({ facts, byThisAlone, tasks }: Diagnosis['cures'][number]): Text {
  const several = facts.length - byThisAlone.length;
  const named = tasks.join(' ');
  const also = {
    en: several === 0 ? '' : ` (${several} also ${several === 1 ? 'needs' : 'need'} another cure)`,
    ja: several === 0 ? '' : `（うち ${several} 件は他の対処も必要）`,
  };
  return {
    en: `${facts.length} ${facts.length === 1 ? 'fact' : 'facts'}${also.en}${named === '' ? '' : `; tasks ${named}`}`,
    ja: `ファクト ${facts.length} 件${also.ja}${named === '' ? '' : `、関係するタスク ${named}`}`,
  };
}

function openLines({ open }: Diagnosis, language: Language): readonly string[] {
  if (open.length === 0) return [];
  const title = {
    en: `Unknown although everything was read (${open.length}):`,
    ja: `すべて読み取れたが判定できないもの（${open.length} 件）：`,
  }[language];
  return ['', title, ...open.map(({ fact, because }) => `- ${fact}: ${because[language]}`)];
}

function nameOf(what: string, language: Language): string {
  return language === 'ja' ? whatInJapanese(what) : what;
}
