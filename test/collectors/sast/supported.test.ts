import { describe, expect, it } from '@jest/globals';
import type { Measures } from '../../../src/collectors/types.ts';
import { notSeen, seen } from '../../../src/model/observation.ts';
import type { Analysis } from '../../../src/ports/code-scanning.ts';
import { answers, cutShort, said } from '../../support/look.ts';
import { analysis, because, facts, hidden, SEMGREP_FILES } from './scene.ts';

const ID = 'sast.least-recent-branch-scan-at';
const named = (...branches: readonly string[]): Measures => ({
  fixWithin: seen(undefined),
  supportedBranches: seen(branches),
});
const scan = (branch: string, day: number, more: Partial<Analysis> = {}) =>
  analysis({ ref: `refs/heads/${branch}`, createdAt: `2026-11-${day}T00:00:00Z`, ...more });
const at = (day: number) => `2026-11-${day}T00:00:00Z`;

describe('the scan of the branch that was left alone longest', () => {
  it.each<{ name: string; branches: readonly string[]; all: readonly Analysis[]; value: unknown }>([
    { name: 'the oldest of the newest', branches: ['main', 'v1'], all: [scan('main', 20), scan('v1', 12), scan('v1', 11)], value: at(12) },
    { name: 'one branch', branches: ['main'], all: [scan('main', 20), scan('v1', 12)], value: at(20) },
    { name: 'a branch without a scan', branches: ['main', 'v1'], all: [scan('main', 20)], value: 'never' },
    { name: 'a failed scan is none', branches: ['v1'], all: [scan('v1', 20, { error: 'failed' })], value: 'never' },
    { name: 'a branch that only an unknown tool looked at', branches: ['main', 'v1'], all: [scan('main', 20), scan('v1', 12, { tool: 'Nobody knows' })], value: `atMost ${at(20)}` },
    { name: 'only an unknown tool', branches: ['v1'], all: [scan('v1', 12, { tool: 'Nobody knows' })], value: 'undecidable' },
  ])('$name: $value', async ({ branches, all, value }) => {
    expect(said(await facts({ github: { analyses: answers(seen(all)) }, measures: named(...branches) }), ID)).toBe(value);
  }); // prettier-ignore

  it('is asked for by branch where the list is cut', async () => {
    const analyses = ({ ref }: { readonly ref?: string }) =>
      Promise.resolve(ref === undefined ? cutShort([scan('main', 20)]) : seen([{ ...scan('x', 10), ref }]));
    expect(said(await facts({ github: { analyses }, measures: named('main', 'v1') }), ID)).toBe(at(10));
  });

  it('is never "never" where an analyser uploads nothing', async () => {
    const github = { analyses: answers(seen([])) };
    expect(said(await facts({ files: SEMGREP_FILES, github, measures: named('main') }), ID)).toBe('undecidable');
  });

  it('is unknown where analyses are hidden, and bound by what is seen where there are too many branches', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `v${index}`);
    const all = many.map((branch) => scan(branch, 15));
    expect(said(await facts({ github: { analyses: answers(hidden()) }, measures: named('main') }), ID)).toBe('forbidden');
    expect(said(await facts({ github: { analyses: answers(seen(all)) }, measures: named(...many) }), ID)).toBe(`atMost ${at(15)}`);
  }); // prettier-ignore

  it.each<{ name: string; measures: Measures | undefined; value: string }>([
    { name: 'nobody was asked', measures: undefined, value: 'not-supplied' },
    { name: 'nobody named a branch', measures: named(), value: 'not-supplied' },
    { name: 'the configuration could not be read', measures: { ...named(), supportedBranches: notSeen({ reason: 'hidden-or-absent', what: 'it' }) }, value: 'hidden-or-absent' },
  ])('is unknown where $name', async ({ measures, value }) => {
    expect(said(await facts(measures === undefined ? {} : { measures }), ID)).toBe(value);
  }); // prettier-ignore

  it('names the branch', async () => {
    const github = { analyses: answers(seen([scan('main', 20), scan('v1', 12)])) };
    expect(because(await facts({ github, measures: named('main', 'v1') }), ID)?.en).toMatch(/v1, .* among 2 branches/);
  });
});
