import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Output of a git command larger than this is refused. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Settings that a hostile `.git/config` could use to run a command or reach the network, each turned off. Git is only ever
 * asked to read: no hooks, monitors, filters, pagers, external diffs, lazy fetches or credential helpers can start.
 */
const HARMLESS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.sshCommand=false',
  'core.alternateRefsCommand=false',
  'core.untrackedCache=false',
  'credential.helper=',
  'diff.external=',
  'gpg.program=false',
  'protocol.allow=never',
  'safe.directory=*',
];

const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
};

/** What git says about a folder; undefined where the question has no answer. */
export interface GitFolder {
  ask(...args: readonly string[]): Promise<string | undefined>;
  /** The same byte by byte, with lines for git to read. */
  bytes(input: readonly string[], ...args: readonly string[]): Promise<Uint8Array | undefined>;
}

/** A folder that is the top of a git checkout; undefined for any other. `path` finds the git program and nothing else. */
export function gitFolder(root: string, path: string): GitFolder | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  const settings = HARMLESS.flatMap((setting) => ['-c', setting]);
  const folder = [...settings, `--git-dir=${join(root, '.git')}`, `--work-tree=${root}`, '--no-pager'];
  const limits = { maxBuffer: MAX_OUTPUT_BYTES, timeout: 60_000 };
  const options = { cwd: root, env: { PATH: path, ...ENVIRONMENT }, ...limits };
  return {
    ask: (...args) =>
      new Promise((resolve) => {
        execFile('git', [...folder, ...args], options, (error, out) => resolve(error === null ? out : undefined));
      }),
    bytes: (input, ...args) =>
      new Promise((resolve) => {
        const asBytes = { ...options, encoding: 'buffer' } as const;
        const child = execFile('git', [...folder, ...args], asBytes, (error, out) =>
          resolve(error === null ? out : undefined),
        );
        // Git may end before it has read everything; its exit code says so then.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input.map((line) => `${line}\n`).join(''));
      }),
  };
}
