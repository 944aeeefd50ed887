import type { AssetEvidence, AssetSignature, SignatureResult } from '../../model/release-evidence.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Language, Text } from '../../model/text.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';

/** One shipped file in words; every cell may hold repository text. */
export interface AssetRow {
  readonly name: string;
  readonly digest: string;
  readonly signedBy: string;
  readonly result: string;
}

/** Files that a report lists; the evidence holds more. */
const MAX_ROWS = 100;
/** Signatures that are named for one file. */
const MAX_NAMED = 3;

/** On a release: each shipped file with its digest, what signs it and the result, the worst first. */
export function assetsSection(input: ReportInput, { language }: ReportOptions): Section {
  if (input.assessment.subject.kind !== 'release') return section(90, {});
  const rows = assetRows(input.evidence, language);
  if (rows.length === 0) return section(90, {});
  const head = ASSET_WORDS.columns[language].join(' | ');
  return section(90, {
    head: `| ${head} |\n| --- | --- | --- | --- |`,
    rows: rows.map(
      ({ name, digest, signedBy, result }) =>
        `| ${escapeMarkdown(name)} | ${escapeMarkdown(digest)} | ${plainMarkdown(signedBy)} | ${plainMarkdown(result)} |`,
    ),
    tail: moreText(input.evidence, language),
  });
}

export function assetRows({ release }: Pick<Evidence, 'release'>, language: Language): readonly AssetRow[] {
  const assets = [...(release?.assets ?? [])].sort((a, b) => GRAVITY.indexOf(a.result) - GRAVITY.indexOf(b.result));
  return assets.slice(0, MAX_ROWS).map((asset) => ({
    name: asset.name,
    digest: asset.digest === null ? '–' : `${asset.digest.slice(0, 'sha256:'.length + 16)}…`,
    signedBy: signersText(asset, language),
    result: wholeResult(asset, language),
  }));
}

export function moreText({ release }: Pick<Evidence, 'release'>, language: Language): string {
  const more = (release?.assets.length ?? 0) - MAX_ROWS;
  if (more <= 0) return '';
  return { en: `and ${more} more files in the evidence`, ja: `ほか ${more} 件（証拠に記載）` }[language];
}

/** What needs a person first. */
const GRAVITY: readonly SignatureResult[] = ['invalid', 'absent', 'unknown', 'present', 'verified'];

function signersText({ signatures }: AssetEvidence, language: Language): string {
  const shown = signatures.slice(0, MAX_NAMED).map((one) => signatureText(one, language));
  const more = signatures.length - MAX_NAMED;
  const rest = more > 0 ? [{ en: `and ${more} more`, ja: `ほか ${more} 件` }[language]] : [];
  return shown.length === 0 ? '–' : [...shown, ...rest].join('; ');
}

/** Where it stands and, once the signature held, who made it: an unproved name is never shown as a signer. */
function signatureText({ where, signer, result }: AssetSignature, language: Language): string {
  const who = signer === null ? '' : `: ${signer}`;
  return `${where}${who} [${RESULTS[result][language]}]`;
}

function wholeResult({ result, because }: AssetEvidence, language: Language): string {
  const word = RESULTS[result][language];
  if (result === 'verified' || result === 'absent') return word;
  return `${word}: ${because[language]}`;
}

const RESULTS: Readonly<Record<SignatureResult, Text>> = {
  verified: { en: 'verified', ja: '検証済み' },
  present: { en: 'present', ja: '未検証' },
  invalid: { en: 'invalid', ja: '無効' },
  absent: { en: 'absent', ja: 'なし' },
  unknown: { en: 'unknown', ja: '確認不可' },
};

export const ASSET_WORDS = {
  columns: {
    en: ['asset', 'digest', 'what signs it', 'result'],
    ja: ['ファイル', 'ハッシュ値', '署名', '結果'],
  },
} as const;
