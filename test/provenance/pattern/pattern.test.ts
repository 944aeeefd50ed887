import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPattern } from '../../../src/provenance/pattern/pattern.ts';

describe('a pattern', () => {
  it.each<{ pattern: string; obeys: readonly string[]; not: readonly string[] }>([
    { pattern: 'abc', obeys: ['abc'], not: ['ab', 'abcd', 'xabc', 'abc\n', ''] },
    { pattern: '^abc$', obeys: ['abc'], not: ['xabc', 'abcx'] },
    { pattern: 'a|bc', obeys: ['a', 'bc'], not: ['abc', 'ac', 'xbc', 'ax'] },
    { pattern: '^a|b$', obeys: ['a', 'b'], not: ['ax', 'xb'] },
    { pattern: 'a.c', obeys: ['abc', 'a c', 'a😀c'], not: ['ac', 'a\nc', 'abbc'] },
    { pattern: 'a\\.c', obeys: ['a.c'], not: ['abc'] },
    { pattern: 'ab*c', obeys: ['ac', 'abc', 'abbbc'], not: ['adc'] },
    { pattern: 'ab+?c', obeys: ['abc', 'abbc'], not: ['ac'] },
    { pattern: 'ab?c', obeys: ['ac', 'abc'], not: ['abbc'] },
    { pattern: 'ab{2}c', obeys: ['abbc'], not: ['abc', 'abbbc'] },
    { pattern: 'ab{2,}c', obeys: ['abbc', 'abbbbc'], not: ['abc'] },
    { pattern: 'ab{1,2}c', obeys: ['abc', 'abbc'], not: ['ac', 'abbbc'] },
    { pattern: '(?:ab|c)+d', obeys: ['abd', 'cabd'], not: ['d', 'abcc'] },
    { pattern: '[a-c_]x', obeys: ['ax', 'cx', '_x'], not: ['dx', 'x'] },
    { pattern: '[^a-c]x', obeys: ['dx'], not: ['ax', 'x'] },
    { pattern: '[\\w.-]+@a', obeys: ['a.b-c@a'], not: ['a b@a', '@a'] },
    { pattern: '[a-]x', obeys: ['-x', 'ax'], not: ['bx'] },
    { pattern: 'v\\d+\\s', obeys: ['v12 '], not: ['v ', 'v1'] },
    { pattern: '\\Dx', obeys: ['ax'], not: ['1x'] },
  ])('$pattern is obeyed by the whole text or not at all', ({ pattern, obeys, not }) => {
    const { matches } = readPattern(pattern);
    expect(obeys.filter((text) => !matches(text))).toEqual([]);
    expect(not.filter(matches)).toEqual([]);
  });

  it('agrees with the engine of the language, anchored', () => {
    const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|bb)', '(?:ab)', '\\.', 'x');
    const times = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}');
    const pattern = fc.array(
      fc.tuple(piece, times).map((pair) => pair.join('')),
      { minLength: 1, maxLength: 6 },
    );
    const text = fc.array(fc.constantFrom('a', 'b', 'x', '.', 'ab'), { maxLength: 10 }).map((all) => all.join(''));
    fc.assert(
      fc.property(pattern, text, (parts, one) => {
        const source = `q${parts.join('')}`;
        expect(readPattern(source).matches(`q${one}`)).toBe(new RegExp(`^(?:${source})$`).test(`q${one}`));
      }),
    );
  });

  it.each<{ pattern: string; why: RegExp }>([
    { pattern: '', why: /expects nobody/ },
    { pattern: '.*', why: /expects nobody/ },
    { pattern: '.+', why: /expects nobody/ },
    { pattern: '(a|.*)', why: /expects nobody/ },
    { pattern: 'a?', why: /expects nobody/ },
    { pattern: '(a', why: /not closed/ },
    { pattern: 'a)', why: /no "\(" before/ },
    { pattern: '[a', why: /ends in the middle/ },
    { pattern: '[]', why: /empty/ },
    { pattern: '[c-a]', why: /backwards/ },
    { pattern: '*a', why: /repeats nothing/ },
    { pattern: 'a**', why: /follows a repetition/ },
    { pattern: 'a{2', why: /ends in the middle/ },
    { pattern: 'a{3,2}', why: /expected \{n\}/ },
    { pattern: 'a{1000}', why: /expected \{n\}/ },
    { pattern: '(a)\\1', why: /is not read/ },
    { pattern: '(?=a)a', why: /look-around/ },
    { pattern: '(?i)a', why: /flags/ },
    { pattern: '\\bfoo', why: /is not read/ },
    { pattern: `${'('.repeat(60)}a${')'.repeat(60)}`, why: /deeper/ },
    { pattern: '((a{100}){100}){100}', why: /multiply/ },
    { pattern: 'a'.repeat(501), why: /at most 500/ },
  ])('that is not understood or expects nobody is refused: $pattern', ({ pattern, why }) => {
    expect(() => readPattern(pattern)).toThrow(why);
  });

  it.each(['(a+)+b', '(a|aa)+b', '(a|a)*b', '([a-z]+)*b', '(.*)(.*)(.*)(.*)(.*)b'])(
    'that hangs an engine with backtracking is walked once: %s',
    (source) => {
      const { matches } = readPattern(source);
      expect(matches(`${'a'.repeat(900)}c`)).toBe(false);
      expect(matches(`${'a'.repeat(900)}b`)).toBe(true);
      expect(matches(`${'a'.repeat(5000)}b`)).toBe(false);
    },
  );
});
