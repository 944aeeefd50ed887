import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openSqliteStore } from '../../../src/adapters/sqlite/store.ts';
import { instant } from '../../support/requests.ts';

const child = join(import.meta.dirname, 'accept-for-ever.ts');

/** Lets a process accept deliveries, kills it once `after` ids are acknowledged, and gives all that it acknowledged. */
async function acceptAndKill({ path, first, after }: { path: string; first: number; after: number }) {
  const running = spawn(process.execPath, [child, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  running.stdout.on('data', (part: Buffer) => {
    printed += part.toString();
    if (printed.split('\n').length > after) running.kill('SIGKILL');
  });
  await once(running, 'close');
  // The last line may be cut; an id is acknowledged once its line is whole.
  return printed.split('\n').slice(0, -1);
}

describe('a process killed at a random moment', () => {
  it('loses no delivery that it acknowledged, over several lives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ssdf-gate-kill-'));
    const path = join(folder, 'store.sqlite');
    const acknowledged: string[] = [];
    for (const life of [1, 2, 3, 4]) {
      const after = Math.ceil(Math.random() * 400);
      acknowledged.push(...(await acceptAndKill({ path, first: life * 1_000_000, after })));
    }
    const store = openSqliteStore({ path });
    const found = new Set<string>();
    for (let one = await store.claimDelivery(instant(1)); one; one = await store.claimDelivery(instant(1))) {
      found.add(one.id);
    }
    await store.close();
    rmSync(folder, { recursive: true });
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  });
});
