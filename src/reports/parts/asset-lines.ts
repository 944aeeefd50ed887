import type { Evidence } from '../../model/evidence.ts';
import type { Language } from '../../model/text.ts';
import { ASSET_WORDS, assetRows, moreText } from './assets.ts';

/** The files of the judged release as lines for a terminal, in columns; names may hold repository text. */
export function assetLines(evidence: Pick<Evidence, 'release'>, language: Language): readonly string[] {
  const rows = assetRows(evidence, language);
  if (rows.length === 0) return [];
  const table = [ASSET_WORDS.columns[language], ...rows.map((row) => [row.name, row.digest, row.signedBy, row.result])];
  const widths = [0, 1, 2].map((column) =>
    Math.min(MAX_WIDTH, Math.max(...table.map((row) => (row[column] ?? '').length))),
  );
  const lines = table.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  const more = moreText(evidence, language);
  return more === '' ? lines : [...lines, `  ${more}`];
}

/** A longer cell takes its room; the others stay in their columns. */
const MAX_WIDTH = 60;
