import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { workflows as collector } from '../../../src/collectors/workflows/index.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { AT, subject } from '../../support/build.ts';

const CI = '.github/workflows/ci.yml';
const DIGEST = `sha256:${'a'.repeat(64)}`;

type Files = Readonly<Record<string, string>>;

async function fact(id: string, files: Files, at = AT): Promise<Fact> {
  const context = { subject, tree: memoryTree(files), repository: blindRepository(), branch: 'main', supplied: [], at };
  const found = (await collector.collect(context)).facts.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

/** Value with its bound, or what hid it. */
function said(of: Fact): unknown {
  if (of.state === 'observed') return of.exactness === 'exact' ? of.value : [of.exactness, of.value];
  return of.state === 'unknown' ? `unknown: ${of.unseen.map((unseen) => unseen.reason).join()}` : of.state;
}

const jobs = (text: string) => `on: push\npermissions: {}\njobs:\n${text}`;
const job = (name: string, text: string) => `  ${name}:\n${text}\n`;
const on = (runner: string) => `    runs-on: ${runner}\n    steps:\n      - run: make`;
const steps = (text: string, extra = '') => jobs(job('one', `    runs-on: ubuntu-latest\n${extra}    steps:\n${text}`));
const node = (version: string) =>
  `      - uses: actions/setup-node@v4\n        with:\n          node-version: ${version}`;

describe('the share of jobs on machines of GitHub', () => {
  it.each<{ name: string; text: string; expected: unknown }>([
    { name: 'all', text: job('a', on('ubuntu-24.04')) + job('b', on('windows-11-arm')), expected: 1 },
    { name: 'half', text: job('a', on('ubuntu-latest')) + job('b', on('[self-hosted, linux]')), expected: 0.5 },
    {
      name: 'a self-hosted one with a standard label',
      text: job('a', on('[self-hosted, ubuntu-latest]')),
      expected: 0,
    },
    { name: 'an own label, which may be a larger runner', text: job('a', on('big')), expected: 'unknown: undecidable' },
    { name: 'a group', text: job('a', on('{group: x, labels: ubuntu-latest}')), expected: 'unknown: undecidable' },
    { name: 'an expression', text: job('a', on('"${{ inputs.os }}"')), expected: 'unknown: undecidable' },
    {
      name: 'a workflow elsewhere',
      text: job('a', '    uses: o/r/.github/workflows/x.yml@v1'),
      expected: 'unknown: undecidable',
    },
    {
      name: 'a matrix',
      text: job('a', `    strategy: {matrix: {os: [ubuntu-latest, macos-15]}}\n${on('"${{ matrix.os }}"')}`),
      expected: 1,
    },
    {
      name: 'a container, whose host counts',
      text: job('a', `    container: node:22\n${on('self-hosted')}`),
      expected: 0,
    },
    {
      name: 'a job that never runs',
      text: job('a', on('ubuntu-latest')) + job('b', `    if: false\n${on('self-hosted')}`),
      expected: 1,
    },
  ])('is right for $name', async ({ text, expected }) => {
    expect(said(await fact('workflow.hosted-runner-ratio', { [CI]: jobs(text) }))).toEqual(expected);
  });

  it('gives both numbers', async () => {
    const files = { [CI]: jobs(job('a', on('ubuntu-latest')) + job('b', on('self-hosted'))) };
    expect(await fact('workflow.hosted-runner-ratio', files)).toMatchObject({
      because: { en: expect.stringContaining('1 of 2') },
    });
  });

  it('is unknown without a job', async () => {
    expect(said(await fact('workflow.hosted-runner-ratio', {}))).toBe('unknown: ');
  });
});

describe('the share of exact versions', () => {
  it.each<{ name: string; files: Files; expected: unknown }>([
    { name: 'three numbers', files: { [CI]: steps(node('22.12.0')) }, expected: 1 },
    { name: 'a line', files: { [CI]: steps(node('22')) }, expected: 0 },
    { name: 'any of a line', files: { [CI]: steps(node('22.x')) }, expected: 0 },
    { name: 'the newest', files: { [CI]: steps(node("'lts/*'")) }, expected: 0 },
    { name: 'latest', files: { [CI]: steps(node('latest')) }, expected: 0 },
    { name: 'a range', files: { [CI]: steps(node("'>=22.1.0'")) }, expected: 0 },
    { name: 'nothing said', files: { [CI]: steps('      - uses: actions/setup-node@v4') }, expected: 0 },
    { name: 'an expression', files: { [CI]: steps(node('"${{ vars.NODE }}"')) }, expected: 'unknown: undecidable' },
    {
      name: 'a matrix, value by value',
      files: {
        [CI]: steps(node('"${{ matrix.node }}"'), '    strategy: {matrix: {node: [22.12.0, 20]}}\n'),
      },
      expected: 0.5,
    },
    {
      name: 'a variable',
      files: { [CI]: steps(node('"${{ env.NODE }}"'), '    env: {NODE: 22.12.0}\n') },
      expected: 1,
    },
    {
      name: 'a step that never runs',
      files: { [CI]: steps(`${node('20')}\n        if: false`), '.nvmrc': '22.1.0' },
      expected: 1,
    },
    { name: '.nvmrc', files: { '.nvmrc': '# ours\nv22.1.0\n' }, expected: 1 },
    { name: '.nvmrc of a line', files: { '.nvmrc': 'lts/jod' }, expected: 0 },
    { name: '.tool-versions', files: { '.tool-versions': 'nodejs 22.1.0\n# ruby\nruby latest\n' }, expected: 0.5 },
    { name: 'rust-toolchain.toml', files: { 'rust-toolchain.toml': '[toolchain]\nchannel = "1.90.0"\n' }, expected: 1 },
    { name: 'rust stable', files: { 'rust-toolchain': 'stable\n' }, expected: 0 },
    { name: 'a nightly of one day', files: { 'rust-toolchain': 'nightly-2026-01-31\n' }, expected: 1 },
    {
      name: 'the reference of an action',
      files: { [CI]: steps('      - uses: dtolnay/rust-toolchain@1.90.0') },
      expected: 1,
    },
    { name: 'a moving reference', files: { [CI]: steps('      - uses: dtolnay/rust-toolchain@stable') }, expected: 0 },
    { name: 'go.mod with a toolchain', files: { 'go.mod': 'module a\ngo 1.25\ntoolchain go1.25.1\n' }, expected: 1 },
    { name: 'go.mod with a minimum only', files: { 'go.mod': 'module a\ngo 1.25.1\n' }, expected: 'unknown: ' },
    {
      name: 'go.mod asked by a step',
      files: {
        [CI]: steps('      - uses: actions/setup-go@v5\n        with: {go-version-file: go.mod}'),
        'go.mod': 'module a\ngo 1.25.1\n',
      },
      expected: 1,
    },
    {
      name: 'a file asked that is not there',
      files: { [CI]: steps('      - uses: actions/setup-node@v4\n        with: {node-version-file: .nvmrc}') },
      expected: 'unknown: undecidable',
    },
    {
      name: 'a file asked that speaks for itself, counted once',
      files: {
        [CI]: steps('      - uses: actions/setup-node@v4\n        with: {node-version-file: .nvmrc}'),
        '.nvmrc': '22.1.0',
      },
      expected: 1,
    },
    { name: 'an SDK that rolls forward', files: { 'global.json': '{"sdk":\n{"version": "9.0.100"}}' }, expected: 0 },
    {
      name: 'an SDK that stays',
      files: { 'global.json': '{"sdk":\n{"version": "9.0.100",\n"rollForward": "disable"}}' },
      expected: 1,
    },
    { name: 'an image by digest', files: { Dockerfile: `FROM node:22@${DIGEST}\n` }, expected: 1 },
    { name: 'an image by tag', files: { Dockerfile: 'FROM node:22\n' }, expected: 0 },
    { name: 'an image by exact tag', files: { Dockerfile: 'FROM node:22.12.0-alpine\n' }, expected: 1 },
    { name: 'an image without a tag', files: { Dockerfile: 'FROM localhost:5000/node\n' }, expected: 0 },
    {
      name: 'own stages and the empty image left out',
      files: { Dockerfile: 'FROM golang:1.25.1 AS build\nFROM scratch\nCOPY --from=build /a /a\nFROM build\n' },
      expected: 1,
    },
    {
      name: 'an argument',
      files: { Dockerfile: 'ARG V=22.12.0\nFROM --platform=linux/amd64 \\\n  node:${V}\n' },
      expected: 1,
    },
    {
      name: 'an argument without a value',
      files: { Dockerfile: 'ARG V\nFROM node:${V}\n' },
      expected: 'unknown: undecidable',
    },
    { name: 'a comment', files: { Dockerfile: '# FROM node:1\nFROM node:22.12.0\n' }, expected: 1 },
    { name: "others' files", files: { 'vendor/x/Dockerfile': 'FROM a\n', '.nvmrc': '22.1.0' }, expected: 1 },
    { name: 'nothing', files: {}, expected: 'unknown: ' },
    { name: 'a binary file', files: { Dockerfile: 'FROM a\0' }, expected: 'unknown: malformed' },
    { name: 'a huge file', files: { Dockerfile: `FROM a\n${'#'.repeat(1_100_000)}` }, expected: 'unknown: too-large' },
  ])('is right for $name', async ({ files, expected }) => {
    expect(said(await fact('workflow.toolchains-pinned-ratio', files))).toEqual(expected);
  });
});

describe('versions whose support has ended', () => {
  it.each<{ name: string; files: Files; at?: string; expected: unknown }>([
    { name: 'one', files: { [CI]: steps(node('18')) }, expected: 1 },
    {
      name: 'one of a matrix',
      files: { [CI]: steps(node('"${{ matrix.n }}"'), '    strategy: {matrix: {n: [16, 22, 24]}}\n') },
      expected: 1,
    },
    { name: 'none', files: { [CI]: steps(node('22.12.0')) }, expected: 0 },
    { name: 'the last day', files: { [CI]: steps(node('22')) }, at: '2027-04-30T12:00:00Z', expected: 0 },
    { name: 'the day after', files: { [CI]: steps(node('22')) }, at: '2027-05-01T00:00:00Z', expected: 1 },
    {
      name: 'a minor that is written as a number',
      files: { '.python-version': '3.10' },
      at: '2026-11-01T00:00:00Z',
      expected: 1,
    },
    { name: 'an image', files: { Dockerfile: `FROM python:3.8-slim@${DIGEST}\n` }, expected: 1 },
    {
      name: 'a line that no table holds',
      files: { '.nvmrc': '99', '.ruby-version': '3.4.1' },
      expected: ['atLeast', 0],
    },
    {
      name: 'an ended one beside an unknown one',
      files: { '.nvmrc': '16', Dockerfile: 'FROM debian:12\n' },
      expected: ['atLeast', 1],
    },
    { name: 'only unknown ones', files: { Dockerfile: 'FROM debian:12\n' }, expected: 'unknown: undecidable' },
    { name: 'only moving ones', files: { '.nvmrc': 'lts/*' }, expected: 'unknown: ' },
    { name: 'a digest alone', files: { Dockerfile: `FROM node@${DIGEST}\n` }, expected: 'unknown: undecidable' },
    { name: 'a range', files: { '.nvmrc': '>=18', '.ruby-version': '3.4.1' }, expected: ['atLeast', 0] },
    { name: 'nothing', files: {}, expected: 'unknown: ' },
  ])('are counted with $name', async ({ files, at, expected }) => {
    expect(said(await fact('workflow.end-of-life-toolchains', files, at))).toEqual(expected);
  });

  it('are told with the date of the table', async () => {
    const answer = await fact('workflow.end-of-life-toolchains', { '.nvmrc': '18' });
    expect(answer).toMatchObject({ because: { en: expect.stringMatching(/as of 20\d\d-\d\d-\d\d/) } });
  });
});

describe('stored keys of clouds', () => {
  const secret = (text: string) => `      - run: deploy\n        env:\n          KEY: ${text}`;
  it.each<{ name: string; text: string; expected: unknown }>([
    { name: 'one', text: steps(secret('${{ secrets.AWS_SECRET_ACCESS_KEY }}')), expected: 1 },
    { name: 'one in brackets', text: steps(secret("${{ secrets['PROD_AWS_SECRET_ACCESS_KEY'] }}")), expected: 1 },
    { name: 'one in small letters', text: steps(secret('${{ secrets.prod_gcp_sa_key }}')), expected: 1 },
    {
      name: 'the same twice',
      text: steps(`${secret('${{ secrets.AZURE_CREDENTIALS }}')}\n${secret('${{ secrets.AZURE_CREDENTIALS }}')}`),
      expected: 1,
    },
    { name: 'another secret', text: steps(secret('${{ secrets.NPM_TOKEN }}')), expected: 0 },
    { name: 'a comment', text: steps(`${secret('x')} # \${{ secrets.GCP_SA_KEY }}`), expected: 0 },
    { name: 'plain text', text: steps(secret('secrets.AWS_SECRET_ACCESS_KEY')), expected: 0 },
    { name: 'a variable', text: steps(secret('${{ vars.AWS_SECRET_ACCESS_KEY }}')), expected: 0 },
    {
      name: 'the whole environment',
      text: `env: {A: "\${{ secrets.GCP_SA_KEY }}"}\n${steps('      - run: a')}`,
      expected: 1,
    },
    { name: 'all of them', text: steps(secret('${{ toJSON(secrets) }}')), expected: ['atLeast', 0] },
    { name: 'a computed name', text: steps(secret('${{ secrets[matrix.key] }}')), expected: ['atLeast', 0] },
    {
      name: 'handing all on',
      text: jobs(job('a', '    uses: o/r/.github/workflows/x.yml@v1\n    secrets: inherit')),
      expected: ['atLeast', 0],
    },
    {
      name: 'handing one on',
      text: jobs(
        job('a', '    uses: o/r/.github/workflows/x.yml@v1\n    secrets:\n      k: ${{ secrets.GOOGLE_CREDENTIALS }}'),
      ),
      expected: 1,
    },
    { name: 'a job that never runs', text: steps(secret('${{ secrets.GCP_SA_KEY }}'), '    if: false\n'), expected: 0 },
  ])('are counted for $name', async ({ text, expected }) => {
    expect(said(await fact('workflow.long-lived-cloud-credentials', { [CI]: text }))).toEqual(expected);
  });

  it('are told by place, never by name', async () => {
    const answer = await fact('workflow.long-lived-cloud-credentials', {
      [CI]: steps(secret('${{ secrets.AWS_SECRET_ACCESS_KEY }}')),
    });
    expect(answer.sources).toEqual([{ path: CI, line: 9, digest: expect.stringMatching(/^sha256:/) }]);
    expect(JSON.stringify(answer)).not.toContain('AWS');
  });

  it('are unknown without a workflow', async () => {
    expect(said(await fact('workflow.long-lived-cloud-credentials', {}))).toBe('unknown: ');
  });

  it('cost little in a file that names them all over', async () => {
    const text = steps(`      - run: |\n${'          ${{ secrets.A }}\n'.repeat(6_000)}`);
    expect(said(await fact('workflow.long-lived-cloud-credentials', { [CI]: text }))).toBe(0);
  });
});

describe('tools that stand on no list', () => {
  const list = (names: string) => `# Tools\n${'What we use, for what, and who answers for it. '.repeat(4)}\n${names}\n`;
  const runs = steps('      - uses: actions/checkout@v4\n      - run: gosec ./...');
  it.each<{ name: string; files: Files; expected: unknown }>([
    { name: 'both listed', files: { [CI]: runs, 'docs/toolchain.md': list('actions/checkout, gosec.') }, expected: 0 },
    { name: 'one listed', files: { [CI]: runs, 'docs/toolchain.md': list('- gosec') }, expected: 1 },
    {
      name: 'an address',
      files: { [CI]: runs, 'docs/toolchain.md': list('https://github.com/actions/checkout gosec') },
      expected: 0,
    },
    {
      name: 'longer names',
      files: { [CI]: runs, 'docs/toolchain.md': list('my-actions/checkout xgosec actions/checkout2 gosecure') },
      expected: 2,
    },
    {
      name: 'data',
      files: {
        [CI]: runs,
        '.ssdf/toolchain.yml': `tools:\n  - gosec\n  - actions/checkout\nwhy: ${'We chose what others review too. '.repeat(6)}\n`,
      },
      expected: 0,
    },
    {
      name: 'a tool that is an action, by the action',
      files: { [CI]: steps('      - uses: securego/gosec@v2'), 'docs/toolchain.md': list('securego/gosec') },
      expected: 0,
    },
    {
      name: 'a step that never runs',
      files: {
        [CI]: steps('      - run: gosec ./...\n        if: false\n      - run: make'),
        'docs/toolchain.md': list('make'),
      },
      expected: ['atLeast', 0],
    },
    {
      name: 'a call that leads away',
      files: { [CI]: jobs(job('a', '    uses: o/r/.github/workflows/x.yml@v1')), 'docs/toolchain.md': list('none') },
      expected: ['atLeast', 1],
    },
    { name: 'no document', files: { [CI]: runs }, expected: 'unknown: ' },
    { name: 'an empty document', files: { [CI]: runs, 'docs/toolchain.md': '# Tools\n' }, expected: 'unknown: ' },
    { name: 'a broken document', files: { [CI]: runs, '.ssdf/toolchain.yml': 'a: [' }, expected: 'unknown: malformed' },
    { name: 'no workflow', files: { 'docs/toolchain.md': list('gosec') }, expected: 'unknown: ' },
  ])('are counted with $name', async ({ files, expected }) => {
    expect(said(await fact('workflow.unlisted-tools', files))).toEqual(expected);
  });
});
