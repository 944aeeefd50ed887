import type { Env, Tri, Use } from '../model.ts';
import { useName } from '../use.ts';

/** A shell script in an input of an action. */
export interface HandedScript {
  /** The input as it is written, for finding its line. */
  readonly name: string;
  readonly text: string;
  readonly runs: Tri;
}

/** Actions whose purpose is to run what they are given: in a virtual machine, a container, a sandbox, or again on failure. */
const RUNNERS: Readonly<Record<string, string>> = {
  'nick-fields/retry': 'command',
  'nick-invision/retry': 'command',
  'wandalen/wretry.action': 'command',
  'geomys/sandboxed-step': 'run',
  'addnab/docker-run-action': 'run',
  'uraimo/run-on-arch-action': 'run',
  'cross-platform-actions/action': 'run',
  'reactivecircus/android-emulator-runner': 'script',
  'azure/cli': 'inlinescript',
  'azure/powershell': 'inlinescript',
  'devcontainers/ci': 'runcmd',
  'gabrielbb/xvfb-action': 'run',
  'coactions/setup-xvfb': 'run',
  'smorimoto/xvfb-action': 'run',
};

/** One action for each system, all alike. */
const RUNNER_FAMILY = /^vmactions\/[\w-]+-vm$/;

/** Input names that hold shell text where an action has such an input. */
const SCRIPT_INPUTS = new Set(['run', 'script', 'commands', 'cmd', 'runcmd', 'inlinescript']);

/** Their scripts are JavaScript, or run on another machine than the job's. */
const OTHERWISE = new Set(['actions/github-script', 'appleboy/ssh-action', 'appleboy/scp-action']);

export function scriptsHandedTo(use: Use, inputs: Env): HandedScript[] {
  if (use.kind !== 'repository') return [];
  const name = useName(use);
  if (OTHERWISE.has(name)) return [];
  const known = Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : RUNNER_FAMILY.test(name) ? 'run' : undefined;
  return Object.entries(inputs).flatMap(([input, text]): HandedScript[] => {
    const key = input.toLowerCase();
    if (key === known) return [{ name: input, text, runs: 'yes' }];
    return known === undefined && SCRIPT_INPUTS.has(key) ? [{ name: input, text, runs: 'unknown' }] : [];
  });
}
