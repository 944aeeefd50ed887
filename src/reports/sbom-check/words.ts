import type { Text } from '../../model/text.ts';
import type { SbomCounts } from '../../sbom/count.ts';

export const VALID: Text = { en: 'valid', ja: '妥当です' };
export const INVALID: Text = { en: 'invalid', ja: '妥当ではありません' };
export const NOT_VALIDATED: Text = { en: 'not validated', ja: '検証していません' };
export const LINE: Text = { en: 'line #', ja: '# 行目' };
export const MATURITY: Text = {
  en: 'Maturity of the document (no achievement level of the SSDF): level',
  ja: '文書の成熟度（SSDF の達成レベルではありません）：レベル',
};
export const MET: Text = { en: 'there', ja: 'あり' };
export const UNMET: Text = { en: 'lacking', ja: '不足' };
export const NEXT: Text = { en: 'for level #:', ja: 'レベル # の不足：' };
export const OPEN: Text = { en: 'open', ja: '未確定' };
export const SILENT: Text = {
  en: 'Says what the document states, not that it is true or that nothing was left out.',
  ja: '文書の記載内容を確認したもので、記載が正しいことや漏れがないことを示すものではありません。',
};

export const COUNT_WORDS: Readonly<Record<keyof SbomCounts, Text>> = {
  components: { en: 'components', ja: 'コンポーネント' },
  withVersion: { en: 'with version', ja: '版あり' },
  withSupplier: { en: 'with supplier', ja: '供給者あり' },
  withPurl: { en: 'with purl', ja: 'purl あり' },
  withCpe: { en: 'with CPE', ja: 'CPE あり' },
  withHash: { en: 'with hash', ja: 'ハッシュ値あり' },
  withLicense: { en: 'with license', ja: 'ライセンスあり' },
  relationships: { en: 'relationships', ja: '依存関係' },
};
