import type { SbomMeasure, SbomRule } from '../model/sbom-profile.ts';
import type { Text } from '../model/text.ts';
import type { Measured } from './measures.ts';

/** What a rule asks and what was found, in a sentence. */
export function askedInWords({ measure, atLeast, unknownCounts }: SbomRule, found: Measured): Text {
  const { have, total, declaredUnknown } = found;
  const { en, ja } = WORDS[measure];
  if (found.without !== undefined) return { en: `the primary component lacks: ${found.without.en}`, ja: `主コンポーネントに次の記載がありません：${found.without.ja}` }; // prettier-ignore
  if (!measure.startsWith('component-') && total <= 1) return { en: `${en} is missing`, ja: `${ja}がありません` };
  const share =
    atLeast === 1
      ? ALL
      : { en: `${Math.round(atLeast * 100)} % are needed`, ja: `${Math.round(atLeast * 100)} % 以上が必要` };
  const apart = { en: `, ${declaredUnknown} declared unknown`, ja: `、「不明」の明記 ${declaredUnknown}` };
  const counts = unknownCounts ? { en: ' and counted', ja: '（算入）' } : SILENT;
  const shown = declaredUnknown === 0 ? SILENT : { en: apart.en + counts.en, ja: apart.ja + counts.ja };
  return {
    en: `${en}: ${have} of ${total}${shown.en}; ${share.en}`,
    ja: `${ja}：${have}/${total}${shown.ja}（${share.ja}）`,
  };
}

const ALL: Text = { en: 'all are needed', ja: 'すべてに必要' };
const SILENT: Text = { en: '', ja: '' };

const WORDS: Readonly<Record<SbomMeasure, Text>> = {
  'author-named': { en: 'the name of a person or organisation that made the SBOM', ja: 'SBOM を作成した人又は組織の名称' },
  'author-reachable': { en: 'an author with a way to reach them (a tool is no author)', ja: '連絡先のある作成者（ツールは作成者に当たらない）' },
  'author-signature': { en: 'a signature of the author', ja: '作成者の署名' },
  'tool-named': { en: 'the tool that made it', ja: '作成に使ったツール' },
  'tool-versioned': { en: 'the tool that made it, with its version', ja: '作成に使ったツールとその版' },
  timestamp: { en: 'a time of creation (RFC 3339)', ja: '作成日時（RFC 3339）' },
  lifecycle: { en: 'the life cycle phase in which it was made', ja: '作成時点のライフサイクル段階' },
  'format-named': { en: 'the name of the format', ja: '形式の名称' },
  'format-versioned': { en: 'the version of the format', ja: '形式の版' },
  'document-version': { en: 'the version of the SBOM itself', ja: 'SBOM 自体の版' },
  'primary-identified': { en: 'a primary component with name, version, supplier and identifier', ja: '名称・版・供給者・識別子を備えた主コンポーネント' },
  'primary-hash': { en: 'a hash of the primary component', ja: '主コンポーネントのハッシュ値' },
  'primary-strong-hash': { en: 'a SHA-2 hash (256 bits or more) of the primary component', ja: '主コンポーネントの SHA-2（256 ビット以上）のハッシュ値' },
  'primary-license': { en: 'the license of the primary component', ja: '主コンポーネントのライセンス' },
  'primary-copyright': { en: 'the copyright notice of the primary component', ja: '主コンポーネントの著作権表示' },
  'component-name': { en: 'names', ja: 'コンポーネント名' },
  'component-version': { en: 'versions', ja: 'コンポーネントの版' },
  'component-supplier': { en: 'suppliers', ja: '供給者' },
  'component-producer': { en: 'producers', ja: '製造者' },
  'component-identifier': { en: 'identifiers that parse', ja: '正しい形式の識別子' },
  'component-global-identifier': { en: 'identifiers that are unique in the world', ja: '世界で一意の識別子' },
  'component-hash': { en: 'hashes', ja: 'ハッシュ値' },
  'component-strong-hash': { en: 'SHA-2 hashes (256 bits or more)', ja: 'SHA-2（256 ビット以上）のハッシュ値' },
  'component-license': { en: 'licenses', ja: 'ライセンス' },
  'component-concluded-license': { en: 'licenses that were concluded, not only declared', ja: '確認済みの（宣言のみでない）ライセンス' },
  'component-copyright': { en: 'copyright notices', ja: '著作権表示' },
  'primary-dependencies': { en: 'what the primary component depends on', ja: '主コンポーネントの依存先' },
  'direct-completeness': { en: 'dependencies of the primary and of what it depends on, with how complete they are', ja: '主コンポーネントと直接の依存先の依存関係及びその網羅性の記載' },
  'component-completeness': { en: 'dependencies of every component, with how complete they are', ja: 'すべてのコンポーネントの依存関係及びその網羅性の記載' },
  'remote-named': { en: 'something met only at run time (a service, an external component)', ja: '実行時にのみ現れるもの（サービスや外部コンポーネント）' },
}; // prettier-ignore
