import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, digestOf } from '../../src/model/digest.ts';

describe('canonicalJson', () => {
  it('reads back as the value it was written from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes the members of a map by name, whatever order they came in', () => {
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: 'ü"' })).toBe('{"a":"ü\\"","b":[1,{"c":null,"d":"x"}]}');
    expect(digestOf({ b: 1, a: 2 })).toBe(digestOf({ a: 2, b: 1 }));
  });

  it('leaves out members that are undefined, and keeps the places of a list', () => {
    expect(canonicalJson({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}');
  });
});
