import { setTimeout as later } from 'node:timers/promises';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MAX_EVENT_BYTES } from './event.ts';
import { type ActionInputs, InputError } from './inputs.ts';
import { isWithin } from './inside.ts';
import type { Runner } from './main.ts';
import { readSupplied } from './supplied.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the runner's variables say, each checked. */
export function readRunner(environment: Environment, inputs: ActionInputs): Runner {
  const folder = checkoutFolder(workspaceOf(environment), inputs.path);
  return {
    repository: required(environment, 'GITHUB_REPOSITORY'),
    apiUrl: addressOf(environment, 'GITHUB_API_URL', 'https://api.github.com').replace(/\/+$/, ''),
    host: new URL(addressOf(environment, 'GITHUB_SERVER_URL', 'https://github.com')).host,
    ref: (environment.GITHUB_REF ?? '').replace(/^refs\/(heads|tags)\//, ''),
    commit: required(environment, 'GITHUB_SHA'),
    folder,
    path: environment.PATH ?? '',
    supplied: readSupplied(folder, inputs.files),
    fetch,
    now: () => new Date().toISOString(),
    wait: (ms) => later(ms),
  };
}

export function workspaceOf(environment: Environment): string {
  return resolve(environment.GITHUB_WORKSPACE ?? '.');
}

/** Name and text of the event; an event without a file has nothing to say. */
export function readEventFile(environment: Environment): { readonly name: string; readonly payload: string } {
  const name = required(environment, 'GITHUB_EVENT_NAME');
  const path = environment.GITHUB_EVENT_PATH;
  if (path === undefined || path === '') return { name, payload: '{}' };
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isFile() !== true || status.size > MAX_EVENT_BYTES) {
    throw new InputError(
      `GITHUB_EVENT_PATH: expected a file of at most ${MAX_EVENT_BYTES} bytes, there is none; run this as a GitHub Action`,
    );
  }
  return { name, payload: readFileSync(path, 'utf8') };
}

function checkoutFolder(workspace: string, given: string): string {
  const folder = resolve(workspace, given);
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status?.isDirectory() === true && isWithin(realpathSync(workspace), realpathSync(folder))) return folder;
  throw new InputError(
    `input path: expected a folder inside the workspace, came "${given}"; name the folder that actions/checkout filled`,
  );
}

function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (value !== undefined && value !== '') return value;
  throw new InputError(`${name}: expected to be set by the runner, came nothing; run this as a GitHub Action`);
}

/** The token is sent there, so that nothing but https will do; loopback is for tests. */
function addressOf(environment: Environment, name: string, usual: string): string {
  const text = environment[name] ?? usual;
  const url = URL.parse(text);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')) return text;
  throw new InputError(`${name}: expected an https address, came "${text}"; run this as a GitHub Action`);
}
