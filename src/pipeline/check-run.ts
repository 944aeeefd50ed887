import type { Text } from '../model/text.ts';
import type { CheckRunKey, CompletedRun, Publisher } from '../ports/publisher.ts';
import { renderCheckRun, renderNotAssessed } from '../reports/check-run/index.ts';
import { type Evaluation, NotEvaluated } from './evaluation.ts';

export type Evaluations = readonly [Evaluation, ...Evaluation[]];

export interface CheckRunJob {
  readonly publisher: Publisher;
  readonly key: CheckRunKey;
  readonly now: () => string;
  /** Told the run's id as soon as it is there, so that it can be found again after a crash. */
  readonly begun: (id: number) => Promise<void>;
  /** One evaluation per open pull request of the head; one for every other kind. */
  readonly evaluate: () => Promise<Evaluations>;
  /** Aborted once the result is wanted no more; nothing is published then. */
  readonly signal: AbortSignal;
}

/**
 * Begins a check run at once and completes it with the verdict. What cannot be read at all ends neutral with the reason; what
 * may pass (a rate limit, a failing server) is thrown, so that the queue tries again while the run stays in progress.
 */
export async function runCheck(job: CheckRunJob): Promise<readonly Evaluation[]> {
  const id = await beginOrResume(job);
  const evaluated = await evaluateOrExplain(job);
  job.signal.throwIfAborted();
  await job.publisher.complete(id, { ...evaluated.done, completedAt: job.now() });
  return evaluated.evaluations;
}

async function evaluateOrExplain(job: CheckRunJob) {
  try {
    const evaluations = await job.evaluate();
    return { evaluations, done: verdict(evaluations) };
  } catch (error) {
    if (!(error instanceof NotEvaluated) || error.passing) throw error;
    return { evaluations: [], done: notAssessed(error.because) };
  }
}

/** A run left in progress by an earlier attempt is taken up again; a completed one is followed by a new run of the same name. */
export async function beginOrResume({
  publisher,
  key,
  now,
  begun,
}: Pick<CheckRunJob, 'publisher' | 'key' | 'now' | 'begun'>): Promise<number> {
  const id = (await openRun(publisher, key)) ?? (await publisher.begin(key, now()));
  await begun(id);
  return id;
}

/** The run of this key that still waits for its verdict. */
export async function openRun(publisher: Publisher, key: CheckRunKey): Promise<number | undefined> {
  const runs = await publisher.find(key);
  return runs.find((run) => run.externalId === key.externalId && run.status !== 'completed')?.id;
}

/** Completes a run that no attempt has completed, or that nobody wants any more: nothing hangs. */
export async function abandonCheck(
  publisher: Publisher,
  id: number,
  end: { readonly conclusion: 'neutral' | 'cancelled'; readonly because: Text; readonly completedAt: string },
): Promise<void> {
  const { conclusion, because, completedAt } = end;
  await publisher.complete(id, { ...notAssessed(because), conclusion, completedAt });
}

function verdict(evaluations: Evaluations): Omit<CompletedRun, 'completedAt'> {
  const [first, ...others] = evaluations;
  return renderCheckRun([first.input, ...others.map((one) => one.input)], first.options);
}

function notAssessed(reason: Text): Omit<CompletedRun, 'completedAt'> {
  return { conclusion: 'neutral', ...renderNotAssessed(reason) };
}
