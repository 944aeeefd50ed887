import type { SbomHistory } from '../../model/release-handling.ts';
import type { Language } from '../../model/text.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { linesOf } from '../release-history-text.ts';

interface Shape {
  readonly format: 'text' | 'markdown';
  readonly language: Language;
}

/** What changed in the components from one release to another, by itself. */
export function renderSbomHistory(history: SbomHistory, { format, language }: Shape): string {
  const lines = linesOf(history, language).map(({ depth, text }) => {
    const indent = '  '.repeat(depth);
    return format === 'text' ? `${indent}${escapeTerminal(text)}` : `${indent}- ${plainMarkdown(text)}`;
  });
  return `${lines.join('\n')}\n`;
}
