import type { FixingRelease } from '../model/release-handling.ts';
import { joinTexts, type Text } from '../model/text.ts';

const MOST = 10;

function list(ids: readonly string[]): Text {
  const more = ids.length - MOST;
  return {
    en: `${ids.slice(0, MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    ja: `${ids.slice(0, MOST).join('、')}${more > 0 ? ` ほか ${more} 件` : ''}`,
  };
}

/** Sentences about a release that fixes vulnerabilities. */
export const FIXING = {
  nothing: {
    en: 'it fixes no vulnerability: no advisory of this repository, no VEX and no component tells of one',
    ja: '解消した脆弱性はない（このリポジトリのアドバイザリ、VEX、部品の変化のいずれにも該当なし）',
  },
  nothingSeen: {
    en: 'no fix was seen',
    ja: '解消した脆弱性は見つかっていない',
  },
  fixed: (ids: readonly string[]): Text => ({
    en: `${ids.length} fixed (${list(ids).en})`,
    ja: `解消 ${ids.length} 件（${list(ids).ja}）`,
  }),
  sbom: {
    yes: { en: 'with an SBOM of its own', ja: '新しい SBOM あり' },
    no: { en: 'without a new SBOM', ja: '新しい SBOM なし' },
    unknown: { en: 'whether the SBOM is a new one is not known', ja: '新しい SBOM の有無は不明' },
  } satisfies Readonly<Record<FixingRelease['newSbom'], Text>>,
  vex: (untold: readonly string[]): Text =>
    untold.length === 0
      ? { en: 'VEX says so for each', ja: 'すべて VEX に記載あり' }
      : { en: `no VEX of it says so for ${list(untold).en}`, ja: `VEX に記載がないもの：${list(untold).ja}` },
  doubts: (why: readonly Text[]): Text => ({
    en: `not everything could be looked at: ${joinTexts(why).en}`,
    ja: `確認できなかったもの：${joinTexts(why).ja}`,
  }),
  sbomUnknown: { en: 'the SBOM of the release', ja: 'リリースの SBOM' },
  lost: (count: number): Text => ({
    en: `${count} components that were affected can no longer be looked up`,
    ja: `影響のあった ${count} 部品が照合できなくなっている`,
  }),
  unmatched: (count: number): Text => ({
    en: `${count} components of the release before could not be looked up`,
    ja: `前回リリースの ${count} 部品が照合できない`,
  }),
  unread: (count: number): Text => ({
    en: `${count} records of vulnerabilities could not be read`,
    ja: `脆弱性情報 ${count} 件が読めない`,
  }),
} as const;
