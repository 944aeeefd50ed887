import type { Language, Text } from '../model/text.ts';
import { type CheckRunKey, type CompletedRun, type Publisher } from '../ports/publisher.ts';
import { renderCheckRun, renderNotAssessed } from '../reports/check-run/index.ts';
import { type Evaluation, NotEvaluated } from './evaluation.ts';

export interface CheckRunJob {
  readonly publisher: Publisher;
  readonly key: CheckRunKey;
  readonly now: () => string;
  /** One evaluation per open pull request of the head; one for every other kind. */
  readonly evaluate: () => Promise<readonly [Evaluation, ...Evaluation[]]>;
}

/**
 * Begins a check run at once and completes it with the verdict. What cannot be read at all ends neutral with the reason; what
 * may pass (a rate limit, a failing server) is thrown, so that the queue tries again while the run stays in progress.
 */
export async function runCheck(job: CheckRunJob): Promise<readonly Evaluation[]> {
  const id = await beginOrResume(job);
  try {
    const evaluations = await job.evaluate();
    await job.publisher.complete(id, { ...verdict(evaluations), completedAt: job.now() });
    return evaluations;
  } catch (error) {
    if (!(error instanceof NotEvaluated) || error.passing) throw error;
    await job.publisher.complete(id, { ...notAssessed(error.because, 'en'), completedAt: job.now() });
    return [];
  }
}

/** Completes a run that every attempt has left open: nothing hangs. */
export async function giveUpCheck(job: Pick<CheckRunJob, 'publisher' | 'key' | 'now'>, reason: Text): Promise<void> {
  const id = await beginOrResume(job);
  await job.publisher.complete(id, { ...notAssessed(reason, 'en'), completedAt: job.now() });
}

/** A run left in progress by an earlier attempt is taken up again; a completed one is followed by a new run of the same name. */
async function beginOrResume({ publisher, key, now }: Pick<CheckRunJob, 'publisher' | 'key' | 'now'>): Promise<number> {
  const runs = await publisher.find(key);
  const open = runs.find((run) => run.externalId === key.externalId && run.status !== 'completed');
  return open?.id ?? publisher.begin(key, now());
}

function verdict(evaluations: readonly [Evaluation, ...Evaluation[]]): Omit<CompletedRun, 'completedAt'> {
  const [first, ...others] = evaluations;
  return renderCheckRun([first.input, ...others.map((one) => one.input)], first.options);
}

function notAssessed(reason: Text, language: Language): Omit<CompletedRun, 'completedAt'> {
  return { conclusion: 'neutral', ...renderNotAssessed(reason, language) };
}
