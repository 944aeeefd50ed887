import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { workflows as collector } from '../../../src/collectors/workflows/index.ts';
import { AT, subject } from '../../support/build.ts';

const CI = '.github/workflows/ci.yml';
type Files = Readonly<Record<string, string>>;

/** Words that hold, with the bound where there is one, or what hid them. */
async function safeguards(files: Files): Promise<unknown> {
  const context = { subject, tree: memoryTree(files), repository: blindRepository(), branch: 'main', supplied: [] };
  const { facts } = await collector.collect({ ...context, at: AT });
  const fact = facts.find(({ id }) => id === 'workflow.safeguards');
  if (fact?.state === 'observed') return fact.exactness === 'exact' ? fact.value : [fact.exactness, fact.value];
  return fact?.state === 'unknown' ? `unknown: ${fact.unseen.map(({ reason }) => reason).join()}` : fact?.state;
}

const jobs = (text: string) => `on: [push, pull_request]\npermissions: {}\njobs:\n${text}`;
const job = (name: string, scripts: readonly string[], extra = '') =>
  `  ${name}:\n    runs-on: ubuntu-latest\n${extra}    steps:\n${scripts.map((each) => (each.startsWith('- ') ? `      ${each}\n` : `      - run: ${each}\n`)).join('')}`;
const HARDENED = '- { uses: step-security/harden-runner@v2, with: { egress-policy: block } }';
const AUDITED = '- { uses: step-security/harden-runner@v2, with: { egress-policy: audit } }';
const one = (...scripts: readonly string[]) => ({ [CI]: jobs(job('one', scripts)) });

