import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { assessmentSchema } from '../../src/documents/assessment.ts';
import { SAMPLES } from './samples.ts';

const folder = new URL('../golden/', import.meta.url);
const prefix = 'report.';
const kept = (file: string) => new URL(`${prefix}${file}`, folder);

/** `UPDATE_GOLDEN=1` writes the files anew; the difference is then read by a person. */
const UPDATE = process.env.UPDATE_GOLDEN === '1';

describe('finished reports', () => {
  it.each(SAMPLES)('$file is as it was read and approved', ({ file, content }) => {
    if (UPDATE) writeFileSync(kept(file), content());
    expect(existsSync(kept(file))).toBe(true);
    expect(content()).toBe(readFileSync(kept(file), 'utf8'));
  });

  it('no file is left over', () => {
    const files = readdirSync(folder).filter((file) => file.startsWith(prefix));
    expect(files.sort()).toEqual(SAMPLES.map(({ file }) => `${prefix}${file}`).sort());
  });

  it('the JSON document keeps to its schema', () => {
    const document: unknown = JSON.parse(readFileSync(kept('assessment.json'), 'utf8'));
    expect(assessmentSchema.safeParse(document).error).toBeUndefined();
  });
});
