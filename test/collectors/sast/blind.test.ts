import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { sast } from '../../../src/collectors/sast/index.ts';
import { instantOf } from '../../../src/model/instant.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { notSeen, seen, type Observation, type UnseenReason } from '../../../src/model/observation.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { answers } from '../../support/look.ts';
import {
  CODEQL_FILES,
  LINT_FILES,
  MERGE,
  SCAN,
  SEMGREP_FILES,
  alert,
  alerts,
  analysis,
  check,
  contexts,
  facts,
  hidden,
  merged,
  pullRequest,
  quiet,
  run,
  scheduled,
  setup,
  workflow,
  type Scene,
} from './scene.ts';

const dismissed = alert({ number: 9, state: 'dismissed', dismissedReason: 'false positive', dismissedComment: 'ok' });
const full: Partial<Repository> = {
  analyses: answers(
    seen([analysis(), analysis({ ref: 'refs/pull/1/merge', commit: MERGE }), analysis({ tool: 'Scorecard' })]),
  ),
  codeAlerts: alerts(alert(), alert({ number: 2, tool: 'Scorecard' }), dismissed),
  checkRuns: answers(seen([check(), check({ name: 'test' })])),
  scheduledRuns: answers(seen([scheduled()])),
  branchRules: answers(seen([contexts('scan', 'test')])),
  mergedPullRequests: answers(seen([merged(1)])),
};

const SCENES: readonly { readonly name: string; readonly scene: Scene }[] = [
  { name: 'a repository that scans with CodeQL', scene: { files: CODEQL_FILES, github: full } },
  { name: 'a pull request', scene: { files: CODEQL_FILES, github: full, subject: pullRequest } },
  { name: 'a repository that scans with Semgrep and uploads nothing', scene: { files: SEMGREP_FILES, github: { checkRuns: answers(seen([check()])), mergedPullRequests: answers(seen([merged(1)])) } } },
  { name: 'the default setup', scene: { files: LINT_FILES, github: { ...full, defaultSetup: setup(['go'], true), branchRules: answers(seen([contexts('Analyze (go)')])) } } },
  { name: 'a job that bears the name of one of the default setup', scene: { files: { [SCAN]: workflow(run('npm test'), 'push', 'Analyze (go)').replace('Analyze (go):', "'x':\n    name: Analyze (go)") }, github: { ...full, defaultSetup: setup(), branchRules: answers(seen([contexts('Analyze (go)')])) } } },
  { name: 'a repository without anything', scene: { files: LINT_FILES, github: { checkRuns: answers(seen([check({ name: 'test' })])) } } },
]; // prettier-ignore

const VERBS = Object.keys(quiet) as readonly (keyof typeof quiet)[];
const REASONS: readonly UnseenReason[] = ['forbidden', 'hidden-or-absent', 'plan', 'server-error', 'malformed'];

/** What a fact says, without how it was learned. */
function short(fact: Fact) {
  return fact.state === 'observed' ? [fact.id, fact.value, fact.exactness] : [fact.id, fact.state];
}

/** True when `after` says no more than `before`: the same, nothing, or a bound that the old value lies in. */
function saysNoMore(before: Fact, after: Fact): boolean {
  if (after.state === 'unknown' || JSON.stringify(short(before)) === JSON.stringify(short(after))) return true;
  if (before.state !== 'observed' || after.state !== 'observed' || after.exactness === 'exact') return false;
  const [was, is] = [positionOf(before.value), positionOf(after.value)];
  return after.exactness === 'atLeast' ? is <= was : is >= was;
}

function positionOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return value === 'none' ? Infinity : value === 'never' ? -Infinity : (instantOf(String(value)) ?? NaN);
}

function saysMore(before: readonly Fact[], after: readonly Fact[]) {
  return after.filter((fact, at) => !saysNoMore(before[at] ?? fact, fact)).map(short);
}

describe.each(SCENES)('in $name', ({ scene }) => {
  it('every fact of the sheet is given once, with its audience', async () => {
    const all = await facts(scene);
    expect(all.map(({ id }) => id).sort()).toEqual(Object.keys(sast.facts).sort());
    for (const fact of all) expect(fact.audience).toBe(sast.facts[fact.id]?.audience);
  });

  it.each(REASONS)('any one answer lost (%s) strengthens nothing and turns nothing over', async (reason) => {
    const before = await facts(scene);
    for (const verb of VERBS) {
      const lost = answers(notSeen({ reason, what: verb }));
      const after = await facts({ ...scene, github: { ...scene.github, [verb]: lost } });
      expect({ verb, more: saysMore(before, after) }).toEqual({ verb, more: [] });
    }
  });

  it('any list that loses its members to a bad form or a cut says no more than before', async () => {
    const before = await facts(scene);
    for (const verb of VERBS) {
      for (const reason of ['truncated', 'malformed'] as const) {
        const github = { ...quiet, ...scene.github };
        const whole = github[verb] as (...asked: readonly unknown[]) => Promise<Observation<unknown>>;
        const part = async (...asked: readonly unknown[]): Promise<Observation<unknown>> => {
          const answer = await whole(...asked);
          if (answer.state === 'unseen' || !Array.isArray(answer.value)) return answer;
          return { ...answer, value: answer.value.slice(0, 1), missing: { reason, what: verb } };
        };
        const after = await facts({ ...scene, github: { ...scene.github, [verb]: part } });
        expect({ verb, reason, more: saysMore(before, after) }).toEqual({ verb, reason, more: [] });
      }
    }
  });

  it('files that cannot be read strengthen nothing and turn nothing over', async () => {
    const before = await facts(scene);
    const files = scene.files ?? {};
    const tree = memoryTree(files);
    const none: Tree = { list: answers(hidden('tree')), read: answers(new Map()) };
    const unread: Tree = {
      list: () => tree.list(),
      read: (paths) => Promise.resolve(new Map(paths.map((path) => [path, hidden(path)]))),
    };
    for (const lost of [none, unread]) expect(saysMore(before, await facts({ ...scene, tree: lost }))).toEqual([]);
  });

  it('with nothing readable nothing is said', async () => {
    const github = blindRepository('forbidden');
    const tree: Tree = { list: answers(hidden('tree')), read: answers(new Map()) };
    expect((await facts({ ...scene, github, tree })).filter(({ state }) => state !== 'unknown')).toEqual([]);
  });

  it('what is not exact says why, in both languages', async () => {
    const all = await facts({ ...scene, github: { ...scene.github, defaultSetup: answers(hidden()) } });
    for (const fact of all) {
      if (fact.state === 'observed' && fact.exactness === 'exact') continue;
      expect(fact).toMatchObject({ because: { en: expect.stringMatching(/\S/), ja: expect.stringMatching(/\S/) } });
    }
  });
});

describe('the sheet', () => {
  it.each(Object.entries(sast.facts))('%s says all it has to in both languages', (_, { asks, remedy, silentOn }) => {
    for (const text of [asks, remedy, silentOn]) {
      expect(text.en).toMatch(/\S/);
      expect(text.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    }
  });
});
