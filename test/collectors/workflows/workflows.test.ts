import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree, type MemoryTreeOptions } from '../../../src/adapters/memory/memory-tree.ts';
import { workflows as collector } from '../../../src/collectors/workflows/index.ts';
import type { Collected } from '../../../src/collectors/types.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { notSeen, seen } from '../../../src/model/observation.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { AT, subject } from '../../support/build.ts';

const CI = '.github/workflows/ci.yml';
const SHA = 'a'.repeat(40);

interface Scene {
  readonly tree?: Tree;
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: MemoryTreeOptions;
  readonly token?: 'read' | 'write';
  readonly branch?: string | null;
}

function look({ tree, files = {}, options, token, branch = 'main' }: Scene): Promise<Collected> {
  const answer =
    token === undefined ? {} : { workflowToken: () => Promise.resolve(seen({ default: token, mayApprove: false })) };
  const repository = { ...blindRepository(), ...answer };
  return collector.collect({
    subject,
    tree: tree ?? memoryTree(files, options),
    repository,
    branch,
    supplied: [],
    at: AT,
  });
}

async function fact(id: string, scene: Scene): Promise<Fact> {
  const found = (await look(scene)).facts.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

/** Value with its bound, or what hid it. */
function said(of: Fact): unknown {
  if (of.state === 'observed') return of.exactness === 'exact' ? of.value : [of.exactness, of.value];
  return of.state === 'unknown' ? `unknown: ${of.unseen.map((unseen) => unseen.reason).join()}` : of.state;
}

const workflow = (steps: string, on = 'pull_request', top = 'permissions: {}') =>
  `on: ${on}\n${top}\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n${steps}\n`;
const use = (name: string) => `      - uses: ${name}`;
const run = (script: string) => `      - run: ${script}`;
const elsewhere = 'on: pull_request\npermissions: {}\njobs:\n  one:\n    uses: other/ci/.github/workflows/all.yml@v1\n';

const COUNTS = ['workflow.untrusted-checkouts', 'workflow.script-injections', 'workflow.wide-permission-jobs'];
const SETS = [
  'workflow.tool-categories',
  'workflow.pull-request-tool-categories',
  'workflow.scheduled-tool-categories',
];

describe('the workflow facts', () => {
  it.each<{ name: string; scene: Scene }>([
    { name: 'nothing', scene: {} },
    { name: 'a workflow', scene: { files: { [CI]: workflow(run('gosec')) } } },
    {
      name: 'a list not seen',
      scene: {
        tree: {
          list: () => Promise.resolve(notSeen({ reason: 'forbidden', what: 'list' })),
          read: () => Promise.resolve(new Map()),
        },
      },
    },
  ])('are exactly those of the sheet, with $name', async ({ scene }) => {
    const { facts } = await look(scene);
    expect(facts.map((each) => each.id).sort()).toEqual(Object.keys(collector.facts).sort());
  });

  it('are all unknown when the list of files is not seen', async () => {
    const list = () => Promise.resolve(notSeen({ reason: 'rate-limited', what: 'the list' }));
    const { facts, toolchain, toolchainRead } = await look({ tree: { list, read: () => Promise.resolve(new Map()) } });
    expect(facts.map(said)).toEqual(facts.map(() => 'unknown: rate-limited'));
    expect([toolchain, toolchainRead?.state]).toEqual([[], 'unread']);
  });

  it('do not take "no workflow" for "no dangerous workflow"', async () => {
    for (const id of [...COUNTS, 'workflow.pinned-actions-ratio']) {
      const answer = await fact(id, { files: { 'README.md': '' } });
      expect(answer).toMatchObject({
        id,
        state: 'unknown',
        because: { en: expect.stringContaining('no workflow file') },
      });
    }
  });

  it('name each file with its line and the digest of what was read', async () => {
    const answer = await fact('workflow.tool-categories', { files: { [CI]: workflow(run('gosec ./...')) } });
    expect(answer.sources).toEqual([{ path: CI, line: 7, digest: expect.stringMatching(/^sha256:/) }]);
  });

  it('never lose a danger, and never gain certainty, when a file cannot be read', async () => {
    const files = { [CI]: workflow(run('echo ${{ github.head_ref }}')), '.github/workflows/broken.yml': 'on: [' };
    for (const [id, value] of [
      ['workflow.script-injections', 1],
      ['workflow.untrusted-checkouts', 0],
    ] as const) {
      expect(said(await fact(id, { files }))).toEqual(['atLeast', value]);
    }
    expect(said(await fact('workflow.pinned-actions-ratio', { files }))).toBe('unknown: malformed');
  });

  it.each<{ id: string }>([...COUNTS, ...SETS].map((id) => ({ id })))(
    '$id is a bound or unknown when the list was cut',
    async ({ id }) => {
      const options: MemoryTreeOptions = { missing: { reason: 'truncated', what: 'the list' } };
      const answer = await fact(id, { files: { [CI]: workflow(run('echo')) }, options });
      expect(answer.state === 'observed' ? answer.exactness : answer.state).toMatch(/atLeast|unknown/);
    },
  );
});

describe('a file that cannot be read', () => {
  const files: Readonly<Record<string, string>> = {
    [CI]: workflow(
      `${run('make lint')}\n${use('./.github/actions/x')}\n${use(`o/r@${SHA}`)}\n${run('golangci-lint run')}`,
    ),
    '.github/workflows/target.yml': workflow(
      `${use('./.github/actions/x')}\n${run('npm ci')}`,
      'pull_request_target',
      'permissions: write-all',
    ),
    '.github/workflows/review.yml': workflow(use('actions/dependency-review-action@v4')),
    '.github/workflows/nightly.yml': workflow(run('trivy fs .'), 'schedule'),
    '.github/actions/x/action.yml': `runs:\n  using: composite\n  steps:\n    - uses: actions/checkout@v4\n      with: { ref: "\${{ github.head_ref }}" }\n    - run: echo \${{ github.head_ref }}\n      shell: bash\n`,
    Makefile: 'lint:\n\tgosec ./...\n',
    '.golangci.yml': 'linters: { enable: [gosec] }',
    '.github/dependabot.yml': 'version: 2\nupdates: [{ package-ecosystem: github-actions, directory: / }]',
  };
  const without = (path: string): Tree => {
    const inner = memoryTree(files);
    const read = async (paths: readonly string[]) =>
      new Map([
        ...(await inner.read(paths)),
        ...(paths.includes(path) ? [[path, notSeen({ reason: 'server-error', what: path })] as const] : []),
      ]);
    return { list: () => inner.list(), read };
  };

  it('is where everything was found that it is about to hide', async () => {
    const { facts } = await look({ files });
    const values = Object.fromEntries(facts.map((each) => [each.id, said(each)]));
    expect(values).toMatchObject({
      'workflow.untrusted-checkouts': 1,
      'workflow.script-injections': 1,
      'workflow.wide-permission-jobs': 1,
      'workflow.tool-categories': ['dependency-review', 'dependency-updates', 'sast', 'sast-lint', 'sca'],
      'workflow.action-updates-automated': true,
      'sca.dependency-review-on-pull-request': true,
    });
  });

  it.each(Object.keys(files).map((path) => ({ path })))(
    'makes no fact better and no "no" out of what it hid: $path',
    async ({ path }) => {
      const [whole, less] = await Promise.all([look({ files }), look({ tree: without(path) })]);
      for (const before of whole.facts) {
        const after = less.facts.find((each) => each.id === before.id);
        const same = JSON.stringify(said(before)) === JSON.stringify(after === undefined ? undefined : said(after));
        // Whatever changed is unknown or a bound; a bound lists no more than was there.
        if (!same)
          expect(after?.state === 'unknown' || (after?.state === 'observed' && after.exactness === 'atLeast')).toBe(
            true,
          );
        if (after?.state === 'observed' && before.state === 'observed' && Array.isArray(after.value)) {
          const were = before.value as readonly string[];
          expect((after.value as readonly string[]).filter((word) => !were.includes(word))).toEqual([]);
        }
        if (after?.state === 'observed' && before.state === 'observed' && typeof after.value === 'number') {
          expect(after.value).toBeLessThanOrEqual(before.value as number);
        }
      }
    },
  );
});

describe('workflow.pinned-actions-ratio', () => {
  const pinned = (...names: string[]) =>
    fact('workflow.pinned-actions-ratio', { files: { [CI]: workflow(names.map(use).join('\n')) } });

  it('gives both numbers', async () => {
    const answer = await pinned(`o/r@${SHA}`, 'o/r@v1', `o/s@${SHA}`, `o/t@${SHA}`);
    expect(answer).toMatchObject({ value: 0.75, exactness: 'exact', because: { en: '3 of 4 uses are pinned' } });
  });

  it('is unknown over zero: own and local actions are no ratio', async () => {
    expect(said(await pinned('acme/own@v1', './local'))).toBe('unknown: ');
  });

  it('is a lower bound with an expression among the uses', async () => {
    expect(said(await pinned(`o/r@${SHA}`, '${{ inputs.x }}'))).toEqual(['atLeast', 0.5]);
  });
});

describe('workflow.wide-permission-jobs', () => {
  const silent = { [CI]: workflow(run('echo'), 'push', 'name: x') };

  it.each<{ name: string; scene: Scene; expected: unknown }>([
    {
      name: 'counts a job that states nothing where the default is write',
      scene: { files: silent, token: 'write' },
      expected: 1,
    },
    { name: 'does not where it is read', scene: { files: silent, token: 'read' }, expected: 0 },
    { name: 'is a bound while the default is hidden', scene: { files: silent }, expected: ['atLeast', 0] },
    {
      name: 'does not ask when every job says what it needs',
      scene: { files: { [CI]: workflow(run('echo')) } },
      expected: 0,
    },
  ])('$name', async ({ scene, expected }) => {
    expect(said(await fact('workflow.wide-permission-jobs', scene))).toEqual(expected);
  });
});

describe('the categories of tools', () => {
  it.each<{ name: string; id: string; files: Record<string, string>; expected: unknown }>([
    {
      name: 'those that run',
      id: 'workflow.tool-categories',
      files: { [CI]: workflow(`${run('gosec')}\n${run('syft .')}`) },
      expected: ['sast', 'sbom'],
    },
    {
      name: 'Dependabot as well',
      id: 'workflow.tool-categories',
      files: { '.github/dependabot.yml': 'version: 2\nupdates: [{ package-ecosystem: npm, directory: / }]' },
      expected: ['dependency-updates'],
    },
    {
      name: 'only what fails the pull request',
      id: 'workflow.pull-request-tool-categories',
      files: { [CI]: workflow(`${run('gosec')}\n${run('syft . || true')}`) },
      expected: ['sast'],
    },
    {
      name: 'nothing of a push',
      id: 'workflow.pull-request-tool-categories',
      files: { [CI]: workflow(run('gosec'), 'push') },
      expected: [],
    },
    {
      name: 'what a schedule starts',
      id: 'workflow.scheduled-tool-categories',
      files: { [CI]: workflow(run('gosec'), '[push, schedule]') },
      expected: ['sast'],
    },
    {
      name: 'at least those seen, with a call out of the repository',
      id: 'workflow.tool-categories',
      files: { [CI]: workflow(run('gosec')), '.github/workflows/b.yml': elsewhere },
      expected: ['atLeast', ['sast']],
    },
    {
      name: 'unknown, when all is elsewhere',
      id: 'workflow.tool-categories',
      files: { [CI]: elsewhere },
      expected: 'unknown: undecidable',
    },
    {
      name: 'exact on schedules when only pull requests call out',
      id: 'workflow.scheduled-tool-categories',
      files: { [CI]: elsewhere },
      expected: [],
    },
    {
      name: 'unknown, when another CI system may run them',
      id: 'workflow.tool-categories',
      files: { Jenkinsfile: '' },
      expected: 'unknown: undecidable',
    },
    {
      name: 'unknown, when a variable decides',
      id: 'workflow.tool-categories',
      files: { [CI]: workflow(`${run('gosec')}\n        if: vars.X`) },
      expected: 'unknown: undecidable',
    },
    {
      name: 'unknown on pull requests, when only a run tells whether failure passes',
      id: 'workflow.pull-request-tool-categories',
      files: { [CI]: workflow(run('gosec || handle')) },
      expected: 'unknown: undecidable',
    },
  ])('are $name', async ({ id, files, expected }) => {
    expect(said(await fact(id, { files }))).toEqual(expected);
  });

  it('do not assume a default branch that nobody named', async () => {
    const files = { [CI]: workflow(run('gosec'), '{ pull_request: { branches: [main] } }') };
    expect(said(await fact('workflow.pull-request-tool-categories', { files, branch: null }))).toBe(
      'unknown: undecidable',
    );
  });
});

describe('sca.dependency-review-on-pull-request', () => {
  const review = (more = '', on = 'pull_request') =>
    workflow(`${use('actions/dependency-review-action@v4')}${more}`, on);
  it.each<{ name: string; files: Record<string, string>; expected: unknown }>([
    { name: 'on every pull request', files: { [CI]: review() }, expected: true },
    { name: 'that only warns', files: { [CI]: review('\n        with: { warn-only: true }') }, expected: false },
    { name: 'that may fail', files: { [CI]: review('\n        continue-on-error: true') }, expected: false },
    { name: 'for some paths', files: { [CI]: review('', '{ pull_request: { paths: [go.mod] } }') }, expected: false },
    { name: 'on pushes', files: { [CI]: review('', 'push') }, expected: false },
    { name: 'nowhere', files: { [CI]: workflow(run('trivy fs .')) }, expected: false },
    { name: 'perhaps in another repository', files: { [CI]: elsewhere }, expected: 'unknown: undecidable' },
    {
      name: 'by the difference of another scanner',
      files: {
        [CI]: elsewhere.replace(
          'other/ci/.github/workflows/all.yml',
          'google/osv-scanner-action/.github/workflows/osv-scanner-reusable-pr.yml',
        ),
      },
      expected: true,
    },
  ])('$name: $expected', async ({ files, expected }) => {
    expect(said(await fact('sca.dependency-review-on-pull-request', { files }))).toEqual(expected);
  });
});

describe('workflow.action-updates-automated', () => {
  it.each<{ name: string; files: Record<string, string>; expected: unknown }>([
    {
      name: 'by Dependabot',
      files: { '.github/dependabot.yml': 'version: 2\nupdates: [{ package-ecosystem: github-actions, directory: / }]' },
      expected: true,
    },
    { name: 'by nobody', files: {}, expected: false },
    {
      name: 'by a preset of somebody',
      files: { 'renovate.json': '{"extends":["github>acme/x"]}' },
      expected: 'unknown: undecidable',
    },
    {
      name: 'by a file that does not parse',
      files: { '.github/dependabot.yml': '[' },
      expected: 'unknown: undecidable',
    },
    { name: 'by one of two', files: { '.github/dependabot.yml': '[', 'renovate.json': '{}' }, expected: true },
  ])('$name: $expected', async ({ files, expected }) => {
    expect(said(await fact('workflow.action-updates-automated', { files }))).toEqual(expected);
  });
});

describe('the collector', () => {
  it('reads what the workflows lead to, and no more', async () => {
    const files = {
      [CI]: workflow(run('make lint')),
      Makefile: 'lint:\n\t./ci/scan.sh\n',
      'ci/scan.sh': 'gosec ./...',
      'src/other.sh': 'semgrep scan',
    };
    const asked: string[] = [];
    const inner = memoryTree(files);
    const tree: Tree = { list: () => inner.list(), read: (paths) => (asked.push(...paths), inner.read(paths)) };
    expect(said(await fact('workflow.tool-categories', { tree }))).toEqual(['sast']);
    expect(asked).toEqual([CI, 'Makefile', 'ci/scan.sh']);
  });

  it.each<{ path: string; wants: boolean }>([
    { path: CI, wants: true },
    { path: '.github/actions/x/action.yml', wants: true },
    { path: '.github/dependabot.yml', wants: true },
    { path: 'web/package.json', wants: true },
    { path: 'Makefile', wants: true },
    { path: 'ci/build', wants: true },
    { path: 'src/main.ts', wants: false },
    { path: 'docs/x.md', wants: false },
  ])('cares about $path: $wants', ({ path, wants }) => {
    expect(collector.reads(path)).toBe(wants);
  });

  it('never follows a workflow that is a link', async () => {
    const options: MemoryTreeOptions = { others: [{ path: CI, kind: 'link', blob: null, size: 1 }] };
    const { toolchain, toolchainRead } = await look({ options });
    expect([toolchain, toolchainRead?.state]).toEqual([[], 'partly']);
  });
});
