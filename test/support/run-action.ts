import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll } from '@jest/globals';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { temporaryFolder, writeBelow } from './checkout.ts';

const root = resolve(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');

/** Builds the bundle into a new folder. */
export function buildBundle(folder: string): void {
  execFileSync(node, ['scripts/bundle-action.ts', '--out', folder], { cwd: root, stdio: 'pipe' });
}

/** The Action as it is shipped, in a place of its own: the bundle and the policies beside it, no packages. */
export function useBundle(): () => string {
  let folder: string | undefined;
  beforeAll(() => {
    folder = temporaryFolder();
    buildBundle(join(folder, 'action/dist'));
    writeBelow(folder, 'package.json', '{"type":"module"}');
    cpSync(join(root, 'policies'), join(folder, 'policies'), { recursive: true });
  });
  return () => {
    if (folder === undefined) throw new Error('the bundle is there only inside tests');
    return folder;
  };
}

export interface Step {
  readonly bundle: string;
  readonly gitHub: Sandbox;
  readonly event: string;
  readonly payload?: object;
  readonly commit: string;
  readonly ref: string;
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** What the job's token may do beyond reading. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
}

export interface Stepped {
  readonly status: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly token: string;
  /** A file of the report; undefined when there is none. */
  readonly report: (name: string) => string | undefined;
}

/** What a workflow's own token may do with `contents`, `pull-requests` and `security-events` to read. */
const GITHUB_TOKEN = { metadata: 'read', contents: 'read', pull_requests: 'read', security_events: 'read' } as const;

/** Runs the bundle as a runner runs a step: plain Node, another working folder, everything by the environment. */
export async function runAction(step: Step): Promise<Stepped> {
  const token = step.gitHub.token({ permissions: { ...GITHUB_TOKEN, ...step.permissions } });
  const files = temporaryFolder({
    output: '',
    summary: '',
    'event.json': JSON.stringify(step.payload ?? {}),
    'temp/x': '',
  });
  const script = join(step.bundle, 'action/dist/index.js');
  const { status, log } = await spawned(script, temporaryFolder(), variables(step, { files, token }));
  const outputs = readOutputs(readFileSync(join(files, 'output'), 'utf8'));
  const lines = log.split('\n');
  return {
    ...{ status, log, token, outputs },
    summary: readFileSync(join(files, 'summary'), 'utf8'),
    errors: lines.filter((line) => line.startsWith('::error')),
    warnings: lines.filter((line) => line.startsWith('::warning')),
    report: (name) => {
      const path = join(outputs['report-path'] ?? step.workspace, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    },
  };
}

function variables(step: Step, { files, token }: { readonly files: string; readonly token: string }) {
  return {
    PATH: process.env.PATH ?? '',
    GITHUB_EVENT_NAME: step.event,
    GITHUB_EVENT_PATH: join(files, 'event.json'),
    GITHUB_REPOSITORY: 'tea-works/kettle',
    GITHUB_SHA: step.commit,
    GITHUB_REF: step.ref,
    GITHUB_API_URL: step.gitHub.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_OUTPUT: join(files, 'output'),
    GITHUB_STEP_SUMMARY: join(files, 'summary'),
    GITHUB_WORKSPACE: step.workspace,
    RUNNER_TEMP: join(files, 'temp'),
    ...inputVariables({ token, ...step.inputs }),
    ...step.environment,
  };
}

function spawned(script: string, cwd: string, environment: NodeJS.ProcessEnv) {
  return new Promise<{ readonly status: number | null; readonly log: string }>((done, fail) => {
    const child = spawn(node, [script], { cwd, env: environment });
    let log = '';
    const keep = (part: Buffer) => (log += part.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', fail).once('close', (status) => done({ status, log }));
  });
}

/** A runner hands inputs over in capitals; hyphens stay. */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function readOutputs(text: string): Readonly<Record<string, string>> {
  const entries = text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...entries].map(([, name = '', , value = '']) => [name, value]));
}

export function linkInto(folder: string, name: string, target: string): void {
  symlinkSync(target, join(folder, name));
}
