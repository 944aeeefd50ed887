import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assessmentSchema } from '../../src/documents/assessment.ts';
import { doctorSchema } from '../../src/documents/doctor.ts';
import { evidenceSchema } from '../../src/documents/evidence.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { checkoutOf, git, temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const pinned = 'actions/checkout@0123456789012345678901234567890123456789';
const workflow = (uses: string) =>
  `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n`;
const files = { 'README.md': '# kettle\n', '.github/workflows/ci.yml': workflow(pinned) };

const asEvidence = (text: string) => JSON.parse(text) as Evidence;
const asAssessment = (text: string) => JSON.parse(text) as Assessment;

async function collected(folder: string): Promise<string> {
  const { status } = await run(['collect', '--dir', '.', '--format', 'json', '--output', 'evidence.json'], {
    cwd: folder,
  });
  expect(status).toBe(0);
  return join(folder, 'evidence.json');
}

describe('collect --dir', () => {
  it('prints one Evidence document and nothing else', async () => {
    const { status, out, err } = await run(['collect', '--dir', '.', '--format', 'json'], { cwd: checkoutOf(files) });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(evidenceSchema.safeParse(JSON.parse(out)).success).toBe(true);
  });

  it.each<{ name: string; make: () => string; expected: object; environment?: Record<string, string> }>([
    {
      name: 'a folder outside git is a tree without a name and a commit',
      make: () => temporaryFolder(files),
      expected: { kind: 'tree', host: null, owner: null, name: null, ref: null, commit: null, dirty: false },
    },
    {
      name: 'a checkout without a remote is a tree',
      make: () => checkoutOf(files),
      expected: { kind: 'tree', ref: 'refs/heads/main', dirty: false },
    },
    {
      name: 'a checkout with a remote is that repository, and its credentials are nowhere',
      make: () => {
        const folder = checkoutOf(files);
        git(folder, 'remote', 'add', 'origin', 'https://me:secret@git.example/tea-works/kettle.git');
        return folder;
      },
      expected: { kind: 'repository', host: 'git.example', owner: 'tea-works', name: 'kettle', dirty: false },
    },
    {
      name: 'inside Actions the runner says whose checkout it is',
      make: () => checkoutOf(files),
      environment: { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'a/b', GITHUB_SERVER_URL: 'https://ghes.example' },
      expected: { kind: 'repository', host: 'ghes.example', owner: 'a', name: 'b' },
    },
  ])('$name', async ({ make, expected, environment = {} }) => {
    const world = { cwd: make(), environment: { PATH: process.env.PATH, ...environment } };
    const { out } = await run(['collect', '--dir', '.', '--format', 'json'], world);
    expect(asEvidence(out).subject).toMatchObject(expected);
    expect(out).not.toContain('secret@');
  });

  it('a changed file makes the tree dirty', async () => {
    const folder = checkoutOf(files);
    git(folder, 'rm', '-q', '--cached', 'README.md');
    const { out } = await run(['collect', '--dir', '.', '--format', 'json'], { cwd: folder });
    expect(asEvidence(out).subject).toMatchObject({ dirty: true });
  });

  it('--release is about the tag when the tag is what is checked out', async () => {
    const folder = checkoutOf(files);
    git(folder, 'tag', 'v1');
    const { out } = await run(['collect', '--dir', '.', '--release', 'v1', '--format', 'json'], { cwd: folder });
    const commit = git(folder, 'rev-parse', 'HEAD');
    expect(asEvidence(out).subject).toEqual({
      kind: 'release',
      host: null,
      owner: null,
      name: null,
      tag: 'v1',
      commit,
    });
  });

  it('shows repository text in the overview without obeying it', async () => {
    const evil = '.github/workflows/\u001b]0;title\u0007\u202e.yml';
    const { out } = await run(['collect', '--dir', '.'], { cwd: temporaryFolder({ ...files, [evil]: 'on: [' }) });
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(out).toMatch(/^workflow\.tool-categories\s/m);
  });

  it('speaks both languages', async () => {
    const cwd = temporaryFolder(files);
    const [en, ja] = await Promise.all(
      ['en', 'ja'].map((lang) => run(['collect', '--dir', '.', '--lang', lang], { cwd })),
    );
    expect(en?.out).toMatch(/unknown: .* was not asked/);
    expect(ja?.out).toMatch(/判定不能：.*問い合わせていません/);
  });
});

