import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { assessmentSchema } from '../../src/documents/assessment.ts';
import { evidenceSchema } from '../../src/documents/evidence.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { faults } from '../../src/sandbox/faults.ts';
import { pullRequestPayload, releasePayload } from '../../src/sandbox/payloads.ts';
import { forkPullRequest } from '../../src/sandbox/scenarios/fork-pull-request.ts';
import { checkoutAt, writeBelow } from '../support/checkout.ts';
import { runAction, type Step, type Stepped, useBundle } from '../support/run-action.ts';
import { pullRequest, push, repository, world } from './worlds.ts';

const bundle = useBundle();
const urls = ({ gitHub }: Step) => gitHub.requests.map((one) => one.url);
const subjectOf = ({ report }: Stepped) => (JSON.parse(report('evidence.json') ?? '') as Evidence).subject;

describe('a pull request', () => {
  it('that weakens the repository fails, says where, and leaves its documents', async () => {
    const step = await pullRequest(bundle());
    const { status, summary, outputs, errors, warnings, report, log, token } = await runAction(step);
    expect({ status, conclusion: outputs.conclusion }).toEqual({ status: 1, conclusion: 'failure' });
    expect(JSON.parse(outputs.levels ?? '')).toMatchObject({ 'PO.3.2': 1 });
    expect(outputs['report-path']).toBe(join(step.workspace, 'ssdf-gate-report'));
    expect(summary).toContain('lowers PO.3.2 from 2 to 1');
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
    expect(report('report.md')).toBe(summary);
    expect(errors).toHaveLength(1);
    expect(warnings.join('\n')).toContain('file=.github/workflows/release.yml');
    const evidence = evidenceSchema.parse(JSON.parse(report('evidence.json') ?? ''));
    const assessment = assessmentSchema.parse(JSON.parse(report('assessment.json') ?? ''));
    const head = step.gitHub.state.repositories.get(repository)?.branches.get('faster-ci');
    expect(evidence.subject).toMatchObject({ kind: 'pull-request', number: 7, commit: head, fromFork: false });
    expect(assessment.gate).toMatchObject({ mode: 'ratchet', conclusion: 'failure' });
    const shown = [log.replaceAll(`::add-mask::${token}`, ''), summary, report('evidence.json')].join();
    expect(shown).not.toContain(token);
    expect(step.gitHub.violations).toEqual([]);
  });

  it('is told that its workflow file is its own to edit', async () => {
    const [en, ja] = [
      await runAction(await pullRequest(bundle())),
      await runAction({ ...(await pullRequest(bundle())), inputs: { lang: 'ja' } }),
    ];
    expect(en.summary).toContain("belongs to the pull request's head");
    expect(en.summary).not.toContain('comes from a fork');
    expect(ja.summary).toContain('プルリクエストの head に属し');
  });

  it('observes when the input says so and no file says more', async () => {
    const { status, outputs } = await runAction({ ...(await pullRequest(bundle())), inputs: { gate: 'observe' } });
    expect({ status, conclusion: outputs.conclusion }).toEqual({ status: 0, conclusion: 'neutral' });
  });

  it('asks for a person where the organization could not be read, and says what settles that', async () => {
    const step = await pullRequest(bundle());
    step.gitHub.state.repositories.delete('tea-works/.github');
    const { status, outputs, summary } = await runAction(step);
    expect({ status, conclusion: outputs.conclusion }).toEqual({ status: 3, conclusion: 'action_required' });
    expect(summary).toContain('A public .github repository with any file in it settles this');
  });

  it('from a fork makes no upload and says so', async () => {
    const step = await pullRequest(bundle(), { scenario: forkPullRequest });
    const { status, summary, report } = await runAction(step);
    expect(status).toBe(1);
    expect(summary).toContain('comes from a fork: no upload and no attestation was made');
    expect(report('report.md')).toContain('comes from a fork');
    expect(step.gitHub.violations).toEqual([]);
  });

  it('shows at most ten annotations of a kind', async () => {
    const { gitHub, state, pull } = await world();
    const head = state.store.commit(pull.head.commit);
    if (head === undefined) throw new Error('the pull request has no head');
    const { author, at } = head;
    const uses = Array.from({ length: 12 }, (_, index) => `      - uses: someone/action-${index}@v1\n`);
    const files = uses.map((use, index) => {
      const text = `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${use}`;
      return [`.github/workflows/more-${index}.yml`, text] as const;
    });
    const change = Object.fromEntries(files);
    const { id: commit } = state.store.addCommit({ parents: [head.id], change, author, at, message: 'More' });
    Object.assign(pull.head, { commit });
    state.branches.set('faster-ci', commit);
    const { payload } = pullRequestPayload(gitHub, { repository, action: 'synchronize', number: pull.number });
    const where = { commit, ref: 'refs/pull/7/merge', workspace: checkoutAt(state, commit) };
    const { errors, warnings } = await runAction({
      bundle: bundle(),
      gitHub,
      event: 'pull_request',
      payload,
      ...where,
    });
    expect(errors.length).toBeLessThanOrEqual(10);
    expect(warnings.length).toBeGreaterThan(2);
    expect(warnings.length).toBeLessThanOrEqual(10);
  });
});

