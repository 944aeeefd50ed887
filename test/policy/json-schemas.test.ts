import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { FORMAT_NAMES, formatSchema, type FormatName } from '../../src/policy/json-schemas.ts';
import { CASES, fileOf, FRAMEWORK, TASK } from './support.ts';

const validatorOf = (name: FormatName) =>
  new Ajv2020({ strict: false, validateFormats: false }).compile(formatSchema(name));

describe('the JSON schema', () => {
  it.each(FORMAT_NAMES.map((name) => ({ name })))('of $name is the one that is shipped', ({ name }) => {
    expect(JSON.parse(fileOf('policies', 'schema', `${name}.schema.json`))).toEqual(formatSchema(name));
  });

  it.each<{ name: FormatName; text: string }>([
    { name: 'task', text: TASK },
    { name: 'cases', text: CASES },
    { name: 'framework', text: FRAMEWORK },
    { name: 'profile', text: 'profile: a\nlabel: { en: a, ja: あ }\ntargets: { PS.1.1: 1 }' },
    { name: 'configuration', text: 'gate: enforce\nlocks: [gate]' },
    {
      name: 'exceptions',
      text: '- { criterion: PS.1.1-2a, reason: one person, approver: carol, expires: 2027-01-31 }',
    },
  ])('of $name accepts a good file and refuses an unknown key', ({ name, text }) => {
    const validate = validatorOf(name);
    const good: unknown = parse(text);
    expect(validate(good)).toBe(true);
    expect(validate(Array.isArray(good) ? [{ ...good[0], unknown: 1 }] : { ...(good as object), unknown: 1 })).toBe(
      false,
    );
  });
});
