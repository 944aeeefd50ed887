import { afterEach, describe, expect, it } from '@jest/globals';
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts';
import type { Evaluator } from '../../src/app/evaluator.ts';
import type { LogEntry } from '../../src/app/log.ts';
import { rateBudget } from '../../src/app/rate-budget.ts';
import { DEFAULT_RETRY } from '../../src/app/retry.ts';
import { createWorker, type Worker, type WorkerOptions } from '../../src/app/worker.ts';
import type { EvaluationRequest } from '../../src/model/evaluation-request.ts';
import type { PlannedEvaluation } from '../../src/ports/queue.ts';
import type { Store } from '../../src/ports/store.ts';
import { PublishError } from '../../src/ports/publisher.ts';
import { delivery, instant, plan, planned, pullRequest, REPOSITORY, sha } from '../support/requests.ts';

const open: { worker: Worker; store: Store }[] = [];
afterEach(async () => {
  for (const { worker, store } of open.splice(0)) {
    await worker.stop(0);
    await store.close();
  }
});

type Asked = readonly [string, string];

/** A worker over a store in memory, with a clock to set and a list of what the evaluator was asked. */
function working(evaluator: Partial<Evaluator> = {}, overrides: Partial<WorkerOptions> = {}) {
  const store = openSqliteStore({ path: ':memory:', groupCommitMs: 0 });
  const asked: Asked[] = [];
  const logged: LogEntry[] = [];
  const plans = new Map<string, readonly PlannedEvaluation[]>();
  const clock = { at: 0 };
  const head = (request: EvaluationRequest) => ('head' in request ? (request.head[0] ?? '') : request.kind);
  const worker = createWorker({
    store,
    packs: { forget: () => Promise.resolve() },
    planner: ({ id }) => Promise.resolve(plan(plans.get(id) ?? [])),
    evaluator: {
      evaluate: (request, signal) => {
        asked.push(['evaluate', head(request)]);
        return evaluator.evaluate?.(request, signal) ?? Promise.resolve();
      },
      giveUp: (request, reason) => {
        asked.push([reason.why, head(request)]);
        return evaluator.giveUp?.(request, reason) ?? Promise.resolve();
      },
      ...(evaluator.announce === undefined ? {} : { announce: evaluator.announce }),
    },
    now: () => instant(clock.at),
    log: (_, entry) => logged.push(entry),
    retry: { attempts: 3, firstWaitMs: 1_000, longestWaitMs: 60_000 },
    concurrency: 2,
    timeoutMs: 60_000,
    ...overrides,
  });
  open.push({ worker, store });
  let number = 0;
  /** Takes a delivery that leads to these evaluations, and lets the worker see it. */
  async function deliver(...evaluations: readonly PlannedEvaluation[]): Promise<void> {
    const one = delivery((number += 1));
    plans.set(one.id, evaluations);
    await store.accept(one);
    worker.wake();
  }
  async function passing(seconds: number): Promise<void> {
    clock.at += seconds;
    worker.wake();
    await worker.idle();
  }
  return { worker, store, asked, logged, deliver, passing };
}

const pull = (digit: string, movedAt: string | null = null) => planned(pullRequest(sha(digit)), { movedAt });

/** A promise and the way to end it. */
function door() {
  let openIt = (): void => undefined;
  const opened = new Promise<void>((resolve) => (openIt = resolve));
  return { opened, open: () => openIt() };
}

