import { describe, expect, it } from '@jest/globals';
import { runCases } from '../../src/assessment/run-cases.ts';
import { FACTS } from '../../src/collectors/api.ts';
import { TASK_IDS } from '../../src/model/level.ts';
import type { Origin, TaskPolicy } from '../../src/model/policy.ts';
import { assessed, criterionIn, taskIn } from '../support/assess.ts';
import { AT, evidence, observed } from '../support/build.ts';
import { declaration, records } from '../support/build-records.ts';
import { shippedCases, shippedPolicy, shippedProfiles } from './support.ts';

const policy = shippedPolicy();
const cases = shippedCases();

describe('the shipped policy set', () => {
  it('judges all 42 tasks, in the order of the standard', () => {
    expect(policy.tasks.map(({ task }) => task)).toEqual(TASK_IDS);
  });

  it.each(policy.tasks.map(({ task }) => ({ task })))(
    'comes out of every case of $task as the case says',
    ({ task }) => {
      const outcomes = runCases(policy, cases.filter((one) => one.task === task), FACTS); // prettier-ignore
      expect(outcomes.length).toBeGreaterThan(10);
      const wrong = outcomes.flatMap(({ case: { name, line }, differences }) =>
        differences.map(({ message }) => `${line} ${name}: ${message.en}`),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('calls each task by one label', () => {
    const labels = policy.tasks.map(({ task, label }) => [task, label]);
    expect(labels).toEqual(policy.tasks.map(({ task }) => [task, policy.labels[task]]));
  });

  it('takes texts of the deck only where the deck prints them', () => {
    const fromDeck = policy.tasks.filter((task) => origins(task).some((origin) => origin !== 'own'));
    expect(fromDeck.map(({ task }) => task)).toEqual(['PO.1.1', 'PO.3.1', 'PW.4.1', 'PW.9.1']);
  });
});

function origins({ origin, levels }: TaskPolicy): readonly Origin[] {
  return [origin, ...levels.flatMap((level) => [level.origin, ...level.criteria.map((criterion) => criterion.origin)])];
}

describe('the shipped profiles', () => {
  it('are three steps of 21, 34 and 42 tasks at level 1, each holding the one before', () => {
    const steps = shippedProfiles().map(({ name, targets }) => ({ name, tasks: Object.keys(targets), targets }));
    expect(steps.map(({ name, tasks }) => [name, tasks.length])).toEqual([
      ['step-1', 21],
      ['step-2', 34],
      ['step-3', 42],
    ]);
    expect(steps.flatMap(({ targets }) => Object.values(targets)).every((level) => level === 1)).toBe(true);
    const lost = steps.slice(1).map((step, index) => steps[index]?.tasks.filter((task) => !step.tasks.includes(task)));
    expect(lost).toEqual([[], []]);
  });
});

/** Deck, case study of PW.4.1: OSS only, found to be at level 2. */
describe("the deck's own case of PW.4.1", () => {
  const listedWithOrigin = declaration('PW.4.1-1a');
  const managedOnGitHub = [declaration('PW.4.1-2a'), declaration('PW.4.1-2b')];
  const packagesTrustedForAReason = declaration('PW.4.1-2c');
  const facts = [
    observed('sca.alerts-enabled', true),
    observed('repo.dependabot-config', false),
    observed('repo.renovate-config', false),
    observed('sca.security-updates-enabled', false),
  ];
  const assessment = assessed({
    policy,
    facts: FACTS,
    at: AT,
    evidence: evidence(facts),
    records: records({ declarations: [listedWithOrigin, ...managedOnGitHub, packagesTrustedForAReason] }),
  });

  it('is level 2, no more and no less, and nothing of it counts as observed', () => {
    expect(taskIn(assessment, 'PW.4.1')).toMatchObject({ level: 2, levelAtMost: 2, levelObserved: 0 });
  });

  it.each<{ id: string; result: string }>([
    { id: 'PW.4.1-2d', result: 'met' },
    { id: 'PW.4.1-3a', result: 'unmet' },
    { id: 'PW.4.1-3b', result: 'unmet' },
  ])('finds $id $result', ({ id, result }) => {
    expect(criterionIn(assessment, id).result).toBe(result);
  });
});