describe('assess', () => {
  it('prints one Assessment document, and the gate decides the exit status', async () => {
    const { status, out, err } = await run(['assess', '--dir', '.', '--format', 'json'], { cwd: checkoutOf(files) });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const parsed = assessmentSchema.safeParse(JSON.parse(out));
    expect(parsed.error?.issues).toBeUndefined();
  });

  it('gives the same verdict for a folder and for its saved evidence', async () => {
    const cwd = checkoutOf(files);
    const evidence = await collected(cwd);
    git(cwd, 'update-index', '--refresh');
    const saved = await run(['assess', '--evidence', evidence, '--format', 'json']);
    const again = await run(['assess', '--evidence', evidence, '--format', 'json']);
    expect(saved.out).toBe(again.out);
    expect(asAssessment(saved.out).subject).toEqual(asEvidence(readFileSync(evidence, 'utf8')).subject);
  });

  it('--at is the time of the verdict', async () => {
    const evidence = await collected(temporaryFolder(files));
    const { out } = await run([
      'assess',
      '--evidence',
      evidence,
      '--at',
      '2027-01-02T03:04:05+09:00',
      '--format',
      'json',
    ]);
    expect(asAssessment(out).assessedAt).toBe('2027-01-01T18:04:05.000Z');
  });

  it('ratchet without a baseline observes, and says so', async () => {
    const args = ['assess', '--dir', '.', '--gate', 'ratchet'];
    const [en, ja] = await Promise.all(
      ['en', 'ja'].map((lang) => run([...args, '--lang', lang], { cwd: temporaryFolder(files) })),
    );
    expect(en?.status).toBe(0);
    expect(en?.out).toMatch(/ratchet behaves as observe/);
    expect(ja?.out).toContain('ratchet は observe として動作しています');
  });

  it('enforce fails where the target is missed', async () => {
    const { status } = await run(['assess', '--dir', '.', '--gate', 'enforce'], { cwd: temporaryFolder(files) });
    expect(status).toBe(1);
  });

  it('a baseline shows what the change did; each side keeps its own commit', async () => {
    const before = checkoutOf({ ...files, '.github/workflows/ci.yml': workflow(pinned) });
    const after = checkoutOf({ ...files, '.github/workflows/ci.yml': workflow('actions/checkout@v5') });
    const baseline = await collected(before);
    const args = ['assess', '--dir', '.', '--baseline', baseline, '--gate', 'ratchet', '--format', 'json'];
    const { out } = await run(args, { cwd: after });
    const assessment = asAssessment(out);
    expect(assessment.baseline?.commit).toBe(git(before, 'rev-parse', 'HEAD'));
    expect(assessment.subject.commit).toBe(git(after, 'rev-parse', 'HEAD'));
  });

  it('the configuration of the folder holds, and an option may only tighten it', async () => {
    const cwd = temporaryFolder({ ...files, '.github/ssdf-gate.yml': 'gate: enforce\nlang: ja\n' });
    const { status, out } = await run(['assess', '--dir', '.', '--gate', 'observe'], { cwd });
    expect(status).toBe(1);
    expect(out).toMatch(/^SSDF：/);
  });

  it('--report writes files beside the printed verdict', async () => {
    const cwd = temporaryFolder(files);
    const reports = ['--report', 'markdown=report.md', '--report', 'json=assessment.json'];
    const { out } = await run(['assess', '--dir', '.', ...reports, '--format', 'json', '--output', 'same.json'], {
      cwd,
    });
    const [report, assessment, same] = ['report.md', 'assessment.json', 'same.json'].map((name) =>
      readFileSync(join(cwd, name), 'utf8'),
    );
    expect(out).toBe('');
    expect(report).toMatch(/^#+ |\*\*/m);
    expect(assessment).toBe(same);
  });
});

describe('explain', () => {
  it.each(['en', 'ja'])(
    'says in %s what a task asks, and with evidence why it stands where it stands',
    async (lang) => {
      const evidence = await collected(temporaryFolder(files));
      const [bare, judged] = await Promise.all([
        run(['explain', 'PS.1.1', '--lang', lang]),
        run(['explain', 'ps.1.1', '--evidence', evidence, '--lang', lang]),
      ]);
      expect([bare.status, judged.status]).toEqual([0, 0]);
      expect(bare.out).toMatch(/^PS\.1\.1 {2}/);
      expect(judged.out.length).toBeGreaterThan(bare.out.length);
      expect(judged.out).toMatch(lang === 'en' ? /not declared/ : /自己申告/);
    },
  );

  it('tells one task as a case, with what people declared, and refuses a case of nothing', async () => {
    const cwd = temporaryFolder({
      ...files,
      '.ssdf/declarations/a.yml':
        "{ criterion: PW.4.1-1a, statement: THE-LIST, evidence: [{ url: 'https://example.com/' }], author: a, reviewer: b, date: 2026-01-01, expires: 2999-01-01 }",
    });
    const told = await run(['explain', 'PW.4.1', '--form', 'case', '--dir', '.', '--lang', 'ja'], { cwd });
    expect(told).toMatchObject({ status: 0, err: '' });
    expect(told.out).toMatch(/■判定[^]*■前提情報[^]*THE-LIST[^]*■理由概要[^]*レベル１：\*\*◎[^]*■理由詳細/);
    const nothing = await run(['explain', 'PW.4.1', '--form', 'case'], { cwd });
    expect(nothing).toMatchObject({ status: 2, out: '' });
    expect(nothing.err).toContain('give --evidence F, --dir PATH or --repo OWNER/NAME');
  });
});

describe('doctor', () => {
  it('says what hides facts, as a document of its own schema', async () => {
    const { status, out } = await run(['doctor', '--format', 'json'], { cwd: temporaryFolder(files) });
    expect(status).toBe(0);
    const parsed = doctorSchema.safeParse(JSON.parse(out));
    expect(parsed.error?.issues).toBeUndefined();
    expect(parsed.data).toMatchObject({ token: false, subject: { kind: 'tree' } });
    expect(parsed.data?.blocked[0]).toMatchObject({ reason: 'offline' });
  });

  it('does not hold while the configuration is wrong, and says where', async () => {
    const cwd = temporaryFolder({ '.github/ssdf-gate.yml': 'gate: strict\n' });
    const { status, out } = await run(['doctor', '--lang', 'ja'], { cwd });
    expect(status).toBe(1);
    expect(out).toMatch(/^! \.github\/ssdf-gate\.yml:1: /m);
  });
});

describe('schema', () => {
  it('knows every document by its name and by the id that the document carries', async () => {
    const { out } = await run(['schema']);
    for (const name of out.trim().split('\n')) {
      const [byName, byId] = await Promise.all([
        run(['schema', name]),
        run(['schema', `urn:ssdf-gate:schema:${name}:1`]),
      ]);
      expect(byName.out).toBe(byId.out);
      expect((JSON.parse(byName.out) as { $id: string }).$id).toBe(`urn:ssdf-gate:schema:${name}:1`);
    }
  });
});

describe('policy', () => {
  it.each(['check', 'test'])('%s holds on the shipped policies', async (verb) => {
    const { status, out } = await run(['policy', verb]);
    expect({ status, out }).toMatchObject({ status: 0 });
  });

  it('lists every problem of another set with file and line, in both languages', async () => {
    const cwd = temporaryFolder({ 'set/framework.yml': 'name: x\n', 'set/PS.1.1.yml': 'task: PS.1.2\n' });
    for (const lang of ['en', 'ja']) {
      const { status, out } = await run(['policy', 'check', 'set', '--lang', lang], { cwd });
      expect(status).toBe(1);
      expect(out).toMatch(/^framework\.yml:1: .*\n/m);
      expect(out).toMatch(/^PS\.1\.1\.yml:1: .*\n/m);
    }
  });
});
