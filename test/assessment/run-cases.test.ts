import { describe, expect, it } from '@jest/globals';
import { runCases } from '../../src/assessment/run-cases.ts';
import { parseCases } from '../../src/policy/parse-cases.ts';
import { CASES, FACTS, goodPolicy } from '../policy/support.ts';

const run = (cases: string) => runCases(goodPolicy(), parseCases('PS.1.1.cases.yml', cases), FACTS);

function check(body: string, differences: readonly string[]): void {
  const [outcome] = run(`task: PS.1.1\ncases:\n  - name: one\n${body}`);
  expect(outcome?.differences.map(({ message }) => message.en)).toEqual(differences);
  expect(outcome?.passed).toBe(differences.length === 0);
}

describe('a case', () => {
  it('holds when everything it names comes out so', () => {
    expect(run(CASES).map(({ case: { name, line }, passed }) => [name, line, passed])).toEqual([
      ['nothing seen is level 0', 3, true],
      ['a blocked force push is level 1 and no more without approvals', 5, true],
    ]);
  });

  it.each<{ name: string; body: string; differences: readonly string[] }>([
    {
      name: 'names each thing that came out otherwise',
      body: '    expect: { level: 1, levelAtMost: 3, criteria: { PS.1.1-1a: unmet, PS.1.1-2a: unknown } }',
      differences: [
        'level: expected 1, came 0',
        'levelAtMost: expected 3, came 2',
        'PS.1.1-1a: expected unmet, came unknown',
      ],
    },
    {
      name: 'takes bounds, unknown and not applicable as they are',
      body: `    facts:
      branch.force-push-blocked: not-applicable
      branch.required-approvals: { value: 1, exactness: atLeast }
      repo.owned-areas: unknown
    expect: { level: 0, criteria: { PS.1.1-1a: unknown, PS.1.1-2a: met } }`,
      differences: [],
    },
    {
      name: 'gives a valid declaration and an equivalent',
      body: `    facts: { branch.force-push-blocked: true, repo.owned-areas: [workflows, all] }
    declared: [PS.1.1-1b, PS.1.1-3a]
    equivalent: [PS.1.1-2a]
    expect: { level: 3, levelObserved: 1, criteria: { PS.1.1-1b: met, PS.1.1-2a: met, PS.1.1-3a: met } }`,
      differences: [],
    },
    {
      name: 'is judged at its own time',
      body: `    at: 2020-01-01T00:00:00Z
    declared: [PS.1.1-1b]
    expect: { criteria: { PS.1.1-1b: met } }`,
      differences: [],
    },
    {
      name: 'does not hold when its declaration says nothing',
      body: `    declared: [PS.1.1-1a]
    expect: { criteria: { PS.1.1-1a: unknown } }`,
      differences: [expect.stringContaining('PS.1.1-1a') as unknown as string],
    },
    {
      name: 'does not hold when nobody gives its fact',
      body: `    facts: { branch.name: true }
    expect: { level: 0 }`,
      differences: ['no collector gives branch.name'],
    },
  ])('$name', ({ body, differences }) => {
    check(body, differences);
  });

  it('does not hold when the policy lacks its task', () => {
    const [outcome] = run('task: PS.2.1\ncases:\n  - { name: one, expect: { level: 0 } }');
    expect(outcome?.differences.map(({ message }) => message.en)).toEqual(['the policy has no task PS.2.1']);
  });
});
