import type { Language, Text } from '../../model/text.ts';
import type { SbomDiff } from '../../model/sbom-diff.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { HEADS, NOT_STATED, NOTHING } from '../diff-words.ts';

/** Rows of one table at most; the heading always counts all. */
const MAX_ROWS = 100;

const TITLE: Text = { en: 'Changes between two SBOMs', ja: '2 つの SBOM の差分' };
const COLUMNS: Readonly<Record<'component' | 'version' | 'from' | 'to', Text>> = {
  component: { en: 'Component', ja: 'コンポーネント' },
  version: { en: 'Version', ja: 'バージョン' },
  from: { en: 'Before', ja: '変更前' },
  to: { en: 'After', ja: '変更後' },
};

/** What differs between two SBOMs, as a page: a version that went down carries a mark. */
export function renderSbomDiffMarkdown(diff: SbomDiff, language: Language): string {
  const kinds = (Object.keys(HEADS) as (keyof SbomDiff)[]).filter((kind) => diff[kind].length > 0);
  const parts = kinds.map((kind) => tableOf(kind, diff[kind], language));
  return `## ${TITLE[language]}\n\n${parts.length === 0 ? `${NOTHING[language]}\n` : parts.join('\n')}`;
}

function tableOf(kind: keyof SbomDiff, entries: SbomDiff[keyof SbomDiff], language: Language): string {
  const [first] = entries;
  if (first === undefined) return '';
  const names = 'version' in first ? (['component', 'version'] as const) : (['component', 'from', 'to'] as const);
  const mark = kind === 'downgraded' ? '⚠️ ' : '';
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const more = entries.length - MAX_ROWS;
  return [
    `### ${mark}${HEADS[kind][language]}: ${entries.length}`,
    '',
    row(names.map((name) => COLUMNS[name][language])),
    row(names.map(() => '---')),
    ...entries.slice(0, MAX_ROWS).map((one) => row(cellsOf(one, language))),
    ...(more > 0 ? ['', { en: `and ${more} more`, ja: `ほか ${more} 件` }[language]] : []),
    '',
  ].join('\n');
}

function cellsOf(one: SbomDiff[keyof SbomDiff][number], language: Language): readonly string[] {
  const shown = (value: string | null) => (value === null ? NOT_STATED[language] : escapeMarkdown(value));
  const values = 'version' in one ? [one.version] : [one.from, one.to];
  return [escapeMarkdown(one.component), ...values.map(shown)];
}
