import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Criterion, LevelPolicy, Need, TaskPolicy } from '../../src/model/policy.ts';
import type { Text } from '../../src/model/text.ts';
import { parseCases } from '../../src/policy/parse-cases.ts';
import { parseConfiguration } from '../../src/policy/parse-configuration.ts';
import { parsePolicySet } from '../../src/policy/parse-policy-set.ts';
import { parseProfile } from '../../src/policy/parse-profile.ts';
import { parseRecords } from '../../src/policy/parse-records.ts';
import { readTask } from '../../src/policy/read-task.ts';
import { printTask } from './print-policy.ts';
import { CASES, FACTS, goodPolicy, policySet, problemsOf, TASK } from './support.ts';

const sentence = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 30 }).map((text) => `文 ${text}`);
const text: fc.Arbitrary<Text> = fc.record({ en: sentence, ja: sentence });
const origin = fc.constantFrom('deck', 'deck-adapted', 'own');

const leaf: fc.Arbitrary<Need> = fc.oneof(
  fc.constant<Need>({ kind: 'declared' }),
  fc.integer({ min: 1, max: 50 }).map<Need>((atLeast) => ({ kind: 'reviews', atLeast, within: `P${atLeast + 300}D` })),
  fc.constant<Need>({ kind: 'fact', fact: 'branch.force-push-blocked', op: 'is', value: true }),
  fc
    .integer({ min: 1, max: 9 })
    .map<Need>((value) => ({ kind: 'fact', fact: 'branch.required-approvals', op: 'atLeast', value })),
  fc.nat(9).map<Need>((value) => ({ kind: 'fact', fact: 'branch.bypass-actors', op: 'atMost', value })),
  fc
    .integer({ min: 1, max: 99 })
    .map<Need>((value) => ({ kind: 'fact', fact: 'release.assets-signed-ratio', op: 'atLeast', value: value / 100 })),
  fc
    .integer({ min: 1, max: 3650 })
    .map<Need>((value) => ({ kind: 'fact', fact: 'sast.latest-scan-at', op: 'within', value: `P${value}D` })),
  fc
    .subarray(['all', 'lockfiles', 'workflows'], { minLength: 1 })
    .map<Need>((value) => ({ kind: 'fact', fact: 'repo.owned-areas', op: 'includes', value })),
);
const { need } = fc.letrec<{ need: Need }>((tie) => {
  const members = fc.array(tie('need'), { minLength: 1, maxLength: 3 });
  return {
    need: fc.oneof(
      { maxDepth: 3 },
      leaf,
      members.map<Need>((of) => ({ kind: 'all', of })),
      members.map<Need>((of) => ({ kind: 'any', of })),
    ),
  };
});

const criterion = (id: string, mark: Criterion['mark']): fc.Arbitrary<Criterion> =>
  fc.record(
    { id: fc.constant(id), mark: fc.constant(mark), origin, asks: text, needs: need, remedy: text, silentOn: text },
    { requiredKeys: ['id', 'mark', 'origin', 'asks', 'needs', 'remedy'] },
  );
const level = (number: 1 | 2 | 3): fc.Arbitrary<LevelPolicy> =>
  fc.record({
    level: fc.constant(number),
    origin,
    judgement: text,
    electives: fc.record({ atLeast: fc.nat(1), enforce: fc.constantFrom('recommend', 'require') }),
    criteria: fc.tuple(criterion(`PS.1.1-${number}a`, 'required'), criterion(`PS.1.1-${number}b`, 'elective')),
  });
const task: fc.Arbitrary<TaskPolicy> = fc.record({
  task: fc.constant('PS.1.1' as const),
  label: text,
  mode: fc.constantFrom('automatic', 'partial', 'declared'),
  phase: fc.subarray(['preparation', 'design', 'release'], { minLength: 1 }),
  mayBeNotApplicable: fc.boolean(),
  reference: fc.constant('SP 800-218 PS.1.1'),
  origin,
  levels: fc.tuple(level(1), level(2), level(3)),
  doesNotProve: text,
});

describe('laws of the policy format', () => {
  it('a policy that is printed and read again is the same', () => {
    fc.assert(
      fc.property(task, (printed) => {
        const { task: read, problems } = readTask({ file: 'PS.1.1.yml', text: printTask(printed) }, 'PS.1.1', FACTS);
        expect(problems).toEqual([]);
        expect(read).toEqual(printed);
      }),
      { numRuns: 40 },
    );
  });

  it('the order of the files does not matter', () => {
    const policy = goodPolicy();
    fc.assert(
      fc.property(fc.shuffledSubarray([...policySet()], { minLength: 3 }), (files) => {
        expect(parsePolicySet(new Map(files), FACTS)).toEqual(policy);
      }),
      { numRuns: 10 },
    );
  });
});

/** Good texts with pieces cut, doubled or replaced, random texts, and random data printed as YAML. */
const damaged = fc
  .tuple(fc.constantFrom(TASK, CASES), fc.nat(1500), fc.nat(80), fc.string({ unit: 'binary', maxLength: 12 }))
  .map(([good, at, length, piece]) => good.slice(0, at) + piece + good.slice(at + length));
const anything = fc
  .anything({
    key: fc.constantFrom('task', 'cases', 'levels', 'gate', 'scope', '__proto__', 'constructor', 'facts', '1', ''),
  })
  .map((value) => stringify(value, { aliasDuplicateObjects: true }) as string | undefined)
  .map((text) => text ?? '');
const hostile = fc.oneof(damaged, fc.string({ unit: 'binary', maxLength: 200 }), anything);

describe('whatever text comes in', () => {
  it('a policy set, a profile and cases throw nothing but a PolicyError', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        problemsOf(() =>
          parsePolicySet(
            new Map([
              ['framework.yml', text],
              ['PS.1.1.yml', text],
              ['PS.1.1.cases.yml', text],
            ]),
            FACTS,
          ),
        );
        problemsOf(() => parseProfile('p.yml', text));
        problemsOf(() => parseCases('PS.1.1.cases.yml', text));
      }),
      { numRuns: 100 },
    );
  });

  it('a configuration and records never throw, and name a line for each problem', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const files = ['declarations', 'equivalents', 'exceptions'].map((kind) => ({
          path: `.ssdf/${kind}/a.yml`,
          text,
        }));
        const { problems } = parseConfiguration('.github/ssdf-gate.yml', text);
        for (const { line } of [...problems, ...parseRecords(files, () => undefined).problems]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split('\n').length + 1);
        }
      }),
      { numRuns: 100 },
    );
  });
});
