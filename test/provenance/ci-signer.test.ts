import { beforeAll, expect, it } from '@jest/globals';
import { type CiTrust, judgeCiFile } from '../../src/provenance/ci-signer.ts';
import { ISSUER, type SigningWorld, signingWorld } from '../support/sigstore.ts';
import { ARTIFACT, artifactOf, statement, trusting } from '../support/verification.ts';

const HEAD = 'a'.repeat(40);
const PIN = 'c'.repeat(40);
const MAIN = 'refs/heads/main';
const CALLED = `octo/ci/.github/workflows/test.yml@${PIN}`;

let world: SigningWorld;
beforeAll(async () => {
  world = await signingWorld();
});

const TRUST: CiTrust = {
  repository: { host: 'github.com', owner: 'octo', name: 'app' },
  commits: [HEAD],
  defaultBranch: 'main',
  workflows: [CALLED],
  workflowsUnknown: false,
};
const own = (ref: string) => `octo/app/.github/workflows/test.yml@${ref}`;
/** A run of the default branch's own workflow, by a push. */
const onMain = { ref: MAIN, job_workflow_ref: own(MAIN), event_name: 'push' };
/** A run of the allowed reusable workflow, for a pull request. */
const called = {
  ref: 'refs/pull/7/merge',
  job_workflow_ref: CALLED,
  job_workflow_sha: PIN,
  event_name: 'pull_request',
};
const ofPull = { ref: 'refs/pull/7/merge', job_workflow_ref: own('refs/pull/7/merge'), event_name: 'pull_request' };

interface Row {
  readonly name: string;
  readonly claims: Readonly<Record<string, string>>;
  readonly trust?: Partial<CiTrust>;
  readonly state: string;
  readonly says?: RegExp;
}

it.each<Row>([
  { name: 'the workflow of the default branch', claims: onMain, state: 'counts' },
  { name: 'an allowed reusable workflow at its pin', claims: called, state: 'counts' },
  { name: "a workflow file at the pull request's head", claims: ofPull, state: 'shown', says: /not that of the default branch/ },
  { name: 'an own workflow of another branch', claims: { ...onMain, ref: 'refs/heads/x', job_workflow_ref: own('refs/heads/x') }, state: 'shown', says: /not that of the default branch/ },
  { name: 'a runner of somebody else', claims: { ...onMain, runner_environment: 'self-hosted' }, state: 'shown', says: /runner/ },
  { name: 'another commit', claims: { ...onMain, sha: 'b'.repeat(40) }, state: 'shown', says: /another commit \(b{12}\)/ },
  { name: 'another repository', claims: { ...onMain, repository: 'octo/fork' }, state: 'shown', says: /octo\/fork/ },
  { name: 'another issuer', claims: { ...onMain, iss: 'https://issuer.example' }, state: 'shown' },
  { name: 'a reusable workflow that nobody allowed', claims: called, trust: { workflows: [] }, state: 'shown', says: /does not allow/ },
  { name: 'the allowed workflow by a branch', claims: { ...called, job_workflow_ref: `octo/ci/.github/workflows/test.yml@${MAIN}` }, state: 'shown', says: /does not allow/ },
  { name: 'the allowed pin with the file of another commit', claims: { ...called, job_workflow_sha: 'd'.repeat(40) }, state: 'shown', says: /does not allow/ },
  { name: 'a reusable workflow while the organization is unread', claims: called, trust: { workflows: [], workflowsUnknown: true }, state: 'open', says: /could not be read/ },
  { name: 'the default branch on behalf of a stranger', claims: { ...onMain, event_name: 'pull_request_target' }, state: 'shown', says: /pull_request_target/ },
])('evidence signed by $name: $state', async ({ claims, trust = {}, state, says }) => {
  const bundle = JSON.stringify(await world.sign({ statement: statement() }, { claims: { iss: ISSUER, ...claims } }));
  const verdict = judgeCiFile({ bundles: [bundle], artifact: ARTIFACT }, { ...TRUST, ...trust }, trusting(world.root()));
  expect(verdict.state).toBe(state);
  const because = verdict.state === 'counts' ? undefined : verdict.because;
  if (says !== undefined) expect(because?.en).toMatch(says);
  if (state !== 'counts') expect(because?.ja).toMatch(/[ぁ-ん]/);
}); // prettier-ignore

it('other bytes than the signed ones, and bytes that nobody signed, do not count; a root that is not ours leaves it open', async () => {
  const bundle = JSON.stringify(await world.sign({ statement: statement() }, { claims: onMain }));
  const signatures = trusting(world.root());
  const state = (bundles: readonly string[], artifact = ARTIFACT, by = signatures) =>
    judgeCiFile({ bundles, artifact }, TRUST, by).state;
  expect(state([bundle], artifactOf(Buffer.from('others')))).toBe('shown');
  expect(state([])).toBe('shown');
  expect(state(['{}', bundle])).toBe('counts');
});
