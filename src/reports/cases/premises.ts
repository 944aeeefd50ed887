import type { Ledger } from '../../assessment/records.ts';
import type { DeclaredEvidence } from '../../model/records.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { bracketed, colon } from '../words.ts';
import type { Case } from './index.ts';
import { PARTS } from './words.ts';

/** What people said and stand behind: the statements that the criteria of this task rest on, each with its place. */
export function premiseLines({ task, options: { language, audience } }: Case, ledger: Ledger): readonly string[] {
  const lines = task.criteria.flatMap(({ id, basis }) => {
    const record = basis === 'equivalent' ? ledger.equivalents.get(id) : ledger.declarations.get(id);
    if (record === undefined || basis === undefined || basis === 'observed') return [];
    // What stands in the organisation's repository is for its own people, whoever reads this one.
    if (record.inherited === true && audience !== 'organisation') {
      return [`- ${id}${colon(language)}${PARTS.inherited[language]}`];
    }
    const where = record.evidence.map(placeOf).join(', ');
    return [
      `- ${id}${colon(language)}${escapeMarkdown(record.statement)}${bracketed(escapeMarkdown(where), language)}`,
    ];
  });
  return lines.length === 0 ? [`- ${PARTS.noPremises[language]}`] : lines;
}

function placeOf(evidence: DeclaredEvidence): string {
  switch (evidence.kind) {
    case 'section':
      return `${evidence.path}#${evidence.section}`;
    case 'url':
      return evidence.url;
    case 'digest':
      return `sha256:${evidence.sha256}`;
  }
}
