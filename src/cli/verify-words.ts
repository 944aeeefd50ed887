import type { z } from 'zod';
import type { verificationSchema } from '../documents/verification.ts';
import type { CertificateClaims } from '../model/signature.ts';
import type { Language, Text } from '../model/text.ts';
import type { Verdict } from '../model/verdict.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';

/** The answer first, then what was proved. */
export function verificationWords(verdict: Verdict, language: Language): string {
  return linesOf(answerOf(verdict), proved(verdict), language);
}

/** The same for a commit or a tag, of which only the key is proved. */
export function objectWords(document: ObjectAnswer, language: Language): string {
  const { signer, subjects } = document;
  const rows = [
    ...(signer?.key === undefined ? [] : [row(KEY, signer.key)]),
    ...subjects.map(({ name }) => row(SUBJECT, name)),
  ];
  return linesOf(answerOf(document), rows, language);
}

type ObjectAnswer = Pick<z.input<typeof verificationSchema>, 'result' | 'code' | 'message' | 'signer' | 'subjects'>;

function answerOf({ result, code, message }: Pick<ObjectAnswer, 'result' | 'code' | 'message'>): Text {
  return {
    en: `${RESULT[result].en} (${code}): ${message.en}.`,
    ja: `${RESULT[result].ja}（${code}）：${message.ja}。`,
  };
}

function linesOf(answer: Text, rows: readonly Row[], language: Language): string {
  const lines = rows.map(([label, value]) => `  ${label[language]}: ${value}`);
  return `${[answer[language], ...lines].map(escapeTerminal).join('\n')}\n`;
}

const RESULT: Readonly<Record<Verdict['result'], Text>> = {
  verified: { en: 'Verified', ja: '検証済み' },
  rejected: { en: 'Rejected', ja: '不合格' },
  unverifiable: { en: 'Not verifiable', ja: '検証不能' },
};

type Row = readonly [Text, string];

const SHOWN = 20;

function proved({ signer, predicateType, subjects, timestamps }: Verdict): readonly Row[] {
  const more = subjects.length - SHOWN;
  return [
    ...(signer === undefined ? [] : signer.kind === 'key' ? [row(KEY, signer.fingerprint)] : certified(signer)),
    ...(predicateType === undefined ? [] : [row(TYPE, predicateType)]),
    ...subjects.slice(0, SHOWN).map(({ name, sha256 }) => row(SUBJECT, [name, sha256 ?? ''].join(' ').trim())),
    ...(more > 0 ? [row(SUBJECT, `+${more}`)] : []),
    ...timestamps.map((time) => row(SEEN, time)),
  ];
}

type Certified = Extract<NonNullable<Verdict['signer']>, { kind: 'certificate' }>;

function certified({ identity, issuer, claims }: Certified): readonly Row[] {
  const said = CLAIMS.flatMap(([claim, label]) => {
    const value = claims[claim];
    return value === undefined ? [] : [row(label, value)];
  });
  return [row(SIGNER, identity), row(ISSUER, issuer ?? '-'), ...said];
}

function row(label: Text, value: string): Row {
  return [label, value];
}

const SIGNER: Text = { en: 'signer', ja: '署名者' };
const ISSUER: Text = { en: 'vouched for by', ja: '識別情報の発行者' };
const KEY: Text = { en: 'key', ja: '鍵' };
const TYPE: Text = { en: 'statement', ja: 'ステートメントの種類' };
const SUBJECT: Text = { en: 'covers', ja: '対象' };
const SEEN: Text = { en: 'seen at', ja: '確認時刻' };
const CLAIMS = [
  ['sourceRepository', { en: 'repository', ja: 'リポジトリ' }],
  ['sourceRepositoryRef', { en: 'reference', ja: 'ref' }],
  ['sourceRepositoryDigest', { en: 'commit', ja: 'コミット' }],
  ['buildConfig', { en: 'workflow', ja: 'ワークフロー' }],
  ['buildTrigger', { en: 'trigger', ja: 'トリガー' }],
  ['runnerEnvironment', { en: 'runner', ja: 'ランナー' }],
  ['runInvocation', { en: 'run', ja: '実行' }],
] as const satisfies readonly (readonly [keyof CertificateClaims, Text])[];
