import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MAX_FIELD_BYTES, renderCheckRun } from '../../src/reports/check-run/index.ts';
import { MAX_MARKDOWN_BYTES } from '../../src/reports/limits.ts';
import { markdown } from '../../src/reports/markdown/index.ts';
import { byteLength, fitSections, leftOut } from '../../src/reports/fit-sections.ts';
import { section, type Section } from '../../src/reports/sections.ts';
import type { ReportInput } from '../../src/reports/types.ts';
import { observed, text } from '../support/build.ts';
import { markdownFlaws } from './flaws.ts';
import { BASE_FACTS, PULL_REQUEST, pullRequest, withFacts } from './scene.ts';

const note = leftOut('en');
const anySection: fc.Arbitrary<Section> = fc.record({
  head: fc.string({ unit: 'grapheme', maxLength: 40 }),
  rows: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { maxLength: 30 }),
  tail: fc.constantFrom('', 'end'),
  weight: fc.nat(5),
});

describe('sections that have to fit', () => {
  it('never take more bytes than there are, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(anySection, { maxLength: 8 }), fc.nat(3000), (sections, limit) => {
        expect(byteLength(fitSections(sections, limit, note))).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('are whole where there is room for them', () => {
    fc.assert(
      fc.property(fc.array(anySection, { maxLength: 8 }), (sections) => {
        const whole = fitSections(sections, 1e9, note);
        expect(fitSections(sections, byteLength(whole), note)).toBe(whole);
        expect(whole).not.toContain('left out');
      }),
    );
  });

  it('lose rows from the end, whole ones, and say how many', () => {
    const rows = Array.from({ length: 30 }, (_, n) => `行 ${n} 😀`);
    const text = fitSections([section(1, { head: 'head', rows, tail: 'tail' })], 250, note);
    const kept = rows.filter((row) => text.includes(row));
    expect(kept).toEqual(rows.slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(0);
    expect(text).toContain(`… ${30 - kept.length} more left out`);
    expect(text.endsWith('tail')).toBe(true);
  });

  it('lose the least important first', () => {
    const rows = Array.from({ length: 50 }, () => 'x'.repeat(20));
    const text = fitSections([section(1, { head: 'low', rows }), section(9, { head: 'high', rows })], 1200, note);
    expect(text.slice(text.indexOf('high'))).toBe(['high', ...rows].join('\n'));
  });

  it('use the room: one row more would not fit', () => {
    const rows = Array.from({ length: 100 }, (_, n) => `row ${n}`);
    const size = byteLength(fitSections([section(1, { rows })], 500, note));
    expect(size).toBeGreaterThan(500 - 'row 99\n'.length - 2);
  });

  it('are measured once, however many rows there are', () => {
    let asked = 0;
    const counted = (count: number) => {
      asked += 1;
      return note(count);
    };
    const rows = Array.from({ length: 100_000 }, (_, n) => `row ${n}`);
    fitSections([section(1, { rows }), section(2, { rows })], 1000, counted);
    expect(asked).toBeLessThanOrEqual(2 * rows.length + 4);
  });
});

const LONG = ['最小権限の原則に基づくコードの保管', '👩‍👩‍👧‍👦🏳️‍🌈', 'a | b <details> `c` @d\n', 'x'];

/** An input with far more to say than GitHub takes. */
function huge(piece: string, count: number, number = PULL_REQUEST.number): ReportInput {
  const long = piece.repeat(60);
  const sources = Array.from({ length: 40 }, (_, n) => ({ path: `${n}/${long}`, line: n + 1 }));
  const facts = withFacts([
    observed('workflow.pinned-actions-ratio', 0, { because: text(long), sources }),
    observed('workflow.script-injections', 3, { because: text(long), sources }),
  ]);
  const input = pullRequest({
    subject: { ...PULL_REQUEST, number },
    facts,
    previous: BASE_FACTS,
    afterMerge: Array.from({ length: count }, (_, n) => text(`${n} ${long}`)),
  });
  const messages = input.assessment.tasks.map((task) => ({
    ...task,
    criteria: task.criteria.map((one) => ({ ...one, message: text(long.repeat(5)) })),
  }));
  return { ...input, assessment: { ...input.assessment, tasks: messages } };
}

const hugeInput = fc.tuple(fc.constantFrom(...LONG), fc.integer({ min: 0, max: 300 }));

describe('a check run', () => {
  it('fits GitHub in bytes, with tables and folds whole, however much there is to say', () => {
    fc.assert(
      fc.property(hugeInput, fc.constantFrom('en' as const, 'ja' as const), ([piece, count], language) => {
        const { content } = renderCheckRun([huge(piece, count)], { language, audience: 'organisation' });
        for (const page of [content.summary, content.text ?? '']) {
          expect(byteLength(page)).toBeLessThanOrEqual(MAX_FIELD_BYTES);
          expect(markdownFlaws(page)).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('fits with hundreds of pull requests on one head, and keeps the answer of the first', () => {
    const inputs = Array.from({ length: 300 }, (_, n) => pullRequest({ subject: { ...PULL_REQUEST, number: n + 1 } }));
    const [first, ...others] = inputs;
    if (first === undefined) throw new Error('no input');
    const { content } = renderCheckRun([first, ...others], { language: 'ja', audience: 'public' });
    expect(byteLength(content.summary)).toBeLessThanOrEqual(MAX_FIELD_BYTES);
    expect(byteLength(content.text ?? '')).toBeLessThanOrEqual(MAX_FIELD_BYTES);
    expect(content.summary).toContain('## #1\n');
    expect(content.summary).toMatch(/省略しました[^\n]*$/);
  });

  it('keeps answer, gate and disclaimer when the evidence has to go', () => {
    const { content } = renderCheckRun([huge('最小権限', 400)], { language: 'en', audience: 'organisation' });
    expect(content.summary).toContain('**This pull request ');
    expect(content.summary).toContain('**Gate**');
    expect(content.text).toContain('left out for size');
    expect(content.text).toContain('not set or approved by METI or NIST');
  });
});

describe('a Markdown document', () => {
  it('fits a job summary', () => {
    const { content } = markdown.render(huge('最小権限の原則😀', 3000), { language: 'ja', audience: 'organisation' });
    expect(byteLength(content)).toBeLessThanOrEqual(MAX_MARKDOWN_BYTES);
    expect(markdownFlaws(content)).toEqual([]);
  });
});
