import { describe, expect, it } from '@jest/globals';
import { MAX_POLICY_FILE_BYTES } from '../../src/policy/read-yaml.ts';
import { parseProfile } from '../../src/policy/parse-profile.ts';
import { MAX_PROBLEMS_PER_FILE } from '../../src/policy/problem.ts';
import { problemsOf } from './support.ts';

const check = (text: string) => problemsOf(() => parseProfile('p.yml', text));

const NOT_YAML = 'correct this line, quote texts that hold ": " or " #"';

describe('a text that is no plain YAML is refused at its line', () => {
  it.each<{ name: string; text: string; problems: readonly string[] }>([
    {
      name: 'a key that stands twice',
      text: 'profile: a\nlabel: { en: a, ja: b }\nprofile: b',
      problems: ['p.yml:3: the key "profile" stands twice in one map; keep one of them'],
    },
    {
      name: 'a key that stands twice in two spellings',
      text: 'a:\n  1: x\n  "1": y',
      problems: ['p.yml:3: the key "1" stands twice in one map; keep one of them'],
    },
    {
      name: 'an alias, by which a small text becomes a large one',
      text: 'a: &a [x, x]\nb: &b [*a, *a]',
      problems: [
        'p.yml:1: anchors (&) and aliases (*) are not read here; write the value out',
        'p.yml:2: anchors (&) and aliases (*) are not read here; write the value out',
        'p.yml:2: anchors (&) and aliases (*) are not read here; write the value out',
        'p.yml:2: anchors (&) and aliases (*) are not read here; write the value out',
      ],
    },
    {
      name: 'a tag',
      text: 'profile: !!str a',
      problems: ['p.yml:1: YAML tags (!) are not read here; write a plain value'],
    },
    {
      name: 'a tag of YAML 1.1',
      text: 'profile: !!binary aGVsbG8=',
      problems: [`p.yml:1: expected YAML 1.2, came text that does not parse (tag resolve failed); ${NOT_YAML}`],
    },
    {
      name: 'a second document',
      text: 'profile: a\n---\nprofile: b',
      problems: [`p.yml:2: expected YAML 1.2, came text that does not parse (multiple docs); ${NOT_YAML}`],
    },
    {
      name: 'a bracket that never closes',
      text: 'profile: a\nlabel: { en: a',
      problems: [`p.yml:2: expected YAML 1.2, came text that does not parse (bad indent); ${NOT_YAML}`],
    },
    {
      name: 'deep nesting',
      text: `profile: ${'['.repeat(40)}${']'.repeat(40)}`,
      problems: ['p.yml:1: nested deeper than 32 levels; flatten it'],
    },
    {
      name: 'a file over the size limit, counted in bytes',
      text: '#'.padEnd(Math.ceil(MAX_POLICY_FILE_BYTES / 3) + 1, '鍵'),
      problems: ['p.yml:1: the file is larger than 256 KiB; split it'],
    },
    { name: 'an empty file', text: '', problems: ['p.yml:1: the file: expected a map, came nothing; correct it'] },
    { name: 'a list', text: '- a', problems: ['p.yml:1: the file: expected a map, came a list; correct it'] },
  ])('$name', ({ text, problems }) => {
    expect(check(text)).toEqual(problems);
  });

  it('reads words of YAML 1.1 as the words they are', () => {
    expect(check('%YAML 1.1\n---\nprofile: no\nlabel: { en: yes, ja: off }\ntargets: { PS.1.1: 1 }')).toEqual([]);
  });

  it.each([
    { name: 'open brackets', text: '['.repeat(20_000) },
    { name: 'nested lists', text: '- '.repeat(20_000) },
    { name: 'nested maps', text: '{a: '.repeat(20_000) },
    { name: 'complex keys', text: '? '.repeat(20_000) },
    { name: 'closing brackets', text: '}'.repeat(20_000) },
    { name: 'distinct keys', text: Array.from({ length: 20_000 }, (_, index) => `${index}:`).join('\n') },
  ])('a flood of $name is refused with a few problems', ({ text }) => {
    const problems = check(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(MAX_PROBLEMS_PER_FILE);
    expect(problems.join('').length).toBeLessThan(10_000);
  });
});

describe('a foreign value in a problem', () => {
  it.each([
    { name: 'is cut', value: 'x'.repeat(500), shown: `"${'x'.repeat(60)}…"` },
    { name: 'stays on one line', value: '"a\\nb"', shown: '"a\\nb"' },
    { name: 'keeps no direction marks', value: '"a\\u202eb"', shown: '"a\\u202eb"' },
    {
      name: 'is never a token',
      value: `ghp_${'a1'.repeat(18)}`,
      shown: 'a value that is held back because it looks like a token',
    },
  ])('$name', ({ value, shown }) => {
    expect(check(`profile: a\nlabel: ${value}\ntargets: { PS.1.1: 1 }`)).toEqual([
      `p.yml:2: label: expected a text in both languages, as { en: …, ja: … }, came ${shown}; correct it`,
    ]);
  });
});
