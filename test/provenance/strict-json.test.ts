import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strictJson } from '../../src/provenance/strict-json.ts';

it('reads what the language reads, when no field comes twice', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(strictJson(text)).toEqual({ state: 'read', value: JSON.parse(text) as unknown });
    }),
  );
});

it.each<{ text: string; why: string; came: string }>([
  { text: '{"a":1,"a":2}', why: 'duplicate-field', came: 'a' },
  { text: '[{"b":{"a":1 , "x":0, "a" :2}}]', why: 'duplicate-field', came: 'a' },
  { text: '{"a":1,"\\u0061":2}', why: 'duplicate-field', came: 'a' },
  { text: '{"__proto__":1,"__proto__":2}', why: 'duplicate-field', came: '__proto__' },
  { text: '{"a":', why: 'not-json', came: '5 characters' },
  { text: '['.repeat(129), why: 'too-deep', came: '128' },
])('refuses $text', ({ text, why, came }) => {
  expect(strictJson(text)).toEqual({ state: 'refused', why, came });
});

it.each(['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '{"a":"a\\":","b":"{\\"a\\":1,\\"a\\":2}"}', '["a","a"]'])(
  'takes one name in two places for no repetition: %s',
  (text) => {
    expect(strictJson(text).state).toBe('read');
  },
);
