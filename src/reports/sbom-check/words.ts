import type { Text } from '../../model/text.ts';
import type { AttributeId } from '../../sbom/grade.ts';
import type { SbomCounts } from '../../sbom/count.ts';

export const VALID: Text = { en: 'valid', ja: '妥当です' };
export const INVALID: Text = { en: 'invalid', ja: '妥当ではありません' };
export const NOT_VALIDATED: Text = { en: 'not validated', ja: '検証していません' };
export const LINE: Text = { en: 'line #', ja: '# 行目' };
export const MATURITY: Text = {
  en: 'maturity level of the document (not an achievement level of the SSDF)',
  ja: '文書の成熟度（SSDF の達成レベルではありません）',
};
export const SILENT: Text = {
  en: 'Says what the document states, not that it is true or that nothing was left out.',
  ja: '文書の記載内容を確認したもので、記載が正しいことや漏れがないことを示すものではありません。',
};

export const ATTRIBUTE_WORDS: Readonly<Record<AttributeId, Text>> = {
  author: { en: 'SBOM author', ja: 'SBOM 作成者' },
  timestamp: { en: 'time of creation', ja: '作成日時' },
  type: { en: 'life cycle of the document', ja: 'SBOM の種別（ライフサイクル）' },
  'primary-component': { en: 'primary component', ja: '主コンポーネント' },
  name: { en: 'component names', ja: 'コンポーネント名' },
  version: { en: 'component versions', ja: 'コンポーネントの版' },
  supplier: { en: 'suppliers', ja: '供給者' },
  identifier: { en: 'identifiers', ja: '識別子' },
  hash: { en: 'hashes', ja: 'ハッシュ値' },
  relationships: { en: 'relationships', ja: '依存関係' },
  license: { en: 'licenses', ja: 'ライセンス' },
  copyright: { en: 'copyright notices', ja: '著作権表示' },
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
