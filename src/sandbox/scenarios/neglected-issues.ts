import type { RepositoryState } from '../state/repository.ts';
import type { SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';
import { mergedChange } from './history.ts';

/** Weaknesses that were closed without a word, and issues that nobody sorts. */
export function leaveIssuesUnsorted({ at }: SandboxState, repository: RepositoryState): void {
  const closed = { body: '', author: 'eli', state: 'closed', reason: 'completed' } as const;
  repository.issues.push(
    { ...closed, number: 31, title: 'it evals', labels: ['security'], createdAt: daysBefore(at, 200) },
    { ...closed, number: 32, title: 'too slow', labels: ['bug'], createdAt: daysBefore(at, 150) },
  );
}

/** Nobody approves, few checks run, red ones are merged, and what mends a weakness has no test. */
export function mergeWhateverComes(state: SandboxState, repository: RepositoryState): void {
  for (let number = 11; number <= 20; number += 1) {
    mergedChange(state, repository, {
      ...{ number, author: 'eli', approvedBy: null, daysAgo: 290 - number, scanned: false, signed: false },
      ...{ check: number > 17 ? 'failure' : null, labels: number === 12 ? ['security'] : [] },
      change:
        number === 11
          ? { 'docs/design/colours.md': 'See the code.\n' }
          : { [`notes/${number}.md`]: `Note ${number}.\n` },
    });
  }
}
