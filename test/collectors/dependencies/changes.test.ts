import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { dependencies } from '../../../src/collectors/dependencies/index.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { PullRequestSubject, Subject } from '../../../src/model/subject.ts';
import type { DependencyChange } from '../../../src/ports/dependency-changes.ts';
import { AT, subject } from '../../support/build.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

const ID = 'dependency.introduced-vulnerabilities';
const reference = (commit: string) => ({ ref: commit, commit: commit.repeat(40) });
const SIDES = {
  ...{ host: 'github.com', owner: 'acme', name: 'widget' },
  ...{ commit: 'b'.repeat(40), base: reference('a'), head: reference('b') },
};
const PULL: PullRequestSubject = { ...SIDES, kind: 'pull-request', number: 7, fromFork: false };
const added = (overrides: Partial<DependencyChange> = {}): DependencyChange => ({
  ...{ change: 'added', manifest: 'package-lock.json', ecosystem: 'npm', name: 'left', version: '1.0.0', purl: null },
  ...{ license: 'MIT', sourceKnown: true, development: false, vulnerabilities: [flaw('G-1')] },
  ...overrides,
});
const flaw = (advisory: string, severity = 'high') => ({ advisory, severity });

type Compared = Observation<readonly DependencyChange[] | 'off'>;
const collect = (compared: Compared, about: Subject = PULL, files: Readonly<Record<string, string>> = {}) =>
  dependencies.collect({
    ...{ subject: about, tree: memoryTree(files), branch: 'main', supplied: [], at: AT },
    repository: { ...blindRepository(), dependencyChanges: answers(compared) },
  });

describe('vulnerabilities that a change brings', () => {
  it.each<{ name: string; compared: Compared; value: unknown }>([
    { name: 'none', compared: seen([]), value: 0 },
    { name: 'one high', compared: seen([added()]), value: 1 },
    { name: 'critical, in capitals', compared: seen([added({ vulnerabilities: [flaw('G-1', 'CRITICAL')] })]), value: 1 },
    { name: 'moderate is not severe', compared: seen([added({ vulnerabilities: [flaw('G-1', 'moderate')] })]), value: 0 },
    { name: 'two of one component', compared: seen([added({ vulnerabilities: [flaw('G-1'), flaw('G-2')] })]), value: 2 },
    { name: 'the same in two manifests', compared: seen([added(), added({ manifest: 'b' })]), value: 1 },
    { name: 'for development only counts', compared: seen([added({ development: true })]), value: 1 },
    { name: 'one that goes', compared: seen([added({ change: 'removed' })]), value: 0 },
    { name: 'one that an update does not repair', compared: seen([added({ change: 'removed' }), added({ version: '2.0.0' })]), value: 0 },
    { name: 'the graph is off', compared: seen('off'), value: 'unknown' },
    { name: 'forbidden', compared: forbidden, value: 'forbidden' },
    { name: 'a list that was cut', compared: cutShort([added()]), value: 'atLeast 1' },
    { name: 'a cut list without one', compared: cutShort([]), value: 'truncated' },
  ])('$name: $value', async ({ compared, value }) => {
    expect(said((await collect(compared)).facts, ID)).toBe(value);
  }); // prettier-ignore

  it('are compared from the merge base to the head, also in a merge group', async () => {
    const asked: string[][] = [];
    const dependencyChanges = (...commits: [string, string]) => {
      asked.push(commits);
      return Promise.resolve(seen([]));
    };
    for (const about of [PULL, { ...SIDES, kind: 'merge-group' as const }])
      await look(dependencies, { subject: about, repository: { dependencyChanges } });
    expect(asked).toEqual(Array(2).fill(['a'.repeat(40), 'b'.repeat(40)]));
  });

  it('are not asked for where nothing is a change', async () => {
    const dependencyChanges = () => Promise.reject(new Error('asked'));
    const all = await look(dependencies, { subject, repository: { dependencyChanges } });
    expect(said(all, ID)).toBe('not-applicable');
    expect((await collect(seen([added()]), subject)).componentChanges).toBeUndefined();
  });

  it('are named', async () => {
    const fact = (await collect(seen([added()]))).facts.find(({ id }) => id === ID);
    expect(fact?.because?.en).toBe(
      'the change brings 1 severe vulnerability that was not there before (left 1.0.0: G-1)',
    );
  });
});

describe('what the report gets', () => {
  it('has the line of the manifest at the head', async () => {
    const files = { 'package-lock.json': '{\n"node_modules/left": {\n"version": "1.0.0"' };
    const { componentChanges } = await collect(
      seen([added(), added({ name: 'gone', change: 'removed' })]),
      PULL,
      files,
    );
    expect(componentChanges).toMatchObject({
      ...{ state: 'compared', leftOut: 0 },
      changes: [
        { name: 'left', line: 2 },
        { name: 'gone', kind: 'removed' },
      ],
    });
  });

  it('is bounded, and says how much was left out', async () => {
    const many = Array.from({ length: 450 }, (_, n) => added({ name: `p${n}`, vulnerabilities: [] }));
    const { componentChanges } = await collect(seen([...many, added({ name: 'bad' })]));
    expect(componentChanges).toMatchObject({ state: 'compared', leftOut: 51 });
    expect(
      componentChanges?.state === 'compared' && componentChanges.changes.map(({ name }) => name).slice(0, 1),
    ).toEqual(['bad']);
  });

  it.each<{ name: string; compared: Compared; because: RegExp }>([
    { name: 'the graph is off', compared: seen('off'), because: /no dependency graph.*switch it on/ },
    { name: 'forbidden', compared: forbidden, because: /permission administration: read/ },
    { name: 'rate limited', compared: notSeen({ reason: 'rate-limited', what: 'x' }), because: /rate limit/ },
  ])('says why nothing was compared: $name', async ({ compared, because }) => {
    const { componentChanges } = await collect(compared);
    expect(componentChanges).toMatchObject({ state: 'not-compared', because: { en: expect.stringMatching(because) } });
  });
});
