import { commandsOf, type Command } from './commands.ts';
import { entriesAt, member, textAt, type Located } from './located.ts';
import type { Job, Step, Unparsed } from './model.ts';
import { isUnparsed, workflowIn } from './parse.ts';
import { readLocated } from './read-located.ts';
import { useName } from './use.ts';

/** What a job says about its environment; an expression can only be told by a run. */
export type NamedEnvironment =
  { readonly kind: 'none' } | { readonly kind: 'named'; readonly name: string } | { readonly kind: 'expression' };

/** One job and the environment it names. */
export interface Deployment {
  readonly path: string;
  readonly job: string;
  readonly environment: NamedEnvironment;
  /** Hands something out: to a registry, or as a release. What a script of the repository does is not looked into. */
  readonly publishes: boolean;
}

/** What a workflow file says about where its jobs deploy to. */
export function deploymentsOf(path: string, text: string): readonly Deployment[] | Unparsed {
  const located = readLocated(text);
  const workflow = workflowIn(path, located);
  if (isUnparsed(workflow)) return workflow;
  const jobs = new Map(located.ok ? entriesAt(located.root, 'jobs') : []);
  return workflow.jobs.map((job) => ({
    path,
    job: job.key,
    environment: environmentOf(jobs.get(job.key)),
    publishes: publishes(job),
  }));
}

/** `environment: name`, or a map with `name`. */
function environmentOf(job: Located | undefined): NamedEnvironment {
  const node = member(job, 'environment');
  const name = (textAt(node) ?? textAt(node, 'name'))?.trim();
  if (name === undefined || name === '') return { kind: 'none' };
  return name.includes('${{') ? { kind: 'expression' } : { kind: 'named', name };
}

const PUBLISHING_ACTIONS: readonly string[] = [
  'pypa/gh-action-pypi-publish',
  'softprops/action-gh-release',
  'ncipollo/release-action',
  'goreleaser/goreleaser-action',
  'actions/create-release',
  'actions/deploy-pages',
  'js-devtools/npm-publish',
  'changesets/action',
  'rust-lang/crates-io-auth-action',
  'rubygems/release-gem',
];

/** Program to the words that must stand among its arguments. */
const PUBLISHING_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  npm: ['publish'],
  pnpm: ['publish'],
  yarn: ['publish'],
  twine: ['upload'],
  poetry: ['publish'],
  uv: ['publish'],
  cargo: ['publish'],
  gem: ['push'],
  docker: ['push'],
  helm: ['push'],
  gh: ['release'],
  goreleaser: ['release'],
  nuget: ['push'],
  mvn: ['deploy'],
};

/** Whether a job hands something out, as far as its own steps say. */
export function publishes(job: Job): boolean {
  return job.steps.some((step) => isPublishingAction(step) || commandsIn(step, job).some(isPublishingCommand));
}

function isPublishingAction({ uses }: Step): boolean {
  return uses !== undefined && PUBLISHING_ACTIONS.includes(useName(uses));
}

function commandsIn(step: Step, job: Job): readonly Command[] {
  return step.run === undefined ? [] : commandsOf(step.run.text, step.shell ?? job.defaults.shell);
}

/** A rehearsal hands nothing out; `gh release` only reads with `view`, `list` and `download`. */
function isPublishingCommand({ program, args }: Command): boolean {
  const words = Object.hasOwn(PUBLISHING_COMMANDS, program) ? PUBLISHING_COMMANDS[program] : undefined;
  if (words === undefined || !words.every((word) => args.includes(word)) || args.includes('--dry-run')) return false;
  return program !== 'gh' || ['create', 'upload'].some((verb) => args.includes(verb));
}
