import type { Language, Text } from '../model/text.ts';
import type { PackVerification } from '../pack/verdict.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';

const SHOWN = 20;

/** The answer first, then every problem, then what the pack is about. */
export function packWords(verdict: PackVerification, language: Language): string {
  const { result, code, message, problems } = verdict;
  const answer = {
    en: `${RESULT[result].en} (${code}): ${message.en}.`,
    ja: `${RESULT[result].ja}（${code}）：${message.ja}。`,
  };
  const further = problems.slice(1, SHOWN).map(({ message: one }) => `  - ${one[language]}`);
  const more = problems.length > SHOWN ? [`  - +${problems.length - SHOWN}`] : [];
  const rows = aboutRows(verdict).map(([label, value]) => `  ${label[language]}: ${value}`);
  return `${[answer[language], ...further, ...more, ...rows].map(escapeTerminal).join('\n')}\n`;
}

const RESULT: Readonly<Record<PackVerification['result'], Text>> = {
  verified: { en: 'Verified', ja: '検証済み' },
  rejected: { en: 'Rejected', ja: '不合格' },
  unverifiable: { en: 'Not verifiable', ja: '検証不能' },
};

type Row = readonly [Text, string];

function aboutRows(verdict: PackVerification): readonly Row[] {
  const { subject, madeAt, shownTo, signer, files, subjects, unbound, restricted, timestamps, evidence, answers } =
    verdict;
  const named = signer === undefined ? undefined : signer.kind === 'key' ? signer.fingerprint : signer.identity;
  const about =
    subject === undefined ? undefined : `${subject.owner ?? ''}/${subject.name ?? ''} ${subject.tag} ${subject.commit}`;
  const rows: readonly (readonly [Text, string | undefined])[] = [
    [LABELS.release, about],
    [LABELS.made, madeAt],
    [LABELS.signer, named],
    ...timestamps.map((time) => [LABELS.seen, time] as const),
    [LABELS.files, subject === undefined ? undefined : `${files.matching} / ${files.listed}`],
    [LABELS.shownTo, shownTo],
    [LABELS.restricted, restricted?.state],
    [LABELS.answers, answers === undefined ? undefined : `${answers.kept} / ${answers.cited}`],
    [LABELS.evidence, evidence?.digest],
    ...subjects
      .slice(0, SHOWN)
      .map(({ name, digest }) => [LABELS.covers, `${name} ${Object.values(digest).join(' ')}`] as const),
    ...(subjects.length > SHOWN ? [[LABELS.covers, `+${subjects.length - SHOWN}`] as const] : []),
    ...unbound.slice(0, SHOWN).map((name) => [LABELS.unbound, name] as const),
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

const LABELS = {
  release: { en: 'release', ja: 'リリース' },
  made: { en: 'made at', ja: '作成時刻' },
  signer: { en: 'signer', ja: '署名者' },
  seen: { en: 'seen at', ja: '確認時刻' },
  files: { en: 'files as listed', ja: '一覧と一致したファイル' },
  shownTo: { en: 'cut for', ja: '公開範囲' },
  restricted: { en: 'restricted part', ja: '非公開部分' },
  answers: { en: 'answers of the API kept word for word', ja: '原文を保存している API の応答' },
  evidence: { en: 'whole evidence', ja: '証跡全体のダイジェスト' },
  covers: { en: 'covers', ja: '対象' },
  unbound: { en: 'says nothing about', ja: '対象外の配布物' },
} as const satisfies Readonly<Record<string, Text>>;
