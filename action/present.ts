import * as core from '@actions/core';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Annotation } from '../src/model/check-run.ts';
import { exitStatus } from '../src/model/exit-status.ts';
import type { Evaluation } from '../src/pipeline/evaluation.ts';
import { renderCheckRun } from '../src/reports/check-run/index.ts';
import { markdown } from '../src/reports/markdown/index.ts';
import { type ActionInputs, InputError } from './inputs.ts';

/** Annotations of one kind that a step may show. */
const MAX_ANNOTATIONS = 10;

interface Folders {
  readonly workspace: string;
  readonly temporary: string | undefined;
}

/** Writes the report, the summary, the annotations and the outputs; gives the exit status of the step. */
export async function present(evaluation: Evaluation, inputs: ActionInputs, folders: Folders): Promise<number> {
  const { input, options } = evaluation;
  const { assessment, evidence } = input;
  const report = markdown.render(input, options).content;
  const folder = reportFolder(inputs.reportPath, folders);
  writeFileSync(join(folder, 'report.md'), report);
  writeFileSync(join(folder, 'assessment.json'), `${JSON.stringify(assessment, null, 2)}\n`);
  writeFileSync(join(folder, 'evidence.json'), `${JSON.stringify(evidence, null, 2)}\n`);
  await core.summary.addRaw(report).write();
  const { content } = renderCheckRun([input], options);
  annotate(content.annotations);
  core.setOutput('conclusion', assessment.gate.conclusion);
  core.setOutput('levels', JSON.stringify(levelsOf(evaluation)));
  core.setOutput('report-path', folder);
  return conclude(evaluation, content.title);
}

function conclude({ input }: Evaluation, title: string): number {
  const { conclusion } = input.assessment.gate;
  if (conclusion === 'failure' || conclusion === 'action_required') core.setFailed(title);
  else core.info(title);
  return exitStatus(conclusion);
}

function levelsOf({ input }: Evaluation): Readonly<Record<string, number>> {
  return Object.fromEntries(
    input.assessment.tasks.flatMap((task) => (task.level === undefined ? [] : [[task.id, task.level]])),
  );
}

function annotate(annotations: readonly Annotation[]): void {
  const errors = annotations.filter((one) => one.level === 'failure').slice(0, MAX_ANNOTATIONS);
  const warnings = annotations.filter((one) => one.level === 'warning').slice(0, MAX_ANNOTATIONS);
  for (const one of errors) core.error(one.message, placeOf(one));
  for (const one of warnings) core.warning(one.message, placeOf(one));
}

function placeOf(one: Annotation) {
  return { title: one.title, file: one.path, startLine: one.startLine, endLine: one.endLine };
}

/** A folder of the workspace or of the runner's temporary folder, also after following links. */
function reportFolder(given: string, { workspace, temporary }: Folders): string {
  const folder = resolve(workspace, given);
  const roots = [workspace, ...(temporary === undefined || temporary === '' ? [] : [temporary])];
  const inside = (path: string) => roots.some((root) => isInside(realpathSync(root), path) || isInside(root, path));
  if (!inside(folder)) throw wrongFolder(given);
  mkdirSync(folder, { recursive: true });
  if (!inside(realpathSync(folder))) throw wrongFolder(given);
  return folder;
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && !way.startsWith('..');
}

function wrongFolder(given: string): InputError {
  return new InputError(
    `input report-path: expected a folder inside the workspace or the runner's temporary folder, came "${given}"`,
  );
}
