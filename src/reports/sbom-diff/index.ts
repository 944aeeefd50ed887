import type { Language, Text } from '../../model/text.ts';
import type { SbomDiff } from '../../sbom/diff.ts';
import { escapeTerminal } from '../escape-terminal.ts';

const HEADS: Readonly<Record<keyof SbomDiff, Text>> = {
  added: { en: 'Added', ja: '追加' },
  removed: { en: 'Removed', ja: '削除' },
  upgraded: { en: 'Upgraded', ja: '更新' },
  downgraded: { en: 'Downgraded', ja: '版の後退' },
  versionChanged: { en: 'Version changed, order not known', ja: '版の変更（前後は不明）' },
  licenseChanged: { en: 'License changed', ja: 'ライセンスの変更' },
  supplierChanged: { en: 'Supplier changed', ja: '供給者の変更' },
};
const NOTHING: Text = { en: 'no difference', ja: '差異はありません' };
const NOT_STATED: Text = { en: 'not stated', ja: '記載なし' };

/** What differs between two SBOMs, for a terminal. */
export function renderSbomDiff(diff: SbomDiff, language: Language): string {
  const kinds = Object.keys(HEADS) as (keyof SbomDiff)[];
  const lines = kinds.flatMap((kind) => {
    const entries = diff[kind];
    if (entries.length === 0) return [];
    return [`${HEADS[kind][language]}: ${entries.length}`, ...entries.map((one) => `  ${entryLine(one, language)}`)];
  });
  return `${(lines.length === 0 ? [NOTHING[language]] : lines).map(escapeTerminal).join('\n')}\n`;
}

function entryLine(one: SbomDiff[keyof SbomDiff][number], language: Language): string {
  const shown = (value: string | null) => value ?? NOT_STATED[language];
  if ('version' in one) return `${one.component} ${shown(one.version)}`;
  return `${one.component} ${shown(one.from)} → ${shown(one.to)}`;
}
