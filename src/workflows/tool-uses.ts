import type { Files } from './callers/followed.ts';
import {
  addOpaque,
  MAX_SCRIPTS,
  toolUse,
  type Finding,
  type Opaque,
  type Place,
  type Proof,
  type ToolUse,
} from './finding.ts';
import { lookUp } from './located.ts';
import { fillings } from './matrix.ts';
import type { Env, Tri, Use } from './model.ts';
import type { ReachedJob, ReachedStep } from './reached.ts';
import { NO_CALLER, scriptTools } from './script-tools.ts';
import { toolsOfUse } from './tools/match.ts';
import { scriptsHandedTo } from './tools/handed-scripts.ts';
import { proofsOfUse } from './tools/proofs.ts';
import type { ToolSettings } from './tools/types.ts';
import { useName } from './use.ts';
import { imageName } from './wrappers.ts';

export interface FoundTools {
  readonly uses: readonly ToolUse[];
  readonly proofs: readonly Proof[];
  readonly opaque: readonly Opaque[];
}

/** All tools that the jobs run, and all calls that lead where no file tells. */
export function toolUsesOf(jobs: readonly ReachedJob[], files: Files, settings: ToolSettings): FoundTools {
  const found = jobs.filter((job) => job.reach.ever !== 'no').map((job) => jobTools(job, files, settings));
  return {
    uses: found.flatMap((each) => each.uses),
    proofs: found.flatMap((each) => each.proofs),
    opaque: found.flatMap((each) => each.opaque),
  };
}

function jobTools(job: ReachedJob, files: Files, settings: ToolSettings): Finding {
  const finding: Finding = { uses: [], proofs: [], opaque: [], left: MAX_SCRIPTS, followed: new Set() };
  if (job.leadsOut !== undefined) calledOutside(job, job.leadsOut, { settings, finding });
  for (const reached of job.steps) {
    if (reached.reach.ever !== 'no') stepTools({ job, reached, files, settings, finding });
  }
  return finding;
}

/** A reusable workflow of another repository that is itself a known tool counts; any other one hides what it runs. */
function calledOutside(
  job: ReachedJob,
  use: Use,
  { settings, finding }: { settings: ToolSettings; finding: Finding },
): void {
  const matches = toolsOfUse(use, job.job.with, settings);
  const swallowed: Tri = job.job.continueOnError === 'never' ? 'no' : 'unknown';
  const step = { path: job.path, reach: job.reach, swallowed };
  finding.uses.push(...matches.map((match) => toolUse({ match, job, step, line: use.line, inputs: job.job.with })));
  if (matches.length > 0) return;
  const { onPullRequest, onSchedule } = job.reach;
  const what = use.kind === 'repository' ? `${useName(use)}@${use.ref}` : useName(use);
  finding.opaque.push({ what, kind: 'reusable', path: job.path, line: use.line, onPullRequest, onSchedule });
}

function stepTools(place: Place): void {
  const { reached, job, finding, settings } = place;
  const { step } = reached;
  const { run, uses } = step;
  if (run !== undefined) {
    for (const text of fillings(filled(run.text, reached), job.job.matrix)) {
      scriptTools({ text, line: run.line, directory: reached.directory, shell: reached.shell }, place, NO_CALLER);
    }
  }
  if (uses === undefined) return;
  const inputs = filledInputs(step.with, place);
  finding.uses.push(
    ...toolsOfUse(uses, inputs, settings).map((match) =>
      toolUse({ match, job, step: reached, line: uses.line, inputs }),
    ),
  );
  finding.proofs.push(
    ...proofsOfUse(uses, inputs).map((match) => toolUse({ match, job, step: reached, line: uses.line, inputs })),
  );
  const script = scriptOfUse(uses, inputs);
  if (script !== undefined)
    scriptTools({ text: script, line: uses.line, directory: '', shell: 'bash', fixedLine: true }, place, NO_CALLER);
  handedScripts(uses, inputs, place);
  if (reached.leadsOut) addOpaque(useName(uses), uses.line, place);
}

/** Scripts that an action is given to run. Whether an action that is not known for it really does, only a run tells. */
function handedScripts(use: Use, inputs: Env, place: Place): void {
  for (const { name, text, runs } of scriptsHandedTo(use, inputs)) {
    const line = place.reached.step.withLines[name] ?? use.line;
    scriptTools({ text, line, directory: '', shell: 'bash' }, place, { ...NO_CALLER, runs });
  }
}

/** Inputs whose expression the matrix or the caller fills; with several fillings the first one speaks. */
function filledInputs(inputs: Env, { job, reached }: Place): Env {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, text]) => {
      const own = filled(text, reached);
      const all = fillings(own, job.job.matrix);
      return [key, all.length === 1 ? (all[0] ?? own) : own];
    }),
  );
}

/** Puts literal inputs and variables where an expression names them. */
export function filled(text: string, { inputs, env }: ReachedStep): string {
  return text.replace(/\$\{\{\s*(inputs|env)\.([\w-]+)\s*\}\}/g, (whole, context: string, name: string) => {
    const value = lookUp(context === 'env' ? env : inputs, name);
    return value === undefined || value.includes('${{') ? whole : value;
  });
}

/** Actions that are a command in another form. */
function scriptOfUse(use: Use, inputs: Env): string | undefined {
  if (use.kind === 'docker') return [imageName(use.image), inputs.args ?? ''].join(' ');
  switch (useName(use)) {
    case 'pre-commit/action':
      return `pre-commit run ${inputs.extra_args ?? ''}`;
    case 'actions-rs/cargo':
      return ['cargo', inputs.command ?? '', inputs.args ?? ''].join(' ');
    case 'gradle/gradle-build-action':
    case 'gradle/actions/setup-gradle':
      return inputs.arguments === undefined ? undefined : `gradle ${inputs.arguments.replaceAll('\n', ' ')}`;
    case 'goreleaser/goreleaser-action':
      return inputs['install-only'] === undefined || inputs['install-only'] === 'false'
        ? `cd ${inputs.workdir ?? '.'} && goreleaser ${inputs.args ?? ''}`
        : undefined;
    case 'docker/bake-action':
    case 'docker/bake-action/subaction/list-targets':
      return ['docker buildx bake', ...(inputs.targets ?? '').split(/[\s,]+/)].join(' ');
    default:
      return undefined;
  }
}

export type { Opaque, Proof, ToolUse } from './finding.ts';
