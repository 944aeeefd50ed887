import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseForm } from '../../src/policy/parse-form.ts';
import { shippedPolicy } from '../policies/support.ts';
import { goodPolicy, problemsOf } from './support.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../policies/forms/cisa-form-1.0.yml'), 'utf8');
const FORM = `form: some-form
edition: '1'
label: { en: Some form, ja: 様式 }
status: { en: optional, ja: 任意 }
asOf: 2026-11-23
items:
  - id: 1a
    label: { en: First, ja: 項目 }
    tasks: [PS.1.1]
    checks: [PS.1.1-1a]
`;
const check = (text: string) => problemsOf(() => parseForm('f.yml', text, goodPolicy()));

describe('a form', () => {
  it('is read with its items in order', () => {
    expect(parseForm('f.yml', FORM, goodPolicy()).items.map(({ id }) => id)).toEqual(['1a']);
  });

  it.each<{ name: string; from: string; to: string; problem: RegExp }>([
    { name: 'a criterion that the policy does not hold', from: '[PS.1.1-1a]', to: '[PS.1.1-1a, PS.1.1-1z]', problem: /^f\.yml:10: the policy has no criterion PS\.1\.1-1z; did you mean/ },
    { name: 'a task without a check', from: '[PS.1.1]', to: '[PS.1.1, PS.2.1]', problem: /^f\.yml:9: the item names PS\.2\.1 but no check of it/ },
    { name: 'no check at all', from: '[PS.1.1-1a]', to: '[]', problem: /^f\.yml:10: items\[0\]\.checks: / },
    { name: 'an unknown task', from: '[PS.1.1]', to: '[PS.9.9]', problem: /^f\.yml:9: items\[0\]\.tasks\[0\]: expected one of the 42 task ids/ },
    { name: 'an unknown key', from: 'asOf:', to: 'required: true\nasOf:', problem: /^f\.yml:5: .*required/ },
    { name: 'an item twice', from: '  - id: 1a', to: '  - id: 1a\n    label: { en: a, ja: 項 }\n    tasks: [PS.1.1]\n    checks: [PS.1.1-1a]\n  - id: 1a', problem: /^f\.yml:11: another item has this id/ },
  ])('with $name is refused at its line', ({ from, to, problem }) => {
    const found = check(FORM.replace(from, to));
    expect(found).toEqual([expect.stringMatching(problem)]);
  }); // prettier-ignore
});

describe('the shipped CISA form', () => {
  const form = parseForm('cisa-form-1.0.yml', shipped, shippedPolicy());

  it('has the items of version 1.0 and the 31 tasks that they name', () => {
    expect(form.items.map(({ id }) => id)).toEqual([
      '1',
      '1a',
      '1b',
      '1c',
      '1d',
      '1e',
      '1f',
      '2',
      '3',
      '4a',
      '4b',
      '4c',
    ]);
    expect(new Set(form.items.flatMap(({ tasks }) => tasks)).size).toBe(31);
  });

  it('rests each item on required criteria alone', () => {
    const required = new Set(shippedPolicy().tasks.flatMap(({ levels }) => levels.flatMap(({ criteria }) => criteria.filter(({ mark }) => mark === 'required').map(({ id }) => id)))); // prettier-ignore
    expect(form.items.flatMap(({ checks }) => checks).filter((id) => !required.has(id))).toEqual([]);
  });

  it('says that nobody has to use it', () => {
    expect(form.status.en).toMatch(/optional since OMB M-26-05/);
    expect(JSON.stringify(form)).not.toMatch(/required by|"ready|準拠/i);
  });
});
