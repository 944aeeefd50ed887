import { runCli } from '../../src/cli/run.ts';
import type { Io } from '../../src/cli/io.ts';
import { NOW } from './sandbox.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, as from a shell with this folder, this environment and no terminal. */
export async function run(args: readonly string[], world: Partial<Io> = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCli(args, {
    cwd: process.cwd(),
    environment: { PATH: process.env.PATH },
    now: () => NOW,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    clean: (text) => text,
    terminal: false,
    fetch: () => Promise.reject(new Error('the network was not expected')),
    wait: () => Promise.resolve(),
    ...world,
  });
  return { status, out: out.join(''), err: err.join('') };
}
