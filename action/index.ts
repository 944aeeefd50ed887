import * as core from '@actions/core';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadEngine } from '../src/cli/engine.ts';
import { readEvent } from './event.ts';
import { InputError, readInputs } from './inputs.ts';
import { evaluateEvent, type Runner } from './main.ts';
import { present } from './present.ts';
import { readSupplied } from './supplied.ts';

await main();

async function main(): Promise<void> {
  try {
    const inputs = readInputs((name) => core.getInput(name));
    if (inputs.token !== '') core.setSecret(inputs.token);
    const engine = loadEngine(new URL('../../policies/', import.meta.url), new URL('./cyclonedx/', import.meta.url));
    const started = readEvent(required('GITHUB_EVENT_NAME'), eventPayload());
    const evaluation = await evaluateEvent(engine, inputs, { started, runner: runner(inputs) });
    process.exitCode = await present(evaluation, inputs, {
      workspace: workspace(),
      temporary: process.env.RUNNER_TEMP,
    });
  } catch (error) {
    core.setFailed(oneLine(error));
    process.exitCode = 2;
  }
}

function runner(inputs: {
  readonly path: string;
  readonly sbom: readonly string[];
  readonly sarif: readonly string[];
}): Runner {
  const folder = resolve(workspace(), inputs.path);
  return {
    repository: required('GITHUB_REPOSITORY'),
    apiUrl: process.env.GITHUB_API_URL ?? 'https://api.github.com',
    host: new URL(process.env.GITHUB_SERVER_URL ?? 'https://github.com').host,
    ref: (process.env.GITHUB_REF ?? '').replace(/^refs\/(heads|tags)\//, ''),
    commit: required('GITHUB_SHA'),
    folder,
    path: process.env.PATH ?? '',
    supplied: readSupplied(folder, inputs),
    fetch,
    now: () => new Date().toISOString(),
  };
}

function workspace(): string {
  return process.env.GITHUB_WORKSPACE ?? process.cwd();
}

function eventPayload(): unknown {
  const path = process.env.GITHUB_EVENT_PATH;
  return path === undefined || path === '' ? {} : JSON.parse(readFileSync(path, 'utf8'));
}

function required(name: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  throw new InputError(`${name}: expected to be set by the runner, came nothing; run this as a GitHub Action`);
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : 'something went wrong').replaceAll(/\s*\n\s*/g, '; ');
}
