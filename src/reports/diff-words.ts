import type { Text } from '../model/text.ts';
import type { SbomDiff } from '../model/sbom-diff.ts';

export const HEADS: Readonly<Record<keyof SbomDiff, Text>> = {
  added: { en: 'Added', ja: '追加' },
  removed: { en: 'Removed', ja: '削除' },
  upgraded: { en: 'Upgraded', ja: '更新' },
  downgraded: { en: 'Downgraded', ja: '版の後退' },
  versionChanged: { en: 'Version changed, order not known', ja: '版の変更（前後は不明）' },
  licenseChanged: { en: 'License changed', ja: 'ライセンスの変更' },
  supplierChanged: { en: 'Supplier changed', ja: '供給者の変更' },
};
export const NOTHING: Text = { en: 'no difference', ja: '差異はありません' };
export const NOT_STATED: Text = { en: 'not stated', ja: '記載なし' };
