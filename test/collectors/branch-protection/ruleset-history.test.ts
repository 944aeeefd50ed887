import { describe, expect, it } from '@jest/globals';
import { branchProtection } from '../../../src/collectors/branch-protection/index.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { Ruleset } from '../../../src/ports/branch-settings.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

function ruleset(updatedAt: string | undefined, overrides: Partial<Ruleset> = {}): Ruleset {
  return {
    ...{ id: 1, name: 'floor', target: 'branch', enforcement: 'active', from: 'Repository', updatedAt },
    ...{ refs: { include: ['~ALL'], exclude: [] }, ruleTypes: ['deletion'], bypassActors: [] },
    ...overrides,
  };
}

const early = '2026-01-01T00:00:00Z';
const late = '2026-02-01T09:00:00+09:00';

describe('the latest change of a ruleset in force', () => {
  it.each<{ name: string; rulesets: Observation<readonly Ruleset[]>; expected: unknown }>([
    { name: 'the later of two', rulesets: seen([ruleset(late), ruleset(early, { id: 2 })]), expected: '2026-02-01T00:00:00.000Z' },
    { name: 'of an organisation counts', rulesets: seen([ruleset(early, { from: 'Organization' })]), expected: '2026-01-01T00:00:00.000Z' },
    { name: 'one that is only evaluated does not', rulesets: seen([ruleset(late, { enforcement: 'evaluate' }), ruleset(early, { id: 2 })]), expected: '2026-01-01T00:00:00.000Z' },
    { name: 'none in force', rulesets: seen([ruleset(late, { enforcement: 'disabled' })]), expected: 'never' },
    { name: 'tag protection of a server is no ruleset', rulesets: seen([ruleset(undefined, { id: -1 })]), expected: 'never' },
    { name: 'one without its time', rulesets: seen([ruleset(late), ruleset(undefined, { id: 2 })]), expected: 'malformed' },
    { name: 'a list that was cut may hide a later one', rulesets: cutShort([ruleset(late)]), expected: 'truncated' },
    { name: 'hidden', rulesets: forbidden, expected: 'forbidden' },
  ])('is told: $name', async ({ rulesets, expected }) => {
    const facts = await look(branchProtection, { repository: { rulesets: answers(rulesets) } });
    expect(said(facts, 'ruleset.latest-change-at')).toBe(expected);
  }); // prettier-ignore
});

describe('pushes that went past a rule', () => {
  const rules = seen([ruleset(late)]);

  it.each<{ name: string; rulesets: Observation<readonly Ruleset[]>; bypasses: Observation<readonly number[]>; expected: unknown }>([
    { name: 'none in a month', rulesets: rules, bypasses: seen([]), expected: 0 },
    { name: 'two', rulesets: rules, bypasses: seen([1, 2]), expected: 2 },
    { name: 'a list that was cut', rulesets: rules, bypasses: cutShort([1]), expected: 'atLeast 1' },
    { name: 'refused', rulesets: rules, bypasses: forbidden, expected: 'forbidden' },
    { name: 'no ruleset to bypass', rulesets: seen([]), bypasses: seen([]), expected: 'not-applicable' },
    { name: 'no ruleset in force', rulesets: seen([ruleset(late, { enforcement: 'evaluate' })]), bypasses: seen([]), expected: 'not-applicable' },
    { name: 'none, but the rulesets are hidden', rulesets: forbidden, bypasses: seen([]), expected: 'forbidden' },
    { name: 'none, but the list of rulesets was cut before one', rulesets: cutShort([]), bypasses: seen([]), expected: 'truncated' },
    { name: 'two, whatever the rulesets are', rulesets: forbidden, bypasses: seen([1, 2]), expected: 2 },
  ])('are counted: $name', async ({ rulesets, bypasses, expected }) => {
    const facts = await look(branchProtection, { repository: { rulesets: answers(rulesets), recentBypasses: answers(bypasses) } });
    expect(said(facts, 'ruleset.recent-bypasses')).toBe(expected);
  }); // prettier-ignore
});
