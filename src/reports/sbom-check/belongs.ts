import type { Language, Text } from '../../model/text.ts';
import type { Belongs, BelongsVerdict, HeldAgainst } from '../../sbom/belongs.ts';
import type { MissingPackage, Told } from '../../sbom/compare-components.ts';
import type { Agreement, ReleaseMatch } from '../../sbom/describes.ts';
import { cutText } from '../visible.ts';

/** Whether the SBOM is that of what was named beside it: the answer, the reasons, then what is missing and surplus. */
export function belongsLines(belongs: Belongs | undefined, language: Language): readonly string[] {
  if (belongs === undefined) return [];
  const { verdict, because, release, lockfiles, graph } = belongs;
  return [
    `${HEAD[language]}${VERDICTS[verdict][language]}`,
    ...because.map((one) => `  ${one[language]}`),
    ...(release === undefined ? [] : releaseLines(release, language)),
    ...(lockfiles === undefined ? [] : heldLines(LOCKFILES, lockfiles, language)),
    ...(graph === undefined ? [] : heldLines(GRAPH, graph, language)),
  ];
}

function releaseLines({ name, version, hash, asset }: ReleaseMatch, language: Language): readonly string[] {
  const parts = [
    [PARTS.name, name],
    [PARTS.version, version],
    [PARTS.hash, hash],
  ] as const;
  const told = parts.map(([part, agreement]) => `${part[language]} ${AGREEMENTS[agreement][language]}`).join(' · ');
  return [`  ${told}${asset === null ? '' : ` (${cutText(asset, 80)})`}`];
}

function heldLines(title: Text, { sources, unread, comparison }: HeldAgainst, language: Language): readonly string[] {
  const { needed, listed, missing, maybeMissing, leftOut, surplus, notCompared } = comparison;
  const names = sources.map(({ name, packages }) => `${cutText(name, 80)} (${packages})`).join(', ');
  const counts = {
    en: `listed ${listed} of ${needed} · missing ${missing.count} · perhaps missing ${maybeMissing.count} · surplus ${surplus.count} · not needed and not listed: development ${leftOut.development}, optional ${leftOut.optional} · not compared ${notCompared}`,
    ja: `記載 ${listed}/${needed} · 記載漏れ ${missing.count} · 記載漏れの可能性 ${maybeMissing.count} · 余分 ${surplus.count} · 記載不要で記載なし：開発用 ${leftOut.development}、任意 ${leftOut.optional} · 照合対象外 ${notCompared}`,
  };
  return [
    `  ${title[language]}${names === '' ? '' : `: ${names}`}`,
    `    ${counts[language]}`,
    ...unread.map((one) => `    ? ${one[language]}`),
    ...missingLines('-', missing, language),
    ...missingLines('?', maybeMissing, language),
    ...surplus.first.map(({ component, pointer }) => `    + ${cutText(component, 100)} (${pointer})`),
    ...moreLine(surplus, '+', language),
  ];
}

function missingLines(mark: string, told: Told<MissingPackage>, language: Language): readonly string[] {
  const lines = told.first.map((one) => {
    const as = one.listedAs.length === 0 ? '' : `${LISTED_AS[language]}${cutText(one.listedAs.join(', '), 60)}`;
    const place = as === '' ? one.from : `${one.from}; ${as}`;
    return `    ${mark} ${cutText(one.package, 100)} ${cutText(one.version, 60)} (${place})`;
  });
  return [...lines, ...moreLine(told, mark, language)];
}

function moreLine({ count, first }: Told<unknown>, mark: string, language: Language): readonly string[] {
  const more = count - first.length;
  return more === 0 ? [] : [`    ${mark} ${{ en: `and ${more} more`, ja: `ほか ${more} 件` }[language]}`];
}

const HEAD: Text = { en: 'Is it of what you named? ', ja: '指定した対象の SBOM か：' };
const VERDICTS: Readonly<Record<BelongsVerdict, Text>> = {
  yes: { en: 'yes', ja: 'はい' },
  no: { en: 'no', ja: 'いいえ' },
  'cannot-be-told': { en: 'cannot be told', ja: '判断できません' },
};
const AGREEMENTS: Readonly<Record<Agreement, Text>> = {
  agrees: { en: 'agrees', ja: '一致' },
  differs: { en: 'differs', ja: '不一致' },
  'not-stated': { en: 'not stated', ja: '記載なし' },
  'cannot-be-told': { en: 'cannot be told', ja: '判断不可' },
};
const PARTS = {
  name: { en: 'name', ja: '名称' },
  version: { en: 'version', ja: 'バージョン' },
  hash: { en: 'hash of a shipped file', ja: '配布物のハッシュ値' },
} as const satisfies Record<string, Text>;
const LOCKFILES: Text = { en: 'Lockfiles', ja: 'ロックファイル' };
const GRAPH: Text = {
  en: 'Dependency graph (the default branch now; decides nothing)',
  ja: '依存関係グラフ（現在の既定ブランチ。判断には用いません）',
};
const LISTED_AS: Text = { en: 'listed as ', ja: '記載は ' };
