import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COLLECTORS } from '../../src/collectors/api.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Unseen } from '../../src/model/observation.ts';
import { faults, type Fault } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { halfVisible } from '../../src/sandbox/scenarios/half-visible.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { contextAt, subjectsOf } from '../support/collectors.ts';
import { openSandbox } from '../support/sandbox.ts';

let kept: Sandbox;
let half: Sandbox;
beforeAll(async () => {
  [kept, half] = (await Promise.all(
    [wellKept, halfVisible].map((scenario) => openSandbox({ scenario, validate: false })),
  )) as [Sandbox, Sandbox];
});
afterAll(() => Promise.all([kept, half].map((sandbox) => sandbox.stop())));

/** What every collector says of the newest release, or of the repository where there is none. */
async function factsOf(sandbox: Sandbox, fault?: Fault): Promise<readonly Fact[]> {
  const subject = subjectsOf(sandbox).find(({ kind }) => kind === 'release') ?? subjectsOf(sandbox)[0];
  if (subject === undefined) throw new Error('a scenario has a repository');
  if (fault !== undefined) sandbox.faults.set('*', fault);
  const context = contextAt(sandbox, subject);
  const collected = await Promise.all(COLLECTORS.map((collector) => collector.collect(context)));
  sandbox.faults.clear();
  return collected.flatMap(({ facts }) => facts);
}

const unseenOf = (fact: Fact): readonly Unseen[] => (fact.state === 'not-applicable' ? [] : (fact.unseen ?? []));

/** Cures that would not help: for a reason that no permission or plan is behind, or none for one that a permission is behind. */
function wrongCures(facts: readonly Fact[]): readonly string[] {
  const wrong = facts.flatMap((fact) =>
    unseenOf(fact).filter(({ reason, permission, plan, status }) => {
      const mayBeRights = reason === 'forbidden' || reason === 'hidden-or-absent';
      const isOfRights = mayBeRights && (status === undefined || status === 200 || status === 403 || status === 404);
      if (permission !== undefined && !isOfRights) return true;
      if (reason === 'forbidden' && isOfRights && permission === undefined) return true;
      return plan !== undefined && reason !== 'plan' && !(reason === 'hidden-or-absent' && status === 404);
    }),
  );
  return [...new Set(wrong.map((one) => JSON.stringify(one)))];
}

const unexplained = (facts: readonly Fact[]) =>
  facts
    .filter((fact) => fact.state === 'unknown' && fact.unseen.length === 0)
    .filter((fact) => fact.state === 'unknown' && (fact.because.en === '' || fact.because.en === 'nobody was asked'))
    .map(({ id }) => id);

const FAULTS = [
  { name: 'a permission is missing', fault: faults.forbidden, reason: 'forbidden' },
  { name: 'the plan is too small', fault: faults.plan, reason: 'plan' },
  { name: 'the token is not taken', fault: faults.badCredentials, reason: 'forbidden' },
  { name: 'nothing is found', fault: faults.notFound, reason: 'hidden-or-absent' },
  { name: 'the repository is empty', fault: faults.conflict, reason: 'hidden-or-absent' },
  { name: 'GitHub does not understand the question', fault: faults.unprocessable, reason: 'malformed' },
  { name: 'the rate limit is reached', fault: faults.secondaryLimit, reason: 'rate-limited' },
  { name: 'GitHub has broken down', fault: faults.badGateway, reason: 'server-error' },
] as const;

describe('what is unknown', () => {
  it.each(FAULTS)('because $name says so, and names no cure that would not help', async ({ fault, reason }) => {
    const facts = await factsOf(kept, fault);
    expect(facts.flatMap(unseenOf).filter((one) => one.reason === reason).length).toBeGreaterThan(50);
    expect(wrongCures(facts)).toEqual([]);
    expect(unexplained(facts)).toEqual([]);
  });

  it('of a repository of which half is seen says why, and names no cure that would not help', async () => {
    const facts = await factsOf(half);
    expect(facts.some(({ state }) => state === 'unknown')).toBe(true);
    expect(wrongCures(facts)).toEqual([]);
    expect(unexplained(facts)).toEqual([]);
  });
});
