import { describe, expect, it } from '@jest/globals';
import { createAjv, holds } from '../../src/sbom/cyclonedx-ajv.ts';

const DIGEST = '^([a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64})$';
const ajv = createAjv(new Map(), { allErrors: false });

describe('a pattern of several lengths', () => {
  const validate = ajv.compile({ type: 'string', pattern: DIGEST });
  it.each([
    ...[0, 1, 31, 32, 33, 39, 40, 41, 63, 64, 65, 96].map((length) => 'aF9'.repeat(40).slice(0, length)),
    `${'a'.repeat(31)}g`,
    `${'a'.repeat(32)}\n`,
    '🙂'.repeat(16),
  ])('answers of %j as the expression itself does', (text) => {
    expect(holds(validate, text)).toBe(new RegExp(DIGEST, 'u').test(text));
  });
});

it('two such patterns in one schema stay two', () => {
  const one = { type: 'string', pattern: '^([a-f]{2}|[a-f]{4})$' };
  const validate = ajv.compile({ properties: { one, other: { type: 'string', pattern: '^([a-f]{3}|[a-f]{5})$' } } });
  expect([holds(validate, { one: 'ab', other: 'abc' }), holds(validate, { one: 'ab', other: 'ab' })]).toEqual([
    true,
    false,
  ]);
});

it('characters are counted, not their halves', () => {
  expect(holds(ajv.compile({ type: 'string', maxLength: 2 }), '🙂🙂')).toBe(true);
});

describe('a pattern that only resembles one', () => {
  it.each([
    { pattern: '^([a-f]{2}|[0-9]{3})$', text: 'abc', fits: false },
    { pattern: '^([a-f]{2}|[0-9]{3})$', text: '123', fits: true },
    { pattern: '([a-f]{2}|[a-f]{3})', text: 'xabx', fits: true },
    { pattern: '^([a-f]{2,3})$', text: 'abc', fits: true },
  ])('$pattern on $text: $fits', ({ pattern, text, fits }) => {
    expect(holds(ajv.compile({ type: 'string', pattern }), text)).toBe(fits);
  });
});

describe('items that must differ', () => {
  const validate = ajv.compile({ type: 'array', uniqueItems: true });
  const many = Array.from({ length: 20 }, (_, at) => ({ name: 'one', at }));
  it.each<{ name: string; items: readonly unknown[]; fits: boolean }>([
    { name: 'few that differ', items: ['a', 'b', 1, '1', null, 'null', true], fits: true },
    { name: 'few with a double', items: ['a', 'b', 'a'], fits: false },
    { name: 'few alike in what tells them apart', items: [{ name: 'a', v: 1 }, { name: 'a', v: 2 }], fits: true },
    { name: 'many alike in what tells them apart', items: many, fits: true },
    { name: 'many with a double', items: [...many, { at: 3, name: 'one' }], fits: false },
    { name: 'a name and an object of that name', items: [...many, 'one'], fits: true },
  ])('$name: $fits', ({ items, fits }) => {
    expect(holds(validate, items)).toBe(fits);
  }); // prettier-ignore
});
