import { lookUp } from '../located.ts';
import { fillings } from '../matrix.ts';
import type { Use } from '../model.ts';
import type { ReachedJob, ReachedStep } from '../reached.ts';
import { filled } from '../tool-uses.ts';
import { normalise, useName } from '../use.ts';
import { SETUP_ACTIONS, type SetupAction } from './setup-actions.ts';
import { pinOf, type ToolVersion } from './types.ts';
import { versionAsked } from './version-files.ts';

/** Text of a file of this tree; undefined when there is none or it was not read. */
export type TextOf = (path: string) => string | undefined;

/** Versions that steps name, one per value of a matrix. A file that an action is pointed to speaks for itself. */
export function versionsOfSteps(jobs: readonly ReachedJob[], textOf: TextOf): ToolVersion[] {
  return jobs.flatMap((job) =>
    job.steps.filter(({ reach }) => reach.ever !== 'no').flatMap((reached) => versionsOfStep(reached, job, textOf)),
  );
}

/** Files that steps point an action to. */
export function versionFilesAsked(jobs: readonly ReachedJob[]): string[] {
  const asked = jobs.flatMap(({ steps }) =>
    steps.flatMap((reached) => {
      const action = actionOf(reached);
      const file = action?.file === undefined ? undefined : lookUp(reached.step.with, action.file);
      return file === undefined ? [] : [normalise(filled(file, reached))];
    }),
  );
  return [...new Set(asked)];
}

function actionOf({ step: { uses } }: ReachedStep): SetupAction | undefined {
  if (uses === undefined) return undefined;
  const name = useName(uses);
  return Object.hasOwn(SETUP_ACTIONS, name) ? SETUP_ACTIONS[name] : undefined;
}

function versionsOfStep(reached: ReachedStep, job: ReachedJob, textOf: TextOf): ToolVersion[] {
  const { uses } = reached.step;
  const action = actionOf(reached);
  if (uses === undefined || action === undefined) return [];
  const place = { tool: action.tool, path: reached.path, line: uses.line };
  const written = writtenFor(action, uses, reached).flatMap((text) => fillings(text, job.job.matrix));
  if (written.length > 0) return written.map((text) => ({ ...place, written: text, pinned: pinOf(text) }));
  const file = action.file === undefined ? undefined : lookUp(reached.step.with, action.file);
  if (file !== undefined) return versionsInFile(filled(file, reached), place, textOf);
  const own = action.byItself ?? [];
  return own.some((path) => textOf(path) !== undefined) ? [] : [{ ...place, written: '', pinned: 'loose' }];
}

/** Some inputs hold one version a line. */
function writtenFor(action: SetupAction, uses: Use, reached: ReachedStep): string[] {
  const input = action.inputs.map((name) => lookUp(reached.step.with, name)).find((text) => text?.trim());
  const texts = input === undefined ? [] : filled(input, reached).split('\n');
  const lines = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (lines.length > 0 || action.byReference === undefined || uses.kind !== 'repository') return lines;
  return uses.pinned === 'sha' ? [] : [uses.ref];
}

type Place = Pick<ToolVersion, 'tool' | 'path' | 'line'>;

function versionsInFile(file: string, place: Place, textOf: TextOf): ToolVersion[] {
  const path = normalise(file);
  const text = textOf(path);
  if (text === undefined) return [{ ...place, written: file, pinned: 'undecidable' }];
  const asked = versionAsked(path, text);
  return asked === undefined ? [] : [{ ...asked, tool: place.tool, path }];
}