describe('the worker', () => {
  it('plans a delivery and evaluates what it leads to', async () => {
    const { worker, store, asked, deliver } = working();
    await deliver(pull('a'), planned({ kind: 'default-branch', installation: 1, repository: REPOSITORY }));
    await worker.idle();
    expect(asked).toEqual([
      ['evaluate', 'a'],
      ['evaluate', 'default-branch'],
    ]);
    expect(await store.pending()).toEqual({ deliveries: 0, evaluations: 0, dead: 0 });
  });

  it('never runs more at the same time than it may, and never one head twice', async () => {
    const gate = door();
    let running = 0;
    let most = 0;
    const { worker, asked, deliver } = working({
      evaluate: async () => {
        most = Math.max(most, (running += 1));
        await gate.opened;
        running -= 1;
      },
    });
    await deliver(pull('a'), pull('b'), pull('c'));
    await deliver(pull('a'));
    gate.open();
    await worker.idle();
    expect(most).toBe(2);
    expect(asked.map(([, head]) => head).sort()).toEqual(['a', 'a', 'b', 'c']);
  });

  it('tries a failed evaluation again after a growing wait, and gives up after the last', async () => {
    const { asked, deliver, passing, worker } = working({ evaluate: () => Promise.reject(new Error('no')) });
    await deliver(pull('a'));
    await worker.idle();
    const counts: number[] = [];
    for (const seconds of [0.9, 0.1, 3.9, 0.1, 60]) {
      await passing(seconds);
      counts.push(asked.length);
    }
    expect(counts).toEqual([1, 2, 2, 4, 4]);
    expect(asked.at(-1)).toEqual(['failed', 'a']);
  });

  it('says in both languages why an evaluation was given up', async () => {
    const reasons: string[] = [];
    const { worker, deliver } = working(
      {
        evaluate: () => Promise.reject(new Error('no')),
        giveUp: (_, { because }) => Promise.resolve(void reasons.push(because.en, because.ja)),
      },
      { retry: { ...DEFAULT_RETRY, attempts: 1 } },
    );
    await deliver(pull('a'));
    await worker.idle();
    expect(reasons).toEqual([
      expect.stringContaining('could not be assessed'),
      expect.stringContaining('評価できませんでした'),
    ]);
  });

  it('a give-up that fails is tried again too, and then kept as dead', async () => {
    const { worker, store, asked, deliver, passing } = working({
      evaluate: () => Promise.reject(new Error('no')),
      giveUp: () => Promise.reject(new Error('no')),
    });
    await deliver(pull('a'));
    await worker.idle();
    for (const seconds of [10, 10, 10, 10, 10, 10]) await passing(seconds);
    expect(asked.filter(([what]) => what === 'failed')).toHaveLength(3);
    expect(await store.pending()).toEqual({ deliveries: 0, evaluations: 0, dead: 1 });
  });

  it.each(['PUBLISH_GONE', 'TOKEN_GONE'])(
    'work for what is gone (%s) ends at once, without a give-up',
    async (code) => {
      const error = Object.assign(new PublishError('PUBLISH_GONE', 'gone'), { code });
      const { worker, store, asked, deliver } = working({ evaluate: () => Promise.reject(error) });
      await deliver(pull('a'));
      await worker.idle();
      expect(asked).toEqual([['evaluate', 'a']]);
      expect(await store.pending()).toEqual({ deliveries: 0, evaluations: 0, dead: 0 });
    },
  );

  it('a newer head aborts the work on the older one, whose run is then completed', async () => {
    const begun = door();
    const { worker, asked, deliver } = working({
      evaluate: (request, signal) => {
        if ('head' in request && request.head === sha('b')) return Promise.resolve();
        begun.open();
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
      },
    });
    await deliver(pull('a', instant(1)));
    await begun.opened;
    await deliver(pull('b', instant(2)));
    await worker.idle();
    expect(asked[0]).toEqual(['evaluate', 'a']);
    expect(asked.slice(1).sort()).toEqual([
      ['evaluate', 'b'],
      ['superseded', 'a'],
    ]);
  });

  it('an evaluation that takes too long and ignores its signal frees its place and is tried again', async () => {
    let tries = 0;
    const hanging = new Promise<void>(() => undefined);
    const { worker, asked, deliver, passing } = working(
      { evaluate: () => ((tries += 1) === 1 ? hanging : Promise.resolve()) },
      { timeoutMs: 5, concurrency: 1 },
    );
    await deliver(pull('a'));
    await worker.idle();
    await passing(10);
    expect(asked).toHaveLength(2);
  });

  it('a delivery that cannot be planned waits and does not hold up the others', async () => {
    let broken = true;
    const { worker, store, asked, deliver, passing, logged } = working(
      {},
      {
        planner: ({ body }) =>
          broken && Buffer.from(body).toString() === '{"number":1}'
            ? Promise.reject(new Error('not now'))
            : Promise.resolve(plan([pull('a')])),
      },
    );
    await deliver();
    await deliver();
    await worker.idle();
    expect(asked).toHaveLength(1);
    expect((await store.pending()).deliveries).toBe(1);
    expect(logged).toContainEqual(expect.objectContaining({ event: 'delivery.failed', error: 'Error: not now' }));
    broken = false;
    await passing(10);
    expect(await store.pending()).toEqual({ deliveries: 0, evaluations: 0, dead: 0 });
  });

  it('a run is announced before there is a place for its evaluation, and never while it is being begun', async () => {
    const [first, announcing] = [door(), door()];
    const events: string[] = [];
    const { worker, deliver } = working(
      {
        announce: async (request) => {
          const head = 'head' in request ? request.head[0] : '';
          events.push(`announce ${head}`);
          if (head === 'a') await announcing.opened;
          else first.open();
          events.push(`announced ${head}`);
        },
        evaluate: async (request) => {
          events.push(`evaluate ${'head' in request ? request.head[0] : ''}`);
          await first.opened;
        },
      },
      { concurrency: 1 },
    );
    await deliver(pull('a'), pull('b'));
    await first.opened;
    // Whatever could begin beside the announcement has begun after some turns of the event loop.
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    announcing.open();
    await worker.idle();
    expect(events.indexOf('announced a')).toBeLessThan(events.indexOf('evaluate a'));
    expect(events.indexOf('announced b')).toBeLessThan(events.indexOf('evaluate a'));
    expect(events).toHaveLength(6);
  });

  it('a failed announcement costs nothing but the early sight', async () => {
    const { worker, asked, deliver } = working({ announce: () => Promise.reject(new Error('no')) });
    await deliver(pull('a'));
    await worker.idle();
    expect(asked).toEqual([['evaluate', 'a']]);
  });

  it('stops by handing unfinished work back with its try not counted, and starts nothing new', async () => {
    const begun = door();
    const { worker, store, asked, deliver } = working({
      evaluate: (_, signal) => {
        begun.open();
        return new Promise((__, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
      },
    });
    await deliver(pull('a'));
    await begun.opened;
    await worker.stop(0);
    await deliver(pull('b'));
    await worker.idle();
    expect(asked).toHaveLength(1);
    expect(await store.claimEvaluation(instant(1))).toMatchObject({ attempt: 1, request: { head: sha('a') } });
    expect((await store.pending()).deliveries).toBe(1);
  });

  it('stops by letting work end that ends in time', async () => {
    const [begun, gate] = [door(), door()];
    const { worker, store, deliver } = working({
      evaluate: () => {
        begun.open();
        return gate.opened;
      },
    });
    await deliver(pull('a'));
    await begun.opened;
    const stopped = worker.stop(60_000);
    gate.open();
    await stopped;
    expect(await store.pending()).toEqual({ deliveries: 0, evaluations: 0, dead: 0 });
  });

  it('waits as long as GitHub asks, not only as long as it would by itself', async () => {
    const limited = new PublishError('PUBLISH_RATE_LIMITED', 'slow down', { retryAfterSeconds: 120 });
    const { worker, asked, deliver, passing } = working({ evaluate: () => Promise.reject(limited) });
    await deliver(pull('a'));
    await worker.idle();
    await passing(119);
    expect(asked).toHaveLength(1);
    await passing(1);
    expect(asked).toHaveLength(2);
  });

  it('starts nothing for an installation that has nothing left, and the wait counts as no try', async () => {
    const budget = rateBudget();
    budget.note(1, { remaining: 0, resetAt: instant(60) });
    const { worker, asked, deliver, passing } = working({}, { budget });
    await deliver(pull('a'));
    await worker.idle();
    expect(asked).toEqual([]);
    await passing(60);
    expect(asked).toEqual([['evaluate', 'a']]);
  });

  it('work that ended the process on every try is given up, not tried for ever', async () => {
    const { worker, store, asked, deliver } = working({}, { retry: { ...DEFAULT_RETRY, attempts: 1 } });
    await store.accept(delivery(500));
    await store.claimDelivery(instant(0));
    await store.settleDelivery(delivery(500).id, plan([pull('a')]), instant(0));
    const claim = await store.claimEvaluation(instant(0));
    await store.failEvaluation(claim?.ticket ?? 0, { reason: 'cut', retryAt: instant(0) });
    await deliver();
    await worker.idle();
    expect(asked).toEqual([['failed', 'a']]);
  });
});
