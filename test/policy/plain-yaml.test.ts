import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { plainYaml } from '../../src/policy/plain-yaml.ts';

const policies = join(import.meta.dirname, '../../policies');

/** What the reader that knows positions makes of a text. */
const slowly = (text: string): unknown =>
  parseDocument(text, { schema: 'core', merge: false, stringKeys: true }).toJS();

describe('the quick reader', () => {
  it.each(['ssdf-1.1', 'profiles'])('reads every shipped file of %s as the other one does', (folder) => {
    const files = readdirSync(join(policies, folder)).filter((name) => name.endsWith('.yml'));
    const different = files.filter((name) => {
      const text = readFileSync(join(policies, folder, name), 'utf8');
      return JSON.stringify(plainYaml(text)?.value) !== JSON.stringify(slowly(text));
    });
    expect([files.length > 10, different]).toEqual([true, []]);
  });

  it('never reads a text otherwise than the other one', () => {
    const scalar = fc.oneof(fc.string(), fc.constantFrom('1', '0x1F', '0o17', '1_0', '.5', '~', 'null', 'Null', 'yes', 'True', '1e3', '2026-01-01', '.inf', '-0', '08', '- x', '# c', 'a: b', ''), fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true })); // prettier-ignore
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(fc.string({ maxLength: 6 }), tie('tree'), { maxKeys: 4 })),
    })); // prettier-ignore
    fc.assert(
      fc.property(tree, fc.boolean(), (value, raw) => {
        // Raw: the scalars as people type them, unquoted.
        const typed = raw && Array.isArray(value) && value.every((each) => typeof each !== 'object');
        const text = typed ? value.map((each) => `- ${String(each)}`).join('\n') : stringify(value);
        const quick = plainYaml(text);
        if (quick !== undefined) expect(JSON.stringify(quick.value)).toBe(JSON.stringify(slowly(text)));
      }),
      { numRuns: 400 },
    );
  });

  it.each<{ name: string; text: string }>([
    { name: 'nothing', text: '' },
    { name: 'a key twice', text: 'a: 1\na: 2' },
    { name: 'a key in two spellings', text: '1: x\n"1": y' },
    { name: 'a key that is no word', text: '0x1: x' },
    { name: 'the key of a prototype', text: '? [a]\n: b' },
    { name: 'an anchor', text: 'a: &b c' },
    { name: 'an alias', text: 'a: &b c\nd: *b' },
    { name: 'a tag', text: 'a: !!str b' },
    { name: 'a directive', text: '%YAML 1.2\n---\na: b' },
    { name: 'two documents', text: 'a: b\n---\nc: d' },
    { name: 'an open bracket', text: 'a: [b' },
    { name: 'deep nesting', text: `a: ${'['.repeat(40)}${']'.repeat(40)}` },
    { name: 'more bytes than a file may have', text: `a: ${'x'.repeat(300 * 1024)}` },
  ])('leaves $name to the other one', ({ text }) => expect(plainYaml(text)).toBeUndefined());
});
