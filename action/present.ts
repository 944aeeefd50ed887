import * as core from '@actions/core';
import { join } from 'node:path';
import { exitStatus } from '../src/model/exit-status.ts';
import type { Text } from '../src/model/text.ts';
import type { Evaluation } from '../src/pipeline/evaluation.ts';
import { renderCheckRun } from '../src/reports/check-run/index.ts';
import { MAX_MARKDOWN_BYTES } from '../src/reports/limits.ts';
import { markdown } from '../src/reports/markdown/index.ts';
import { annotate } from './annotate.ts';
import { leave } from './report-folder.ts';

interface Shown {
  /** Folder of the report, already made. */
  readonly folder: string;
  readonly notes: readonly Text[];
  /** Folder of the signed files of this run, when one was left. */
  readonly evidence?: string;
  /** What was asked for beside the verdict and did not come about: the step fails with it after everything is shown. */
  readonly failed: string | undefined;
}

/** Writes the report, the summary, the annotations and the outputs; gives the exit status of the step. */
export async function present(
  evaluation: Evaluation,
  { folder, notes, failed, evidence: left }: Shown,
): Promise<number> {
  const { input, options } = evaluation;
  const { assessment, evidence } = input;
  const { conclusion } = assessment.gate;
  const below = notesMarkdown(notes.map((note) => note[options.language]));
  const report = `${markdown.render(input, options).content}${below}`;
  leave(folder, 'report.md', report);
  leave(folder, 'assessment.json', asJson(assessment));
  leave(folder, 'evidence.json', asJson(evidence));
  const { content } = renderCheckRun([input], options);
  await summarise(fits(report) ? report : `${content.summary}\n${below}`);
  const fails = conclusion === 'failure' || conclusion === 'action_required';
  annotate(content.annotations, (fails ? 1 : 0) + (failed === undefined ? 0 : 1));
  setOutputs({
    conclusion,
    levels: JSON.stringify(levelsOf(evaluation)),
    'report-path': folder,
    ...packOutput(evaluation, folder),
    ...(left === undefined ? {} : { evidence: left }),
  });
  if (fails) core.setFailed(content.title);
  else core.info(content.title);
  if (failed === undefined) return exitStatus(conclusion);
  core.setFailed(failed);
  return 2;
}

function packOutput({ input: { pack } }: Evaluation, folder: string): Readonly<Record<string, string>> {
  return pack?.state === 'made' ? { pack: join(folder, pack.name) } : {};
}

function notesMarkdown(notes: readonly string[]): string {
  return notes.length === 0 ? '' : `\n---\n\n${notes.map((note) => `> ${note}\n`).join('>\n')}`;
}

function fits(text: string): boolean {
  return Buffer.byteLength(text) <= MAX_MARKDOWN_BYTES;
}

/** A runner without summaries still gets its verdict. */
async function summarise(text: string): Promise<void> {
  if ((process.env.GITHUB_STEP_SUMMARY ?? '') === '') return;
  await core.summary.addRaw(text).write();
}

export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

function levelsOf({ input }: Evaluation): Readonly<Record<string, number>> {
  return Object.fromEntries(
    input.assessment.tasks.flatMap((task) => (task.level === undefined ? [] : [[task.id, task.level]])),
  );
}

function asJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
