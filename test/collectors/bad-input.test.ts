import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { workingTree } from '../../src/adapters/working-tree/tree.ts';
import { COLLECTORS } from '../../src/collectors/api.ts';
import { NO_REQUESTS, type Evidence } from '../../src/model/evidence.ts';
import type { Fact } from '../../src/model/fact.ts';
import { collectEvidence } from '../../src/pipeline/collect.ts';
import { AT, subject } from '../support/build.ts';
import { checkoutOf, git, temporaryFolder, writeBelow } from '../support/checkout.ts';

const CI = '.github/workflows/ci.yml';
const BAD = '.github/workflows/bad.yml';
const job = (steps: string) =>
  `on: pull_request\npermissions: {}\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`;
const GOOD = { [CI]: job('      - run: gosec ./...\n'), 'README.md': '# kettle\n' };
const BANDIT = '      - run: bandit -r .\n';

function collect(folder: string): Promise<Evidence> {
  return collectEvidence({
    collectors: COLLECTORS,
    subject,
    tree: workingTree(folder, process.env.PATH ?? ''),
    repository: blindRepository('offline'),
    branch: 'main',
    supplied: [],
    at: AT,
    requests: () => NO_REQUESTS,
  });
}

const found = ({ toolchain }: Evidence) =>
  toolchain.filter(({ state }) => state === 'found').map(({ tool, path, line }) => `${tool} ${path}:${line ?? ''}`);
const naming = ({ facts }: Evidence, what: string) => facts.filter((fact) => JSON.stringify(fact).includes(what));
/** What all other facts say. */
const without = ({ facts }: Evidence, left: readonly Fact[]) => {
  const ids = new Set(left.map(({ id }) => id));
  return facts.filter(({ id }) => !ids.has(id)).map(said);
};
const said = (fact: Fact) =>
  fact.state === 'observed' ? [fact.id, fact.value, fact.exactness] : [fact.id, fact.state, fact.because];

/** Every collector ran, the good workflow is still read, and a fact that changed names the bad file. */
async function expectOthersUntouched(folder: string, name: string): Promise<Evidence> {
  const [evidence, good] = await Promise.all([collect(folder), existsSync(join(folder, '.git')) ? inGit : outsideGit]);
  expect(evidence.collectors.filter(({ state }) => state !== 'ran')).toEqual([]);
  expect(found(evidence)).toContain(`gosec ${CI}:7`);
  const touched = naming(evidence, name);
  expect(without(evidence, touched)).toEqual(without(good, touched));
  return evidence;
}

const outsideGit = collect(temporaryFolder(GOOD));
const inGit = collect(checkoutOf(GOOD));

/** Facts that rest on all workflows; with one of them unread they are a bound or unknown. */
const OPEN = ['workflow.pull-request-tool-categories', 'workflow.script-injections', 'workflow.untrusted-checkouts'];

