import { beforeAll, expect, it } from '@jest/globals';
import { type CiTrust, judgeCiBundle } from '../../src/provenance/ci-signer.ts';
import { CI_PREDICATE, ciStatement } from '../../src/provenance/ci-statement.ts';
import { ISSUER, type SigningWorld, signingWorld } from '../support/sigstore.ts';
import { trusting } from '../support/verification.ts';

const HEAD = 'a'.repeat(40);
const PIN = 'c'.repeat(40);
const MAIN = 'refs/heads/main';
const RUN = 9;
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
const SHA256 = 'e'.repeat(64);
const STATEMENT = ciStatement(
  { commit: HEAD, files: new Map([['junit/a.xml', SHA256]]) },
  'https://github.com/octo/app',
);
const [SOURCE, FILE] = STATEMENT.subject;
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
  readonly claims?: Readonly<Record<string, string>>;
  readonly trust?: Partial<CiTrust>;
  readonly statement?: object;
  readonly run?: number | null;
  readonly state?: string;
  readonly says?: RegExp;
}

async function judged({ claims = onMain, trust = {}, statement = STATEMENT, run = RUN }: Omit<Row, 'name'>) {
  const bundle = JSON.stringify(await world.sign({ statement }, { claims: { iss: ISSUER, ...claims } }));
  return judgeCiBundle({ bundle, run, attempt: 1 }, { ...TRUST, ...trust }, trusting(world.root()));
}

it.each<Row>([
  { name: 'the workflow of the default branch' },
  { name: 'an allowed reusable workflow at its pin', claims: called },
  { name: 'owners and repositories in other capitals', claims: called, trust: { workflows: [CALLED.replace('octo/ci', 'Octo/CI')] } },
])('evidence signed by $name counts', async (row) => {
  const verdict = await judged(row);
  expect(verdict).toMatchObject({ state: 'counts', proof: { statement: { commit: HEAD } } });
  expect(verdict.state === 'counts' ? [...verdict.proof.statement.files] : []).toEqual([['junit/a.xml', SHA256]]);
}); // prettier-ignore

it.each<Row>([
  { name: "a workflow file at the pull request's head", claims: ofPull, says: /not that of the default branch/ },
  { name: 'an own workflow of another branch', claims: { ...onMain, ref: 'refs/heads/x', job_workflow_ref: own('refs/heads/x') }, says: /not that of the default branch/ },
  { name: 'the default branch workflow for another branch', claims: { ...onMain, ref: 'refs/heads/x' }, says: /not that of the default branch/ },
  { name: 'a runner of somebody else', claims: { ...onMain, runner_environment: 'self-hosted' }, says: /runner/ },
  { name: 'another commit', claims: { ...onMain, sha: 'b'.repeat(40) }, says: /another commit \(b{12}\)/ },
  { name: 'another repository', claims: { ...onMain, repository: 'octo/fork' }, says: /octo\/fork/ },
  { name: 'another issuer', claims: { ...onMain, iss: 'https://issuer.example' } },
  { name: 'a reusable workflow that nobody allowed', claims: called, trust: { workflows: [] }, says: /does not allow/ },
  { name: 'the file of other capitals', claims: called, trust: { workflows: [CALLED.replace('test.yml', 'Test.yml')] }, says: /does not allow/ },
  { name: 'the allowed workflow by a branch', claims: { ...called, job_workflow_ref: `octo/ci/.github/workflows/test.yml@${MAIN}` }, says: /does not allow/ },
  { name: 'the allowed pin with the file of another commit', claims: { ...called, job_workflow_sha: 'd'.repeat(40) }, says: /does not allow/ },
  { name: 'a reusable workflow while the organization is unread', claims: called, trust: { workflows: [], workflowsUnknown: true }, state: 'open', says: /could not be read/ },
  { name: 'the default branch on behalf of a stranger', claims: { ...onMain, event_name: 'pull_request_target' }, says: /pull_request_target/ },
  { name: 'an allowed workflow on behalf of a stranger', claims: { ...called, event_name: 'workflow_run' }, says: /workflow_run/ },
  { name: 'another run of the same workflow', run: RUN + 1, says: /another run \(9\)/ },
  { name: 'a run that nobody names', run: null, says: /another run \(9\)/ },
  { name: 'a trusted run with a statement of another kind', statement: { ...STATEMENT, predicateType: 'https://slsa.dev/provenance/v1' }, says: /not the statement that the Action makes \S+ \S+ of a run \(https:\/\/slsa/ },
  { name: 'a trusted run that names another commit', statement: { ...STATEMENT, subject: [{ ...SOURCE, digest: { gitCommit: 'b'.repeat(40) } }, FILE] }, says: /another commit/ },
  { name: 'a trusted run that names no commit', statement: { ...STATEMENT, subject: [FILE] }, says: /one commit/ },
  { name: 'a trusted run that names two commits', statement: { ...STATEMENT, subject: [SOURCE, SOURCE, FILE] }, says: /one commit/ },
  { name: 'a trusted run that names a path twice', statement: { ...STATEMENT, subject: [SOURCE, FILE, { ...FILE, digest: { sha256: 'f'.repeat(64) } }] }, says: /different paths/ },
  { name: 'a trusted run with another version of the statement', statement: { ...STATEMENT, predicate: { version: 2 } }, says: /different paths/ },
])('evidence signed by $name does not count', async ({ state = 'shown', says, ...row }) => {
  const verdict = await judged(row);
  expect(verdict.state).toBe(state);
  const because = verdict.state === 'counts' ? undefined : verdict.because;
  if (says !== undefined) expect(because?.en).toMatch(says);
  expect(because?.ja).toMatch(/[ぁ-ん]/);
}); // prettier-ignore

it('what is no bundle and what signs bytes alone do not count, nor does a signature under a root that is not ours', async () => {
  const signatures = trusting(world.root());
  const state = (bundle: unknown, by = signatures) =>
    judgeCiBundle({ bundle: JSON.stringify(bundle), run: RUN, attempt: 1 }, TRUST, by).state;
  const other = await signingWorld();
  const how = { claims: { iss: ISSUER, ...onMain } };
  expect(state({})).toBe('shown');
  expect(state(await world.sign({ artifact: 'junit' }, how))).not.toBe('counts');
  expect(state(await world.sign({ statement: STATEMENT }, how), trusting(other.root()))).not.toBe('counts');
  expect(CI_PREDICATE).toMatch(/^urn:ssdf-gate:predicate:/);
});
