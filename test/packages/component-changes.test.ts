import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { componentChanges, type Moved } from '../../src/packages/component-changes.ts';

const moved = (overrides: Partial<Moved> = {}): Moved => ({
  ...{ change: 'added', manifest: 'package-lock.json', ecosystem: 'npm', name: 'left', version: '1.0.0' },
  ...{ purl: null, license: 'MIT', sourceKnown: true, development: false, vulnerabilities: [] },
  ...overrides,
});
const gone = (overrides: Partial<Moved> = {}) => moved({ change: 'removed', ...overrides });
const flaw = (advisory: string, severity = 'high') => ({ advisory, severity });
const said = (all: readonly Moved[]) =>
  componentChanges(all).map(({ kind, name, before, version, newVulnerabilities }) =>
    `${kind} ${name} ${before === undefined ? '' : `${before}→`}${version} ${newVulnerabilities.map(({ advisory }) => advisory).join()}`.trim(),
  );

describe('what moved', () => {
  it.each<{ name: string; all: readonly Moved[]; expected: readonly string[] }>([
    { name: 'nothing', all: [], expected: [] },
    { name: 'a new one', all: [moved()], expected: ['added left 1.0.0'] },
    { name: 'one that goes', all: [gone()], expected: ['removed left 1.0.0'] },
    { name: 'a later version', all: [gone({ version: '9.0.0' }), moved({ version: '10.0.0' })], expected: ['upgraded left 9.0.0→10.0.0'] },
    { name: 'an earlier version', all: [moved({ version: '9.0.0' }), gone({ version: '10.0.0' })], expected: ['downgraded left 10.0.0→9.0.0'] },
    { name: 'a release after its candidate, as PEP 440 orders', all: [gone({ ecosystem: 'pip', version: '1.0rc1' }), moved({ ecosystem: 'pip', version: '1.0' })], expected: ['upgraded left 1.0rc1→1.0'] },
    { name: 'a range has no order', all: [gone({ version: '^1' }), moved({ version: '^2' })], expected: ['changed left ^1→^2'] },
    { name: 'an ecosystem without order', all: [gone({ ecosystem: 'nix' }), moved({ ecosystem: 'nix', version: '2' })], expected: ['changed left 1.0.0→2'] },
    { name: 'the same on both sides', all: [gone(), moved()], expected: [] },
    { name: 'several versions', all: [gone(), moved({ version: '2.0.0' }), moved({ version: '3.0.0' })], expected: ['added left 2.0.0', 'added left 3.0.0', 'removed left 1.0.0'] },
    { name: 'several versions of which one stays', all: [gone(), moved(), moved({ version: '3.0.0' })], expected: ['added left 3.0.0'] },
    { name: 'two ecosystems are two packages', all: [gone({ ecosystem: 'pip' }), moved()], expected: ['added left 1.0.0', 'removed left 1.0.0'] },
    { name: 'two manifests are two places', all: [gone({ manifest: 'a/package-lock.json' }), moved({ version: '2.0.0' })], expected: ['added left 2.0.0', 'removed left 1.0.0'] },
    { name: 'what is vulnerable comes first', all: [moved({ name: 'a' }), moved({ name: 'b', vulnerabilities: [flaw('G-1')] })], expected: ['added b 1.0.0 G-1', 'added a 1.0.0'] },
  ])('$name', ({ all, expected }) => {
    expect(said(all)).toEqual(expected);
  }); // prettier-ignore
});

describe('vulnerabilities', () => {
  const [one, two] = [flaw('G-1'), flaw('G-2')];
  it.each<{ name: string; all: readonly Moved[]; fresh: readonly string[]; old: readonly string[] }>([
    { name: 'of a new component are new', all: [moved({ vulnerabilities: [one, one] })], fresh: ['G-1'], old: [] },
    { name: 'of one that goes are nobody’s', all: [gone({ vulnerabilities: [one] })], fresh: [], old: [] },
    { name: 'that an update keeps are old', all: [gone({ vulnerabilities: [one] }), moved({ version: '2.0.0', vulnerabilities: [one, two] })], fresh: ['G-2'], old: ['G-1'] },
    { name: 'that moved to another manifest are old', all: [gone({ manifest: 'a', vulnerabilities: [one] }), moved({ vulnerabilities: [one] })], fresh: [], old: ['G-1'] },
    { name: 'that another package had are new', all: [gone({ name: 'right', vulnerabilities: [one] }), moved({ vulnerabilities: [one] })], fresh: ['G-1'], old: [] },
  ])('$name', ({ all, fresh, old }) => {
    const changes = componentChanges(all);
    expect(changes.flatMap(({ newVulnerabilities }) => newVulnerabilities.map(({ advisory }) => advisory))).toEqual(fresh);
    expect(changes.flatMap(({ oldVulnerabilities }) => oldVulnerabilities.map(({ advisory }) => advisory))).toEqual(old);
  }); // prettier-ignore

  it('never grow by something that went, and stand the same whatever the order of the list', () => {
    const any = fc.record({
      change: fc.constantFrom('added' as const, 'removed' as const),
      name: fc.constantFrom('a', 'b'),
      version: fc.constantFrom('1.0.0', '2.0.0', 'x'),
      manifest: fc.constantFrom('p', 'q'),
      vulnerabilities: fc.subarray([one, two]),
    });
    const count = (all: readonly Moved[]) =>
      componentChanges(all).reduce((sum, { newVulnerabilities }) => sum + newVulnerabilities.length, 0);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), fc.subarray([one, two]), (parts, went) => {
        const all = parts.map((part) => moved(part));
        const more = [...all, gone({ name: 'a', manifest: 'r', vulnerabilities: went })];
        expect(count(more)).toBeLessThanOrEqual(count(all));
        expect(said([...all].reverse()).sort()).toEqual(said(all).sort());
      }),
    );
  });
});

it('a license that changed is told', () => {
  const [change] = componentChanges([gone({ license: 'MIT' }), moved({ version: '2.0.0', license: null })]);
  expect(change).toMatchObject({ license: null, licenseBefore: 'MIT' });
});