describe('a safeguard', () => {
  it('is unknown without a workflow: nothing holds by emptiness', async () => {
    expect(await safeguards({ 'README.md': 'a' })).toBe('unknown: ');
    expect(await safeguards(one('make'))).toEqual([]);
  });

  it.each<{ name: string; files: Files; expected: unknown }>([
    { name: 'blocks first', files: one(HARDENED, 'ls'), expected: ['egress-blocked'] },
    { name: 'watches only', files: one(AUDITED, 'ls'), expected: [] },
    { name: 'blocks after something ran', files: one('ls', HARDENED), expected: [] },
    { name: 'is missing in one job', files: { [CI]: jobs(job('a', [HARDENED]) + job('b', ['ls'])) }, expected: [] },
    {
      name: 'has a policy by expression',
      files: one('- { uses: step-security/harden-runner@v2, with: { egress-policy: "${{ vars.P }}" } }'),
      expected: 'unknown: undecidable',
    },
    {
      name: 'may be missing in a workflow elsewhere',
      files: { [CI]: jobs(`${job('a', [HARDENED])}  b:\n    uses: o/r/.github/workflows/x.yml@v1\n`) },
      expected: 'unknown: undecidable,undecidable',
    },
  ])('on the way out that $name: $expected', async ({ files, expected }) => {
    expect(await safeguards(files)).toEqual(expected);
  });

  it.each<{ script: string; frozen: boolean }>([
    { script: 'npm ci', frozen: true },
    { script: 'npm ci && npm install -g typescript@5.9.2', frozen: true },
    { script: 'npm ci && npm install', frozen: false },
    { script: 'npm ci && npm install -g typescript', frozen: false },
    { script: 'pnpm install', frozen: true },
    { script: 'pnpm install --no-frozen-lockfile', frozen: false },
    { script: 'yarn install --immutable', frozen: true },
    { script: 'yarn', frozen: false },
    { script: 'pip install --require-hashes -r requirements.txt', frozen: true },
    { script: 'python -m pip install -r requirements.txt', frozen: false },
    { script: 'pip install --no-deps ./dist/a.whl', frozen: true },
    { script: 'uv sync --locked', frozen: true },
    { script: 'uv sync', frozen: false },
    { script: 'cargo install --locked cargo-deny', frozen: true },
    { script: 'cargo install cargo-deny', frozen: false },
    { script: 'go install a.example/b@v1.2.3', frozen: true },
    { script: 'go install a.example/b@latest', frozen: false },
    { script: 'bundle install --frozen', frozen: true },
    { script: 'composer install --no-dev', frozen: true },
    { script: 'dotnet restore', frozen: false },
  ])('on installations: $script is frozen: $frozen', async ({ script, frozen }) => {
    expect(await safeguards(one(script))).toEqual(frozen ? ['frozen-installs'] : []);
  });

  it('on installations stays open where a script was not followed', async () => {
    expect(await safeguards(one('npm ci', 'tox'))).toBe('unknown: undecidable');
    expect(await safeguards(one('npm ci', 'npm install "$NAME@$VERSION"'))).toBe('unknown: undecidable');
  });

  it('on installations sees through a Makefile', async () => {
    const files = { ...one('npm ci', 'make more'), Makefile: 'more:\n\tnpm install\n' };
    expect(await safeguards(files)).toEqual([]);
  });

  const FETCH = 'curl -fsSLO https://a.example/tool.tar.gz';
  it.each<{ name: string; files: Files; holds: boolean }>([
    { name: 'checked by hash', files: one(`${FETCH} && sha256sum -c SUMS`), holds: true },
    { name: 'checked by signature', files: one(FETCH, 'gpg --verify tool.tar.gz.asc tool.tar.gz'), holds: true },
    { name: 'not checked', files: one(FETCH), holds: false },
    { name: 'hashed, which holds it against nothing', files: one(FETCH, 'sha256sum tool.tar.gz'), holds: false },
    { name: 'checked before it came', files: one('sha256sum -c SUMS', FETCH), holds: false },
    { name: 'checked by a step that may fail', files: one(FETCH, 'sha256sum -c SUMS || true'), holds: false },
    {
      name: 'one checked, another run by a shell',
      files: one(FETCH, 'sha256sum -c SUMS', 'curl https://a.example/x | sh'),
      holds: false,
    },
    { name: 'none: a question to an API', files: one('curl -d x https://a.example/api'), holds: false },
    {
      name: 'checked in one job only',
      files: { [CI]: jobs(job('a', [FETCH, 'sha256sum -c SUMS']) + job('b', [FETCH])) },
      holds: false,
    },
  ])('on downloads: $name', async ({ files, holds }) => {
    const answer = await safeguards(files);
    expect(Array.isArray(answer) && answer.includes('verified-downloads')).toBe(holds);
  });

  const test = job('test', ['npm test', 'node --test']);
  const scan = job('scan', ['gosec ./...']);
  const publish = (extra: string) => job('publish', ['npm publish'], extra);
  it.each<{ name: string; files: Files; expected: unknown }>([
    {
      name: 'waits for tests and scans',
      files: { [CI]: jobs(test + scan + publish('    needs: [test, scan]\n')) },
      expected: ['release-gate'],
    },
    {
      name: 'waits for them through another job',
      files: {
        [CI]: jobs(`${test + scan}${job('all', ['ls'], '    needs: [test, scan]\n')}${publish('    needs: all\n')}`),
      },
      expected: ['release-gate'],
    },
    { name: 'waits for tests only', files: { [CI]: jobs(test + publish('    needs: test\n')) }, expected: [] },
    { name: 'waits for nothing', files: { [CI]: jobs(test + scan + publish('')) }, expected: [] },
    {
      name: 'runs in any case',
      files: { [CI]: jobs(test + scan + publish('    needs: [test, scan]\n    if: always()\n')) },
      expected: [],
    },
    {
      name: 'waits for scans whose findings pass',
      files: { [CI]: jobs(test + job('scan', ['gosec ./... || true']) + publish('    needs: [test, scan]\n')) },
      expected: [],
    },
  ])('on releases: a job that hands out and $name: $expected', async ({ files, expected }) => {
    expect(await safeguards({ ...files, 'package.json': '{"scripts":{"test":"node --test"}}' })).toEqual(expected);
  });

  it('on the place of the build: every job that hands out is in a reusable workflow', async () => {
    const called = `on: workflow_call\npermissions: {}\njobs:\n${publish('')}`;
    const caller = jobs('  release:\n    uses: ./.github/workflows/publish.yml\n');
    const files = { [CI]: caller, '.github/workflows/publish.yml': called };
    expect(await safeguards(files)).toEqual(['reusable-build']);
    expect(await safeguards({ ...files, '.github/workflows/more.yml': jobs(publish('')) })).toEqual([]);
  });
});
