import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EvaluationRequest } from '../../src/model/evaluation-request.ts';
import type { Plan, PlannedEvaluation, Settled } from '../../src/ports/queue.ts';
import type { Store } from '../../src/ports/store.ts';
import { commit, delivery, guid, instant, plan, planned, pullRequest, REPOSITORY, sha } from '../support/requests.ts';

/** A place where a store lives, so that it can be opened again. */
export interface StorePlace {
  readonly open: () => Store;
  readonly remove: () => void;
}

const now = instant(100);
const later = instant(10_000);

/** What every store must do, whichever database is below. */
export function storeContract(name: string, makePlace: () => StorePlace): void {
  describe(`the store contract over ${name}`, () => {
    let place: StorePlace;
    let store: Store;
    let numbers: number;

    beforeEach(() => {
      place = makePlace();
      store = place.open();
      numbers = 1000;
    });
    afterEach(async () => {
      await store.close();
      place.remove();
    });

    /** Takes a plan the way the App does: by a delivery of its own. */
    async function take(given: Plan, at = now): Promise<Settled> {
      const one = delivery((numbers += 1), { receivedAt: instant(0) });
      await store.accept(one);
      await claimed(one.id);
      return store.settleDelivery(one.id, given, at);
    }
    async function claimed(id: string): Promise<void> {
      expect((await store.claimDelivery(later))?.id).toBe(id);
    }
    const queue = (request: EvaluationRequest, overrides: Partial<PlannedEvaluation> = {}) =>
      take(plan([planned(request, overrides)]));
    /** Everything that waits, in the order of service; it stays claimed. */
    async function claimAll(at = later) {
      const all = [];
      for (let one = await store.claimEvaluation(at); one !== undefined; one = await store.claimEvaluation(at)) {
        all.push(one);
      }
      return all;
    }

    describe('deliveries', () => {
      it('a delivery comes back byte for byte, once', async () => {
        const one = delivery(1, { body: Uint8Array.from([0, 255, 0, 123]) });
        expect(await store.accept(one)).toBe('new');
        const claim = await store.claimDelivery(now);
        expect({ ...claim, body: [...(claim?.body ?? [])] }).toEqual({ ...one, body: [0, 255, 0, 123], attempt: 1 });
        expect(await store.claimDelivery(later)).toBeUndefined();
      });

      it('deliveries come in the order they were accepted', async () => {
        await Promise.all([3, 1, 2].map((number) => store.accept(delivery(number))));
        const ids = [];
        for (let one = await store.claimDelivery(now); one; one = await store.claimDelivery(now)) ids.push(one.id);
        expect(ids).toEqual([guid(3), guid(1), guid(2)]);
      });

      it('the same id twice at once is new once and known once', async () => {
        expect(await Promise.all([store.accept(delivery(1)), store.accept(delivery(1))])).toEqual(['new', 'known']);
        expect((await store.pending()).deliveries).toBe(1);
      });

      it.each<{ name: string; reach: () => Promise<unknown>; expected: 'known' | 'requeued' }>([
        { name: 'queued', reach: () => Promise.resolve(), expected: 'known' },
        { name: 'claimed', reach: () => store.claimDelivery(now), expected: 'known' },
        {
          name: 'done',
          reach: () => store.claimDelivery(now).then(() => store.settleDelivery(guid(1), plan([]), now)),
          expected: 'known',
        },
        { name: 'failed', reach: () => failOnce(instant(500)), expected: 'requeued' },
        { name: 'dead', reach: () => failOnce(null), expected: 'requeued' },
      ])('a redelivery of one that is $name is $expected', async ({ reach, expected }) => {
        await store.accept(delivery(1));
        await reach();
        expect(await store.accept(delivery(1, { receivedAt: now }))).toBe(expected);
        const again = await store.claimDelivery(now);
        if (expected === 'requeued') expect(again).toMatchObject({ id: guid(1), attempt: 1 });
      });

      it('a failed delivery waits until it is due and counts its tries', async () => {
        await store.accept(delivery(1));
        await failOnce(instant(200));
        expect(await store.claimDelivery(instant(199))).toBeUndefined();
        expect(await store.claimDelivery(instant(200))).toMatchObject({ id: guid(1), attempt: 2 });
      });

      it('a dead delivery is never claimed and stays counted', async () => {
        await store.accept(delivery(1));
        await failOnce(null);
        expect(await store.claimDelivery(later)).toBeUndefined();
        expect(await store.pending()).toEqual({ deliveries: 0, evaluations: 0, dead: 1 });
      });

      it('a plan is applied once, even when it is settled twice', async () => {
        await store.accept(delivery(1));
        await claimed(guid(1));
        const given = plan([planned(pullRequest(sha('a')))]);
        expect((await store.settleDelivery(guid(1), given, now)).queued).toHaveLength(1);
        expect((await store.settleDelivery(guid(1), given, now)).queued).toHaveLength(0);
      });

      async function failOnce(retryAt: string | null): Promise<void> {
        await claimed(guid(1));
        await store.failDelivery(guid(1), { reason: 'it broke', retryAt });
      }
    });

    describe('evaluations', () => {
      it('requests for one head are one piece of work, with the pull requests of both', async () => {
        expect((await queue(pullRequest(sha('a'), [7]))).queued).toHaveLength(1);
        expect((await queue(pullRequest(sha('a'), [3]))).queued).toHaveLength(0);
        expect(await claimAll()).toMatchObject([{ task: 'evaluate', attempt: 1, request: { numbers: [3, 7] } }]);
      });

      it('the same head in another repository is work of its own', async () => {
        await queue(pullRequest(sha('a')));
        await queue({ ...pullRequest(sha('a')), repository: { ...REPOSITORY, id: 43 } });
        expect(await claimAll()).toHaveLength(2);
      });

      it('a request that comes while the same head is worked on waits for the end and covers both', async () => {
        await queue(pullRequest(sha('a'), [7]));
        const first = await store.claimEvaluation(later);
        expect((await queue(pullRequest(sha('a'), [9]))).queued).toHaveLength(1);
        expect(await store.claimEvaluation(later)).toBeUndefined();
        await store.finishEvaluation(first?.ticket ?? 0);
        expect(await claimAll()).toMatchObject([{ request: { numbers: [7, 9] } }]);
      });

      it('what somebody waits for is served first', async () => {
        await queue({ kind: 'default-branch', installation: 1, repository: REPOSITORY });
        await queue(commit(sha('a')));
        await queue(pullRequest(sha('b')));
        await queue({ kind: 'merge-group', installation: 1, repository: REPOSITORY, base: sha('a'), head: sha('c'), headRef: 'q' }); // prettier-ignore
        const order = (await claimAll()).map(({ request }) => request.kind);
        expect(order).toEqual(['merge-group', 'pull-request', 'commit', 'default-branch']);
      });

      it.each<{ name: string; request: EvaluationRequest }>([
        { name: 'pull request', request: pullRequest(sha('b')) },
        { name: 'branch', request: commit(sha('b')) },
      ])('a newer head of a $name turns the waiting older one into a give-up', async ({ request }) => {
        await queue({ ...request, head: sha('a') } as EvaluationRequest, { movedAt: instant(1) });
        await queue(request, { movedAt: instant(2) });
        const served = (await claimAll()).map((one) => [one.task, one.why, 'head' in one.request && one.request.head]);
        expect(served).toEqual([
          ['give-up', 'superseded', sha('a')],
          ['evaluate', null, sha('b')],
        ]);
      });

      it('a newer head names the running older one, which is given up when it fails', async () => {
        await queue(pullRequest(sha('a')), { movedAt: instant(1) });
        const running = await store.claimEvaluation(later);
        const { superseded } = await queue(pullRequest(sha('b')), { movedAt: instant(2) });
        expect(superseded).toEqual([running?.ticket]);
        await store.failEvaluation(running?.ticket ?? 0, { reason: 'aborted', retryAt: now });
        expect(await claimAll()).toMatchObject([
          { task: 'give-up', why: 'superseded' },
          { task: 'evaluate', request: { head: sha('b') } },
        ]);
      });

      it('an older event that comes late does not cancel newer work', async () => {
        await queue(pullRequest(sha('b')), { movedAt: instant(2) });
        const late = await queue(pullRequest(sha('a')), { movedAt: instant(1) });
        expect(late).toEqual({ queued: [], superseded: [] });
        expect(await claimAll()).toMatchObject([{ task: 'evaluate', request: { head: sha('b') } }]);
      });

      it.each<{ name: string; onlyIfCurrent: boolean; expected: readonly string[] }>([
        { name: 'is left out when it only matters while current', onlyIfCurrent: true, expected: [] },
        { name: 'is evaluated when a person asks for it', onlyIfCurrent: false, expected: [sha('a')] },
      ])('a head that its pull request has left $name', async ({ onlyIfCurrent, expected }) => {
        await queue(pullRequest(sha('b')), { movedAt: instant(2) });
        await claimAll();
        await queue(pullRequest(sha('a')), { onlyIfCurrent });
        expect((await claimAll()).map(({ request }) => 'head' in request && request.head)).toEqual(expected);
      });

      it('limits of different names do not count into each other', async () => {
        const limit = (name: string) => ({ name, atMost: 1, since: instant(0) });
        expect((await queue(pullRequest(sha('a')), { limit: limit('x') })).queued).toHaveLength(1);
        await claimAll();
        expect((await queue(pullRequest(sha('a')), { limit: limit('x') })).queued).toHaveLength(0);
        expect((await queue(pullRequest(sha('a')), { limit: limit('y') })).queued).toHaveLength(1);
      });

      it('a head left and reached again is evaluated, not given up', async () => {
        await queue(pullRequest(sha('a')), { movedAt: instant(1) });
        await queue(pullRequest(sha('b')), { movedAt: instant(2) });
        const { queued } = await queue(pullRequest(sha('a')), { movedAt: instant(3) });
        expect(queued).toHaveLength(1);
        const served = (await claimAll()).map((one) => [one.task, 'head' in one.request && one.request.head]);
        expect(served).toEqual([
          ['evaluate', sha('a')],
          ['give-up', sha('b')],
        ]);
      });

      it('a head shared by two pull requests stays wanted while one of them is still there', async () => {
        await queue(pullRequest(sha('a'), [7, 9]), { movedAt: instant(1) });
        await queue(pullRequest(sha('b'), [7]), { movedAt: instant(2) });
        expect(await claimAll()).toMatchObject([
          { task: 'evaluate', request: { head: sha('a'), numbers: [9] } },
          { task: 'evaluate', request: { head: sha('b'), numbers: [7] } },
        ]);
      });

      it('a failed evaluation waits, counts its tries, and becomes a give-up after the last', async () => {
        await queue(pullRequest(sha('a')));
        const first = await store.claimEvaluation(now);
        await store.failEvaluation(first?.ticket ?? 0, { reason: 'x', retryAt: instant(200) });
        expect(await store.claimEvaluation(instant(199))).toBeUndefined();
        const second = await store.claimEvaluation(instant(200));
        expect(second).toMatchObject({ task: 'evaluate', attempt: 2 });
        await store.failEvaluation(second?.ticket ?? 0, { reason: 'x', retryAt: null });
        const third = await store.claimEvaluation(instant(200));
        expect(third).toMatchObject({ task: 'give-up', why: 'failed', attempt: 1 });
        await store.failEvaluation(third?.ticket ?? 0, { reason: 'x', retryAt: null });
        expect(await store.claimEvaluation(later)).toBeUndefined();
        expect(await store.pending()).toEqual({ deliveries: 0, evaluations: 0, dead: 1 });
      });

      it('a released claim is free again and its try does not count', async () => {
        await queue(pullRequest(sha('a')));
        const first = await store.claimEvaluation(now);
        await store.releaseEvaluation(first?.ticket ?? 0);
        expect(await store.claimEvaluation(now)).toMatchObject({ attempt: 1 });
      });

      it('a claim that is handed back for later waits until then, and its try does not count', async () => {
        await queue(pullRequest(sha('a')));
        const first = await store.claimEvaluation(now);
        await store.releaseEvaluation(first?.ticket ?? 0, instant(60));
        expect(await store.claimEvaluation(instant(59))).toBeUndefined();
        expect(await store.claimEvaluation(instant(60))).toMatchObject({ attempt: 1 });
      });

      it('what comes in bursts waits once, and not longer with each that comes', async () => {
        const burst = (at: number) =>
          take(plan([planned(commit(sha('a')), { notBefore: instant(at + 300) })]), instant(at));
        await burst(0);
        await burst(200);
        expect(await store.claimEvaluation(instant(299))).toBeUndefined();
        expect(await claimAll(instant(300))).toHaveLength(1);
      });

      it('what somebody waits for does not wait with a burst', async () => {
        await take(plan([planned(commit(sha('a')), { notBefore: instant(300) })]), instant(0));
        await take(plan([planned(commit(sha('a')))]), instant(10));
        expect(await claimAll(instant(10))).toHaveLength(1);
      });

      it('a limit lets so many through per head and no more, until time has passed', async () => {
        const limit = (at: number) => ({ name: 'rerequest', atMost: 2, since: instant(at - 3600) });
        const attempt = async (at: number) => {
          await take(plan([planned(pullRequest(sha('a')), { limit: limit(at) })]), instant(at));
          const served = await claimAll(instant(at));
          for (const { ticket } of served) await store.finishEvaluation(ticket);
          return served.length;
        };
        const counts = [];
        for (const at of [0, 10, 20, 3605, 3606]) counts.push(await attempt(at));
        expect(counts).toEqual([1, 1, 0, 1, 0]);
      });
    });

    describe('an installation that ends', () => {
      const elsewhere = { ...pullRequest(sha('c')), installation: 2, repository: { ...REPOSITORY, id: 77 } };
      const dropAll = plan([], [{ installation: 1, repositories: 'all' }]);

      it('its waiting work is dropped and its running work named, nobody else is touched', async () => {
        await queue(pullRequest(sha('a')));
        const running = await store.claimEvaluation(now);
        await queue(pullRequest(sha('b')));
        await queue(elsewhere);
        expect((await take(dropAll)).superseded).toEqual([running?.ticket]);
        await store.failEvaluation(running?.ticket ?? 0, { reason: 'gone', retryAt: now });
        expect((await claimAll()).map(({ request }) => request.installation)).toEqual([2]);
      });

      it('what was remembered of it is forgotten', async () => {
        const record = { installation: 1, repository: 42, externalId: '1:x', head: sha('a'), runId: 5, request: pullRequest(sha('a')) }; // prettier-ignore
        await store.rememberCheckRun(record, now);
        await store.rememberDefaultBranchEvidence({ installation: 1, repository: 42, document: { a: 1 }, at: now });
        const count = { unknown: 1, asked: 4, at: now };
        await store.rememberReport({ installation: 1, repository: 42, count });
        await take(plan([], [{ installation: 1, repositories: [41] }]));
        expect(await store.checkRun(42, '1:x')).toEqual(record);
        expect(await store.recentReports(42)).toEqual([count]);
        await take(plan([], [{ installation: 1, repositories: [42] }]));
        expect(await store.checkRun(42, '1:x')).toBeUndefined();
        expect(await store.lastDefaultBranchEvidence(42)).toBeUndefined();
        expect(await store.recentReports(42)).toEqual([]);
      });

      it('its counts of reports go with the whole of it, and with nothing of others', async () => {
        const count = { unknown: 1, asked: 4, at: now };
        for (const installation of [1, 2])
          await store.rememberReport({ installation, repository: 40 + installation, count });
        await take(dropAll);
        expect(await store.recentReports(41)).toEqual([]);
        expect(await store.recentReports(42)).toEqual([count]);
      });
    });

    describe('what is remembered', () => {
      const record = { installation: 1, repository: 42, externalId: '1:pull-request:7:a', head: sha('a'), runId: 5, request: pullRequest(sha('a')) }; // prettier-ignore

      it('a check run is found by its external id and by its head, in its own repository only', async () => {
        await store.rememberCheckRun(record, now);
        await store.rememberCheckRun({ ...record, runId: 6 }, now);
        expect(await store.checkRun(42, record.externalId)).toEqual({ ...record, runId: 6 });
        expect(await store.checkRunsAt(42, sha('a'))).toEqual([{ ...record, runId: 6 }]);
        expect(await store.checkRun(43, record.externalId)).toBeUndefined();
        expect(await store.checkRunsAt(43, sha('a'))).toEqual([]);
      });

      it('the last evidence of a default branch replaces the one before', async () => {
        const evidence = (version: number) => ({ installation: 1, repository: 42, document: { version }, at: now });
        await store.rememberDefaultBranchEvidence(evidence(1));
        await store.rememberDefaultBranchEvidence(evidence(2));
        expect(await store.lastDefaultBranchEvidence(42)).toEqual({ version: 2 });
      });

      it('the counts of the last three reports of a repository, the newest first', async () => {
        const count = (minute: number) => ({ unknown: minute, asked: 10, at: instant(minute) });
        const keep = (minute: number) =>
          store.rememberReport({ installation: 1, repository: 42, count: count(minute) });
        for (const minute of [1, 3, 2, 4]) await keep(minute);
        await keep(4);
        expect(await store.recentReports(42)).toEqual([count(4), count(3), count(2)]);
        expect(await store.recentReports(43)).toEqual([]);
        await store.prune(instant(3));
        expect(await store.recentReports(42)).toEqual([count(4), count(3)]);
      });

      it('pruning forgets what is done and keeps what waits', async () => {
        await take(plan([planned(pullRequest(sha('a')))]));
        await store.accept(delivery(1));
        await store.rememberCheckRun(record, now);
        await store.prune(later);
        expect(await store.pending()).toEqual({ deliveries: 1, evaluations: 1, dead: 0 });
        expect(await store.checkRun(42, record.externalId)).toBeUndefined();
      });
    });

    describe('after a restart', () => {
      it('claimed and unfinished work is queued again, with the try counted', async () => {
        await queue(pullRequest(sha('a')));
        await store.accept(delivery(1));
        await store.claimDelivery(now);
        await store.claimEvaluation(now);
        await store.close();
        store = place.open();
        expect(await store.claimDelivery(now)).toMatchObject({ id: guid(1), attempt: 2 });
        expect(await claimAll()).toMatchObject([{ request: { head: sha('a') }, attempt: 2 }]);
      });

      it('a claim with newer work behind it leaves one piece of work', async () => {
        await queue(pullRequest(sha('a'), [7]));
        await store.claimEvaluation(now);
        await queue(pullRequest(sha('a'), [9]));
        await store.close();
        store = place.open();
        expect(await claimAll()).toMatchObject([{ request: { numbers: [7, 9] } }]);
      });

      it('a closed store accepts nothing', async () => {
        await store.close();
        await expect(store.accept(delivery(1))).rejects.toMatchObject({ code: 'STORE_CLOSED' });
      });
    });
  });
}
