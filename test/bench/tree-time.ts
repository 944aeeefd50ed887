import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { GitHubClient } from '../../src/adapters/github/client.ts';
import { githubTree } from '../../src/adapters/github/tree.ts';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { COLLECTORS } from '../../src/collectors/api.ts';
import { NO_REQUESTS } from '../../src/model/evidence.ts';
import { collectEvidence } from '../../src/pipeline/collect.ts';
import type { Tree } from '../../src/ports/tree.ts';
import { AT, subject } from '../support/build.ts';
import { ms } from './median.ts';

const FILES = 50_000;
const WORKFLOWS = 1_000;
const COMMIT = 'c0ffee0000000000000000000000000000000000';

/** Every collector over a tree of many files, and over many workflow files. Limits are the product's promise, not this machine's. */
export async function treeTime(): Promise<readonly string[]> {
  const large = await timed(() => collect(listedByGitHub(FILES)));
  const busy = await timed(() => collect(memoryTree(workflows(WORKFLOWS))));
  return [
    `tree: ${FILES} files listed by GitHub, all collectors ${ms(large)} of processor time (limit 3,000 ms)`,
    `tree: ${WORKFLOWS} workflow files, all collectors ${ms(busy)} of processor time (limit 5,000 ms)`,
  ];
}

function collect(tree: Tree) {
  return collectEvidence({
    collectors: COLLECTORS,
    subject,
    tree,
    repository: blindRepository(),
    branch: 'main',
    supplied: [],
    at: AT,
    requests: () => NO_REQUESTS,
  });
}

/** Processor time of a second run, so that neither other processes nor the compiler's warming up are in it. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  await work();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What GitHub answers for a large repository: sources and documents in nested folders, as its own JSON. */
function listedByGitHub(count: number): Tree {
  const endings = ['ts', 'go', 'py', 'md', 'json', 'c', 'h', 'java'];
  const tree = Array.from({ length: count }, (_, at) => ({
    path: `packages/module-${at % 97}/src/part-${at % 31}/file-${at}.${endings[at % endings.length] ?? 'ts'}`,
    mode: '100644',
    type: 'blob',
    sha: at.toString(16).padStart(40, '0'),
    size: 1000 + (at % 500),
  }));
  const body = JSON.stringify({ sha: COMMIT, truncated: false, tree });
  const answer: typeof fetch = (input) =>
    Promise.resolve(
      (input instanceof Request ? input.url : input.toString()).includes('/git/trees/')
        ? new Response(body, { headers: { 'content-type': 'application/json' } })
        : Response.json({ message: 'Not Found' }, { status: 404 }),
    );
  const client = new GitHubClient({ fetch: answer, now: () => AT });
  return githubTree(client, { owner: 'acme', name: 'widget' }, COMMIT);
}

function workflows(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`.github/workflows/w${at}.yml`, workflow(at)] as const),
  );
}

function workflow(at: number): string {
  const steps = Array.from(
    { length: 8 },
    (_, step) => `      - name: Step ${step}\n        run: npm run task-${at}-${step}`,
  );
  return [
    `name: Workflow ${at}`,
    'on: [push, pull_request]',
    'permissions: {contents: read}',
    'jobs:',
    '  build:',
    '    runs-on: ubuntu-latest',
    '    strategy: {matrix: {node: [22, 24]}}',
    '    steps:',
    '      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8',
    '      - uses: actions/setup-node@v5',
    ...steps,
    '  scan:',
    '    needs: build',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: github/codeql-action/init@v3',
    '        with: {languages: javascript}',
    '      - uses: github/codeql-action/analyze@v3',
  ].join('\n');
}
