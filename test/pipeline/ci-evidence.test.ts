import { beforeAll, describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { ci } from '../../src/collectors/ci/index.ts';
import { sast } from '../../src/collectors/sast/index.ts';
import { sha256 } from '../../src/model/digest.ts';
import { notSeen, seen } from '../../src/model/observation.ts';
import { takeOver } from '../../src/pipeline/ci-evidence.ts';
import type { Repository } from '../../src/ports/repository.ts';
import type { CiTrust } from '../../src/provenance/ci-signer.ts';
import { subject } from '../support/build.ts';
import { answers, look, said } from '../support/look.ts';
import { type SigningWorld, signingWorld } from '../support/sigstore.ts';
import { statement, trusting } from '../support/verification.ts';
import { believing } from '../support/verifiers.ts';

const HEAD = subject.commit ?? '';
const PIN = 'c'.repeat(40);
const CALLED = `acme/ci/.github/workflows/test.yml@${PIN}`;
const ARTIFACT = { id: 5, name: 'ssdf-gate-evidence', size: 1, expired: false, commit: HEAD };
const PASS = '<testsuite><testcase name="a"/></testsuite>';
const FAIL = '<testsuite><testcase name="a"><failure/></testcase></testsuite>';
const SCAN = JSON.stringify({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'Semgrep OSS', rules: [{}] } }, results: [] }],
});

let world: SigningWorld;
beforeAll(async () => {
  world = await signingWorld();
});

const trust: CiTrust = {
  repository: subject,
  commits: [HEAD],
  defaultBranch: 'main',
  workflows: [CALLED],
  workflowsUnknown: false,
};

type Files = Readonly<Record<string, string>>;

/** The files of a run with one bundle for all of them. */
async function made(files: Files, workflow: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const digests = Object.values(files).map((text) => sha256(text).slice('sha256:'.length));
  const content = {
    statement: statement({ subject: digests.map((digest) => ({ name: 'f', digest: { sha256: digest } })) }),
  };
  const claims = {
    ...{ repository: `${subject.owner ?? ''}/${subject.name ?? ''}`, sha: HEAD, ref: 'refs/pull/7/merge' },
    ...{ job_workflow_ref: workflow, job_workflow_sha: PIN, event_name: 'pull_request' },
  };
  const bundle = JSON.stringify(await world.sign(content, { claims }));
  const all = { ...files, 'evidence.sigstore.json': bundle };
  return new Map(Object.entries(all).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

const head = () => `${subject.owner ?? ''}/${subject.name ?? ''}/.github/workflows/test.yml@refs/pull/7/merge`;

/** What is taken over, and what the collectors say of it. */
async function taken(github: Partial<Repository>) {
  const repository = { ...blindRepository(), workflowArtifacts: answers(seen([ARTIFACT])), ...github };
  const verifiers = { ...believing(''), sigstore: trusting(world.root()) };
  const { supplied, unread, notices } = await takeOver({ repository, subject, verifiers, trust });
  const facts = [...(await look(ci, { supplied, unread })), ...(await look(sast, { supplied, unread }))];
  return { notices, value: (id: string) => said(facts, id) };
}

describe('evidence of the same bytes', () => {
  const files = { 'sarif/scan.sarif': SCAN, 'junit/unit.xml': PASS };

  it('counts when a trusted workflow signed it, of the commit that the certificate names', async () => {
    const { value, notices } = await taken({ artifactFiles: answers(seen(await made(files, CALLED))) });
    expect(value('ci.tests-passed')).toBe(true);
    expect(value('sast.head-scanned')).toBe(true);
    expect(notices.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^CI evidence ssdf-gate-evidence\/sarif\/scan.sarif \(sha256:.{12}\) counts/),
      expect.stringMatching(/junit\/unit.xml .* counts/),
    ]);
    expect(notices[0]?.ja).toMatch(/算入しました/);
  });

  it('is shown and does not count when a workflow file at the head signed it', async () => {
    const { value, notices } = await taken({ artifactFiles: answers(seen(await made(files, head()))) });
    expect(value('ci.tests-passed')).toBe('not-supplied');
    expect(value('sast.head-scanned')).not.toBe(true);
    expect(notices[0]?.en).toMatch(/is shown and does not count; the workflow file that made it/);
    expect(notices[0]?.ja).toMatch(/表示のみ/);
  });
});

it('a failure that counts decides, and losing it leaves the tests open: nothing rises', async () => {
  const good = await made({ 'junit/a.xml': PASS }, CALLED);
  const bad = await made({ 'junit/b.xml': FAIL }, CALLED);
  const two = answers(seen([ARTIFACT, { ...ARTIFACT, id: 6 }]));
  const both = {
    workflowArtifacts: two,
    artifactFiles: (one: { id: number }) => Promise.resolve(seen(one.id === 5 ? good : bad)),
  };
  expect((await taken(both)).value('ci.tests-passed')).toBe(false);
  const lost = notSeen({ reason: 'hidden-or-absent', what: 'artifact 6' });
  const gone = { ...both, artifactFiles: (one: { id: number }) => Promise.resolve(one.id === 5 ? seen(good) : lost) };
  expect((await taken(gone)).value('ci.tests-passed')).toBe('hidden-or-absent');
});

it.each<{ name: string; github: Partial<Repository> }>([
  { name: 'no artifact', github: { workflowArtifacts: answers(seen([])) } },
  { name: 'an artifact of another name', github: { workflowArtifacts: answers(seen([{ ...ARTIFACT, name: 'logs' }])) } },
  { name: 'files without a folder', github: { artifactFiles: answers(seen(new Map([['unit.xml', new TextEncoder().encode(PASS)]]))) } },
  { name: 'a path that climbs', github: { artifactFiles: answers(seen(new Map([['../junit/unit.xml', new TextEncoder().encode(PASS)]]))) } },
  { name: 'nobody signed', github: { artifactFiles: answers(seen(new Map([['junit/unit.xml', new TextEncoder().encode(PASS)]]))) } },
])('$name gives nothing that counts', async ({ github }) => {
  expect((await taken(github)).value('ci.tests-passed')).toBe('not-supplied');
}); // prettier-ignore
