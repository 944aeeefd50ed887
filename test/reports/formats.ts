import type { Audience } from '../../src/model/fact.ts';
import { TASK_IDS } from '../../src/model/level.ts';
import { REPORTS } from '../../src/reports/api.ts';
import { renderCase } from '../../src/reports/case/index.ts';
import { renderCheckRun } from '../../src/reports/check-run/index.ts';
import { renderExplanation } from '../../src/reports/explain/index.ts';
import type { ReportInput, ReportOptions } from '../../src/reports/types.ts';

/** Anything that shows an assessment to a person or a program, seen through one door. */
export interface Format {
  readonly name: string;
  readonly render: (input: ReportInput, options: ReportOptions) => { audience: Audience; content: string };
}

const checkRun: Format = {
  name: 'check run',
  render: (input, options) => ({
    audience: options.audience,
    content: JSON.stringify(renderCheckRun([input], options), null, 2),
  }),
};

const explain: Format = {
  name: 'explain',
  render: (input, options) => ({
    audience: options.audience,
    content: TASK_IDS.map((task) => renderExplanation({ ...input, task }, options)).join('\n'),
  }),
};

const oneCase: Format = {
  name: 'case',
  render: (input, options) => ({
    audience: options.audience,
    content: TASK_IDS.map((task) => renderCase({ ...input, task }, options)).join('\n'),
  }),
};

export const FORMATS: readonly Format[] = [
  ...REPORTS.map((report): Format => ({ name: report.id, render: report.render })),
  checkRun,
  explain,
  oneCase,
];

/** Those that hold back what their readers may not see; the JSON document is for readers who may see all. */
export const GUARDED_FORMATS = FORMATS.filter(({ name }) => name !== 'json');
