import type { IssueState } from '../state/issues.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';
import { mergedChange, type PastChange } from './history.ts';

/** Each topic has its label, a weakness has its cause on record, and the advisory names it. */
export function keepIssues({ at }: SandboxState, repository: RepositoryState): void {
  const issue = (number: number, days: number, wanted: Partial<IssueState>): void => {
    const rest = { title: `Issue ${number}`, body: '', author: 'bea', state: 'closed', reason: 'completed' } as const;
    repository.issues.push({ number, ...rest, labels: [], createdAt: daysBefore(at, days), ...wanted });
  };
  issue(21, 120, { title: 'Limit the litres', labels: ['security-requirement'] });
  issue(22, 118, { title: 'Boiling without end', labels: ['threat-model'] });
  issue(23, 116, { title: 'The same in the milk mode', labels: ['variant', 'finding'] });
  issue(24, 114, { title: 'What we learnt in autumn', labels: ['retrospective'] });
  issue(25, 112, { title: 'Keep the old heater until May', labels: ['security-exception'], state: 'open', reason: null });
  issue(26, 110, { title: 'Look at the new heater', labels: ['design-review'] });
  issue(27, 100, { title: 'A negative amount boils for ever', labels: ['security', 'finding'] });
  issue(28, 98, { title: 'Why amounts were never checked', labels: ['root-cause'], body: 'Found after #27 and GHSA-2222-3333-4444.' });
  for (let number = 31; number <= 36; number += 1) issue(number, 97 - number, { labels: ['enhancement'] });
} // prettier-ignore

const EARLIER: readonly Pick<PastChange, 'number' | 'change' | 'labels' | 'closes'>[] = [
  { number: 8, change: { 'docs/design/heater.md': '# Heater\n\nOne heater, one lock.\n' }, closes: [26] },
  {
    number: 9,
    change: {
      'src/kettle.js': `export function boil(litres) {
  if (!Number.isFinite(litres) || litres <= 0 || litres > 5) throw new RangeError('litres must be above zero and at most 5');
  return { litres, celsius: 100 };
}
`,
      'test/limits.test.js': `import assert from 'node:assert';\nimport test from 'node:test';\nimport { boil } from '../src/kettle.js';\n\ntest('refuses a negative amount', () => assert.throws(() => boil(-1)));\n`,
    },
    labels: ['security'],
    closes: [27],
  },
  {
    number: 10,
    change: { '.github/ISSUE_TEMPLATE/finding.md': '---\nname: Finding\nlabels: finding\n---\n\n## Which inputs were never checked?\n' },
    closes: [28],
  },
  { number: 11, closes: [21] },
]; // prettier-ignore

/** What was merged before the first release. */
export function earlierChanges(state: SandboxState, repository: RepositoryState): void {
  EARLIER.forEach((past, at) => {
    const people = { author: at % 2 === 0 ? 'aiko' : 'chidi', approvedBy: 'bea' };
    mergedChange(state, repository, { ...people, daysAgo: 96 - at * 8, scanned: true, ...past });
  });
}
