import { coalescingKey, type EvaluationRequest } from '../model/evaluation-request.ts';
import type { Evaluator } from './evaluator.ts';
import { describeError, type Log } from './log.ts';

export interface Announcer {
  /** Begins the check run of a request that has just been queued, without waiting. */
  begin(request: EvaluationRequest): void;
  /** Resolves when the request's announcement, if one is under way, has ended; so that no second run is begun beside it. */
  announced(request: EvaluationRequest): Promise<void>;
  ended(): Promise<void>;
}

/** Announcements at the same time; GitHub slows down Apps that create content in bursts. */
const AT_ONCE = 4;

/** Shows a run `in_progress` while its evaluation still waits for a place. */
export function announcer({ evaluator, log }: { readonly evaluator: Evaluator; readonly log: Log }): Announcer {
  const underway = new Map<string, Promise<void>>();
  const lanes: Promise<void>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  let next = 0;

  return {
    begin(request) {
      const key = keyOf(request);
      if (evaluator.announce === undefined || !isWatched(request) || underway.has(key)) return;
      const lane = (next += 1) % AT_ONCE;
      const work = (lanes[lane] ?? Promise.resolve())
        .then(() => evaluator.announce?.(request))
        .catch((error: unknown) => log('warn', { event: 'announcement.failed', key, ...describeError(error) }))
        .finally(() => underway.delete(key));
      lanes[lane] = work;
      underway.set(key, work);
    },
    announced: (request) => underway.get(keyOf(request)) ?? Promise.resolve(),
    ended: async () => {
      await Promise.all(underway.values());
    },
  };
}

function keyOf(request: EvaluationRequest): string {
  return `${request.repository.id} ${coalescingKey(request)}`;
}

/** Somebody waits for these; a default branch looked at after an installation, by the hundred, interests nobody yet. */
function isWatched({ kind }: EvaluationRequest): boolean {
  return kind !== 'default-branch';
}
