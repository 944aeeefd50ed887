import type { Language } from '../../model/text.ts';
import type { SbomDiff } from '../../model/sbom-diff.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { HEADS, NOT_STATED, NOTHING } from '../diff-words.ts';

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