describe('a workflow file that is broken costs only itself, and the reason names it:', () => {
  const two = 2 * 1024 * 1024;
  it.each<{ name: string; bytes: string | Uint8Array }>([
    { name: 'tabs for indentation', bytes: job(BANDIT).replaceAll('    ', '\t') },
    { name: 'two megabytes', bytes: `${job(BANDIT)}#${'x'.repeat(two)}` },
    { name: 'two megabytes of bytes', bytes: Uint8Array.from({ length: two }, (_, at) => (at * 7919) % 256) },
    { name: 'NUL bytes', bytes: `${job(BANDIT)}\0` },
    { name: 'UTF-16, little end first', bytes: Buffer.from(`\uFEFF${job(BANDIT)}`, 'utf16le') },
    { name: 'UTF-16, big end first', bytes: Buffer.from(`\uFEFF${job(BANDIT)}`, 'utf16le').swap16() },
    { name: 'a key that stands twice', bytes: `${job(BANDIT)}jobs: {}\n` },
    { name: 'a stream of documents', bytes: `${job(BANDIT)}---\n${job(BANDIT)}` },
    { name: 'a merge key', bytes: job(BANDIT).replace('    runs-on', '    <<: { timeout-minutes: 5 }\n    runs-on') },
    { name: 'no events', bytes: job(BANDIT).replace('on: pull_request\n', '') },
    { name: 'a list', bytes: '- on\n- jobs\n' },
    { name: 'nothing', bytes: '' },
    { name: 'an unfinished quote', bytes: `${job(BANDIT)}name: "x\n` },
    { name: 'brackets without end', bytes: '['.repeat(50_000) },
    { name: 'an alias that doubles itself', bytes: `a: &a [x, x]\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} [*${at === 0 ? 'a' : `b${at - 1}`}, *${at === 0 ? 'a' : `b${at - 1}`}]\n`).join('')}${job(BANDIT)}` },
    { name: 'an alias that holds itself', bytes: `x: &x [*x]\n${job(BANDIT)}` },
    { name: 'more jobs than a person keeps', bytes: `${job(BANDIT)}${Array.from({ length: 600 }, (_, at) => `  j${at}: { runs-on: x, steps: [] }\n`).join('')}` },
    { name: 'an indented line without a parent', bytes: `${job(BANDIT)}  x:\n y: 1\n` },
  ])('$name', async ({ bytes }) => {
    const evidence = await expectOthersUntouched(temporaryFolder({ ...GOOD, [BAD]: bytes }), BAD);
    expect(found(evidence)).toEqual([`gosec ${CI}:7`]);
    expect(naming(evidence, BAD).map(({ id }) => id)).toEqual(expect.arrayContaining(OPEN));
    expect(evidence.toolchainRead).toMatchObject({ state: 'partly', because: { en: expect.stringContaining(BAD) } });
    // Presence of a file that nobody could read never makes a fact better than without it.
    expect(naming(evidence, BAD).filter((fact) => fact.state === 'observed' && fact.exactness === 'exact' && OPEN.includes(fact.id))).toEqual([]);
  }, 10_000);
}); // prettier-ignore

describe('a workflow file that only looks broken is read as GitHub reads it:', () => {
  it.each<{ name: string; text: string; line?: number }>([
    { name: 'a byte order mark', text: `\uFEFF${job(BANDIT)}` },
    { name: 'lines that end as on Windows', text: job(BANDIT).replaceAll('\n', '\r\n') },
    { name: 'one document after three dashes', text: `---\n${job(BANDIT)}`, line: 8 },
    { name: 'words that were booleans in YAML 1.1', text: job(`${BANDIT}        continue-on-error: false\n`).replace('on: pull_request', 'on: { pull_request: { branches: [on, yes, main] } }') },
    { name: 'anchors and aliases', text: job(`      - &scan\n        run: bandit -r .\n      - *scan\n`), line: 8 },
    { name: 'brackets left of their key', text: job(BANDIT).replace('runs-on: ubuntu-24.04', 'runs-on: [\n  ubuntu-24.04\n ]'), line: 9 },
    { name: 'steps not indented below their key', text: job(BANDIT.replace('      -', '    -')) },
    { name: 'tabs behind text and in a script', text: job('      - run: |\n          \tbandit -r .\t# x\n'), line: 8 },
    { name: 'bytes that are not UTF-8 in a comment', text: `${job(BANDIT)}# caf\u00e9\n` },
    { name: 'a line of two hundred kilobytes', text: `${job(BANDIT)}      - run: echo ${'x'.repeat(200_000)}\n` },
  ])('$name', async ({ name, text, line = 7 }) => {
    const bytes = name.startsWith('bytes') ? Buffer.from(text, 'latin1') : text;
    const evidence = await collect(temporaryFolder({ ...GOOD, [BAD]: bytes }));
    expect(found(evidence)).toEqual(expect.arrayContaining([`bandit ${BAD}:${line}`, `gosec ${CI}:7`]));
    expect(evidence.toolchainRead).toEqual({ state: 'read' });
  });
}); // prettier-ignore

/** A folder in git and the same folder outside it. */
const KINDS = [
  { kind: 'a checkout', make: () => checkoutOf(GOOD), add: (folder: string) => void git(folder, 'add', '-A', '-f') },
  { kind: 'a plain folder', make: () => temporaryFolder(GOOD), add: () => undefined },
] as const;

