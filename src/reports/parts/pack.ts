import type { Text } from '../../model/text.ts';
import { durationText } from '../../language/fact-value.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { PackTold, ReportInput, ReportOptions } from '../types.ts';

/** On a release: where its evidence pack is, who signed it, and what it does not hold. */
export function packSection({ pack }: ReportInput, { language }: ReportOptions): Section {
  if (pack === undefined) return section(90, {});
  const rows = packLines(pack).map((line) => `- ${plainMarkdown(line[language])}`);
  return section(90, {
    head: `### ${HEAD[language]}${pack.state === 'made' ? `: ${escapeMarkdown(pack.name)}` : ''}`,
    rows,
  });
}

const HEAD: Text = { en: 'Evidence pack', ja: '証跡パック' };

type Made = Extract<PackTold, { state: 'made' }>;

function packLines(pack: PackTold): readonly Text[] {
  if (pack.state === 'not-made') return [joined({ en: 'not made: ', ja: '作成していません：' }, pack.because)];
  const { digest, files } = pack;
  return [
    { en: `${files} files, ${digest}`, ja: `${files} ファイル、${digest}` },
    SIGNED[pack.signedBy],
    ...placeLines(pack),
    ...(pack.restricted === 'none' ? [] : [RESTRICTED[pack.restricted]]),
    ...unboundLines(pack),
  ];
}

const SIGNED: Readonly<Record<Made['signedBy'], Text>> = {
  workflow: {
    en: 'signed by this workflow through Sigstore; check it with: ssdf-gate pack verify',
    ja: 'このワークフローが Sigstore で署名しました。確認方法：ssdf-gate pack verify',
  },
  key: {
    en: 'signed with a key; check it with the public one: ssdf-gate pack verify --key',
    ja: '鍵で署名しました。公開鍵による確認方法：ssdf-gate pack verify --key',
  },
  nobody: {
    en: 'not signed: whether a file was changed can be seen, who made the pack cannot',
    ja: '署名なし：ファイルの改変は検出できますが、作成者は確認できません',
  },
};

const PLACED: Readonly<Record<Made['placed'], Text>> = {
  attached: { en: 'attached to the release', ja: 'リリースに添付しました' },
  left: { en: 'left in the folder of the report', ja: 'レポートのフォルダーに保存しました' },
  kept: { en: 'kept by this App', ja: 'この App が保管しています' },
};

const RESTRICTED: Readonly<Record<'kept' | 'encrypted', Text>> = {
  kept: {
    en: 'what not every reader may see is kept apart and not in the pack; the pack names its digest',
    ja: '全員には公開できない部分はパックに含めず、別に保管しています（ダイジェストはパックに記載）',
  },
  encrypted: {
    en: 'what not every reader may see is in the pack, encrypted for the configured key',
    ja: '全員には公開できない部分は、設定された鍵で暗号化してパックに含めています',
  },
};

function placeLines({ placed, notAttached, retention }: Made): readonly Text[] {
  const until =
    retention === undefined
      ? { en: 'no end of keeping is configured', ja: '保管期限の設定はありません' }
      : joined({ en: 'kept for ', ja: '保管期間：' }, durationText(retention));
  const missed =
    notAttached === undefined
      ? []
      : [joined({ en: 'not attached to the release: ', ja: 'リリースに添付していません：' }, notAttached)];
  return [{ en: `${PLACED[placed].en}; ${until.en}`, ja: `${PLACED[placed].ja}（${until.ja}）` }, ...missed];
}

function unboundLines({ unbound }: Made): readonly Text[] {
  if (unbound.length === 0) return [];
  const names = unbound.slice(0, 5).join(', ');
  const more = unbound.length > 5 ? ', …' : '';
  return [
    {
      en: `it says nothing about ${unbound.length} files that have no digest: ${names}${more}`,
      ja: `ダイジェストのない ${unbound.length} ファイルについては何も示しません：${names}${more}`,
    },
  ];
}

function joined(lead: Text, rest: Text): Text {
  return { en: `${lead.en}${rest.en}`, ja: `${lead.ja}${rest.ja}` };
}
