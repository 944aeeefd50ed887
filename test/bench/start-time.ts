import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { medianMs, ms, times } from './median.ts';

const cli = resolve(import.meta.dirname, '../../src/cli/index.ts');

/** From start to first output, against starting Node with nothing to do. */
export async function startTime(): Promise<readonly string[]> {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { stdio: 'ignore' });
  const bare = await medianMs(9, () => run('-e', '0'));
  const help = await medianMs(9, () => run(cli, 'help'));
  return [`start: first output after ${ms(help)} (limit 500 ms), ${times(help / bare)} of a bare Node (${ms(bare)})`];
}