describe('pull_request_target', () => {
  const given = { scenario: forkPullRequest, event: 'pull_request_target' };

  it('judges the head through the API while the base is checked out', async () => {
    const { state, main } = await world(forkPullRequest);
    const on = { commit: main, ref: 'refs/heads/main', workspace: checkoutAt(state, main) };
    const { status, summary } = await runAction({ ...(await pullRequest(bundle(), given)), ...on });
    expect(status).toBe(1);
    expect(summary).toContain('lowers PO.3.2 from 2 to 1');
    expect(summary).not.toContain("belongs to the pull request's head");
  });

  it('is refused when anything but the base is checked out', async () => {
    const step = { ...(await pullRequest(bundle(), given)), commit: 'b'.repeat(40) };
    const { status, errors, summary } = await runAction(step);
    expect({ status, summary }).toEqual({ status: 2, summary: '' });
    expect(errors.join()).toMatch(/checkout: expected the base commit [0-9a-f]{40} on pull_request_target, came/);
    expect(step.gitHub.requests).toEqual([]);
  });
});

describe('other events', () => {
  const treeOf = (step: Step) => `/repos/${repository}/git/trees/${step.commit}?recursive=1`;

  it('a push is judged by itself, from the checkout', async () => {
    const step = await push(bundle());
    const done = await runAction(step);
    expect({ status: done.status, conclusion: done.outputs.conclusion }).toEqual({ status: 0, conclusion: 'neutral' });
    const at = { host: 'github.com', ref: 'main', commit: step.commit, dirty: false };
    expect(subjectOf(done)).toMatchObject({ kind: 'repository', ...at });
    expect(urls(step)).not.toContain(treeOf(step));
    expect(step.gitHub.violations).toEqual([]);
  });

  it('files that a step made or changed are not the commit, which is then asked for', async () => {
    const [untouched, touched] = [await push(bundle()), await push(bundle())];
    const generated = 'on: push\njobs: {a: {runs-on: x, steps: [{uses: evil/evil@v1}]}}\n';
    writeBelow(touched.workspace, '.github/workflows/generated.yml', generated);
    const [clean, made] = [await runAction(untouched), await runAction(touched)];
    expect(made.outputs.levels).toBe(clean.outputs.levels);
    expect(urls(touched)).toContain(treeOf(touched));
  });

  it('a release is judged by what it shipped', async () => {
    const { gitHub, state, main } = await world();
    const { payload } = releasePayload(gitHub, { repository, action: 'published', tag: 'v1.4.0' });
    const at = { commit: main, ref: 'refs/tags/v1.4.0', workspace: checkoutAt(state, main) };
    const done = await runAction({ bundle: bundle(), gitHub, event: 'release', payload, ...at });
    expect(done.status).toBe(0);
    expect(subjectOf(done)).toMatchObject({ kind: 'release', tag: 'v1.4.0' });
    expect(gitHub.violations).toEqual([]);
  });

  it('without a summary file the verdict and the documents still come', async () => {
    const { status, report } = await runAction({ ...(await push(bundle())), environment: { GITHUB_STEP_SUMMARY: '' } });
    expect(status).toBe(0);
    expect(report('report.md')).toMatch(/SSDF/);
  });

  it('a GitHub that does not answer ends undetermined, never as a pass', async () => {
    const step = await push(bundle());
    step.gitHub.faults.set('repos/get', faults.serverError);
    const { status, outputs, errors } = await runAction(step);
    expect({ status, outputs }).toEqual({ status: 3, outputs: { conclusion: 'action_required', levels: '{}' } });
    expect(errors.join()).toContain('the server failed to answer');
  });
});
