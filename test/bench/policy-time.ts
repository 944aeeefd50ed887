import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { replay } from '../../src/assessment/replay.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { readEvidence } from '../../src/documents/read.ts';
import { medianMs, ms, times } from './median.ts';
import { wellKeptEvidence } from './world.ts';

const policies = new URL('../../policies/', import.meta.url);
const DOCUMENTS = 1000;

/** Loading and checking the shipped set in a fresh process, and replaying saved evidence under a second policy. */
export async function policyTime(): Promise<readonly string[]> {
  return [loading('loadPolicy'), loading('loadCheckedPolicy'), await replaying()];
}

const KINDS = {
  loadPolicy: 'policies: loaded to judge by, cold, in',
  loadCheckedPolicy: 'policies: loaded and checked with all their cases, cold, in',
} as const;

/** Timed inside a process that has parsed nothing yet; the modules it needs are loaded before the clock starts. */
function loading(loader: keyof typeof KINDS): string {
  const runs = Array.from({ length: 7 }, () => {
    const { stdout } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', PROGRAM, loader],
      {
        encoding: 'utf8',
      },
    );
    return stdout.trim().split(' ').map(Number);
  });
  const median = (index: number) => runs.map((run) => run[index] ?? Number.NaN).sort((a, b) => a - b)[3] ?? Number.NaN;
  const [load, parse] = [median(0), median(1)];
  return `${KINDS[loader]} ${ms(load)} (limit 250 ms), ${times(load / parse)} of js-yaml on all files of the set (${ms(parse)})`;
}

const at = (path: string) => JSON.stringify(new URL(resolve(import.meta.dirname, path), 'file:').href);
const PROGRAM = `
const engine = await import(${at('../../src/cli/engine.ts')});
const { load } = await import('js-yaml');
const folder = new URL('ssdf-1.1/', ${JSON.stringify(policies.href)});
let start = performance.now();
engine[process.argv[1]](folder);
const loaded = performance.now() - start;
const texts = [...engine.yamlFiles(folder).values()];
start = performance.now();
for (const text of texts) load(text);
console.log(loaded, performance.now() - start);
`;

async function replaying(): Promise<string> {
  const engine = loadEngine(policies);
  const { evidence } = await wellKeptEvidence(engine);
  const text = JSON.stringify(evidence);
  const rules = { from: engine.policy, to: engine.policy, facts: engine.facts };
  const parse = await medianMs(1, () => repeat(() => void JSON.parse(text)));
  const all = await medianMs(1, () => repeat(() => replay('x', readEvidence('x', text), rules)));
  return `replay: ${DOCUMENTS} saved evidence documents in ${ms(all)} (limit 10,000 ms), ${times(all / parse)} of JSON.parse on them (${ms(parse)})`;
}

function repeat(work: () => unknown): void {
  for (let run = 0; run < DOCUMENTS; run += 1) work();
}