describe.each(KINDS)('in $kind', ({ make, add }) => {
  const odd = 'a'.repeat(200);
  it.each<{ name: string; plant: (folder: string) => void; names: string }>([
    {
      name: 'a workflow that is a link out of the tree',
      plant: (folder) => {
        const outside = temporaryFolder({ 'w.yml': job(BANDIT) });
        symlinkSync(join(outside, 'w.yml'), join(folder, BAD));
      },
      names: BAD,
    },
    {
      name: 'links that go in a circle',
      plant: (folder) => {
        symlinkSync('bad2.yml', join(folder, BAD));
        symlinkSync('bad.yml', join(folder, '.github/workflows/bad2.yml'));
        symlinkSync('.', join(folder, 'loop'));
        symlinkSync('..', join(folder, '.github/up'));
      },
      names: '.github/workflows/bad',
    },
    {
      name: 'a workflow that is a folder',
      plant: (folder) => writeBelow(folder, `${BAD}/inner.yml`, job(BANDIT)),
      names: BAD,
    },
    {
      name: 'a workflow that is a pipe nobody writes to',
      plant: (folder) => void execFileSync('mkfifo', [join(folder, BAD)]),
      names: BAD,
    },
  ])('$name is not read and costs only itself', async ({ plant, names }) => {
    const folder = make();
    plant(folder);
    add(folder);
    expect(found(await expectOthersUntouched(folder, names))).toEqual([`gosec ${CI}:7`]);
  });

  it.each<{ name: string; path: string; script: string }>([
    { name: 'a line end', path: '.github/workflows/a\nb.yml', script: 'a' },
    { name: 'quotes', path: '.github/workflows/a"\'`$(x).yml', script: 'a' },
    { name: 'text from right to left', path: '.github/workflows/\u202Elmy.\u05D0.yml', script: 'a' },
    { name: 'two hundred letters', path: `.github/workflows/${odd}.yml`, script: 'a' },
    { name: 'an option for a name', path: '.github/workflows/--help.yml', script: 'a' },
    { name: 'glob characters', path: '.github/workflows/[*]?{a,b}.yml', script: 'a' },
  ])('a workflow whose name holds $name is read', async ({ path }) => {
    const folder = make();
    writeBelow(folder, path, job(BANDIT));
    add(folder);
    expect(found(await collect(folder))).toEqual(expect.arrayContaining([`gosec ${CI}:7`, `bandit ${path}:7`]));
  });

  it('a name that is not UTF-8 is listed, costs what its content would tell, and is named', async () => {
    const folder = make();
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.bin')]), 'x');
    const bad = Buffer.concat([Buffer.from(`${folder}/.github/workflows/b`), Buffer.from([0xff]), Buffer.from('.yml')]);
    writeFileSync(bad, job(BANDIT));
    add(folder);
    const evidence = await expectOthersUntouched(folder, '\uFFFD');
    expect(naming(evidence, 'b\uFFFD.yml').map(({ id }) => id)).toEqual(expect.arrayContaining(OPEN));
    expect(evidence.facts.find(({ id }) => id === 'file.committed-binaries')).toMatchObject({
      exactness: 'atLeast',
      because: { en: expect.stringContaining('caf\uFFFD.bin') },
    });
  });
});

describe('a folder', () => {
  it('whose paths are longer than the system allows is listed as far as it goes, and says where it ends', async () => {
    const folder = temporaryFolder(GOOD);
    const step = 'd'.repeat(250);
    const script = `for i in $(seq 20); do mkdir ${step} && cd -P ./${step} || exit 0; done`;
    execFileSync('sh', ['-c', script], { cwd: folder });
    const list = await workingTree(folder, '').list();
    expect(list).toMatchObject({ state: 'seen', missing: { what: expect.stringContaining(`${step}/`) } });
    expect(found(await collect(folder))).toEqual([`gosec ${CI}:7`]);
    execFileSync('rm', ['-rf', join(folder, step)]);
  });

  it.each<{ name: string; make: () => string; tools: string[] }>([
    {
      name: 'a repository without a commit',
      make: () => {
        const folder = temporaryFolder();
        git(folder, 'init', '-q');
        return folder;
      },
      tools: [],
    },
    {
      name: 'a worktree whose repository is gone',
      make: () => temporaryFolder({ ...GOOD, '.git': 'gitdir: /nowhere/at/all\n' }),
      tools: [`gosec ${CI}:7`],
    },
    {
      name: 'a repository with a broken index',
      make: () => {
        const folder = checkoutOf(GOOD);
        appendFileSync(join(folder, '.git/index'), 'x');
        return folder;
      },
      tools: [`gosec ${CI}:7`],
    },
    {
      name: 'submodules, there and not there, whose workflows are not its own',
      make: () => {
        const folder = checkoutOf(GOOD);
        const commit = git(folder, 'rev-parse', 'HEAD');
        for (const path of ['there', 'gone'])
          git(folder, 'update-index', '--add', '--cacheinfo', `160000,${commit},${path}`);
        mkdirSync(join(folder, 'there'));
        writeBelow(folder, 'there/.github/workflows/ci.yml', job(BANDIT));
        return folder;
      },
      tools: [`gosec ${CI}:7`],
    },
    {
      name: 'another repository inside it',
      make: () => {
        const folder = checkoutOf(GOOD);
        writeBelow(folder, 'inner/.github/workflows/ci.yml', job(BANDIT));
        git(join(folder, 'inner'), 'init', '-q');
        return folder;
      },
      tools: [`gosec ${CI}:7`],
    },
  ])('that is $name is read', async ({ make, tools }) => {
    const evidence = await collect(make());
    expect(evidence.collectors.filter(({ state }) => state !== 'ran')).toEqual([]);
    expect(found(evidence)).toEqual(tools);
  });
});
