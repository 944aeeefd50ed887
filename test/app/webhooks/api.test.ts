import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { WEBHOOK_HANDLERS } from '../../../src/app/webhooks/api.ts';

const folder = join(import.meta.dirname, '../../../src/app/webhooks');

describe('the list of webhook handlers', () => {
  it('names every file of the folder', () => {
    const list = readFileSync(join(folder, 'api.ts'), 'utf8');
    const files = readdirSync(folder).filter((file) => !['api.ts', 'types.ts', 'payload.ts'].includes(file));
    expect(files.filter((file) => !list.includes(`'./${file}'`))).toEqual([]);
  });

  it('names every event once', () => {
    const events = WEBHOOK_HANDLERS.map(({ event }) => event);
    expect(events).toEqual([...new Set(events)]);
  });
});
