import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openObjectStore, type ObjectStoreOptions } from '../../../src/adapters/sqlite/objects.ts';
import { temporaryFolder } from '../../support/checkout.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined) => (found === undefined ? undefined : new TextDecoder().decode(found));
const written = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

function place() {
  const path = join(temporaryFolder(), 'objects');
  const problems: unknown[] = [];
  const open = (day = '2026-03-01', more: Partial<ObjectStoreOptions> = {}) =>
    openObjectStore({ path, now: () => `${day}T09:00:00Z`, problem: (error) => problems.push(error), ...more });
  return { path, open, problems };
}

describe('objects on the disk', () => {
  it('are there at once, and after the process that kept them is gone', () => {
    const { open } = place();
    const first = open();
    first.keep('blob a', bytes('alpha'));
    expect(text(first.get('blob a'))).toBe('alpha');
    first.close();
    const second = open();
    expect(text(second.get('blob a'))).toBe('alpha');
    expect(second.get('blob b')).toBeUndefined();
    second.close();
  });

  it('give way to newer ones once the bound is reached, the longest unused first', async () => {
    const { open } = place();
    const first = open('2026-03-01', { limit: 25 });
    first.keep('a', bytes('0123456789'));
    first.keep('b', bytes('0123456789'));
    first.close();
    const second = open('2026-03-02', { limit: 25 });
    second.get('a');
    await written();
    second.keep('c', bytes('0123456789'));
    await written();
    expect(['a', 'b', 'c'].map((key) => second.get(key) !== undefined)).toEqual([true, false, true]);
    second.close();
  });

  it('that nobody used for a month are forgotten', () => {
    const { open } = place();
    const first = open('2026-03-01');
    first.keep('a', bytes('alpha'));
    first.close();
    const soon = open('2026-03-31');
    expect(soon.get('a')).toBeDefined();
    soon.close();
    const late = open('2026-05-15');
    expect(late.get('a')).toBeUndefined();
    late.close();
  });

  it('are never written twice: what is there is what never changes', async () => {
    const { open } = place();
    const store = open();
    store.keep('a', bytes('alpha'));
    await written();
    store.keep('a', bytes('other'));
    await written();
    expect(text(store.get('a'))).toBe('alpha');
    store.close();
  });

  it('that cannot be written are a problem told, not a crash', async () => {
    const { open, problems } = place();
    const store = open();
    store.keep('a', 'no bytes' as never);
    store.keep('b', Symbol('nothing') as never);
    await written();
    expect(problems).toHaveLength(1);
    store.keep('c', bytes('gamma'));
    await written();
    expect(text(store.get('c'))).toBe('gamma');
    store.close();
  });

  it('in a file that is none are refused with its name', () => {
    const { open, path } = place();
    writeFileSync(path, 'this is no database, and it is long enough to be read as one');
    expect(() => open()).toThrow(expect.objectContaining({ code: 'STORE_UNUSABLE' }));
  });

  it('of a closed store are gone, without a fault', () => {
    const { open } = place();
    const store = open();
    store.close();
    store.keep('a', bytes('alpha'));
    expect(store.get('a')).toBeUndefined();
    store.close();
  });
});
