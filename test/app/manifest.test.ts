import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { WEBHOOK_HANDLERS } from '../../src/app/webhooks/api.ts';

interface Manifest {
  readonly default_events: readonly string[];
  readonly default_permissions: Readonly<Record<string, string>>;
}
const manifest = parse(readFileSync(join(import.meta.dirname, '../../app.yml'), 'utf8')) as Manifest;

describe('app.yml', () => {
  it('asks for exactly the events that are handled', () => {
    // GitHub sends the installation events to every App; they cannot be asked for.
    const handled = WEBHOOK_HANDLERS.map(({ event }) => event).filter((event) => !event.startsWith('installation'));
    expect([...manifest.default_events].sort()).toEqual(handled.sort());
  });

  it('may write check runs and nothing else', () => {
    const writes = Object.entries(manifest.default_permissions).filter(([, level]) => level !== 'read');
    expect(writes).toEqual([['checks', 'write']]);
  });
});
