import type { ToolCategory } from '../model/evidence.ts';
import type { Text } from '../model/text.ts';
import type { Files } from './callers/followed.ts';
import type { Env, Tri } from './model.ts';
import type { ReachedJob, ReachedStep } from './reached.ts';
import type { ProofKind } from './tools/proofs.ts';
import type { ToolMatch, ToolSettings } from './tools/types.ts';
import { allOf, anyOf } from './tri.ts';
import { WORDS } from './words.ts';

/** One tool at one place where a workflow runs it. */
export interface ToolUse<C extends string = ToolCategory> extends Omit<ToolMatch<C>, 'sure' | 'lenient'> {
  readonly path: string;
  readonly line: number;
  readonly state: 'found' | 'undecidable';
  readonly onPullRequest: Tri;
  readonly onSchedule: Tri;
  /** `onPullRequest` would hold if the default branch has a conventional name. */
  readonly assumedBranch: boolean;
  readonly swallowed: Tri;
  readonly job: { readonly key: string; readonly path: string; readonly names: readonly string[] | undefined };
  readonly events: readonly string[];
  /** Inputs of the action, for those who need to know more. */
  readonly inputs: Env;
  readonly because: Text | undefined;
}

/** A command that tests the code, or holds licences against a list. */
export type Proof = ToolUse<ProofKind>;

/** A call that the files do not let us follow: whatever it runs is hidden. */
export interface Opaque {
  readonly what: string;
  readonly kind: 'reusable' | 'script';
  readonly path: string;
  readonly line: number;
  readonly onPullRequest: Tri;
  readonly onSchedule: Tri;
}

export const MAX_FOLLOWED = 4;
export const MAX_SCRIPTS = 400;

export interface Finding {
  readonly uses: ToolUse[];
  /** Commands that prove something and are no security tool. */
  readonly proofs: Proof[];
  readonly opaque: Opaque[];
  /** Scripts that may still be followed: callers can fan out. */
  left: number;
  readonly followed: Set<string>;
}

export interface Place {
  readonly job: ReachedJob;
  readonly reached: ReachedStep;
  readonly files: Files;
  readonly settings: ToolSettings;
  readonly finding: Finding;
}

export function addOpaque(what: string, line: number, { reached, finding }: Place): void {
  const { onPullRequest, onSchedule } = reached.reach;
  const known = finding.opaque.some((each) => each.what === what && each.path === reached.path && each.line === line);
  if (!known) finding.opaque.push({ what, kind: 'script', path: reached.path, line, onPullRequest, onSchedule });
}

export interface Found<C extends string> {
  readonly match: ToolMatch<C>;
  /** Whether the script comes to it; left out for actions. */
  readonly runs?: Tri;
  readonly job: ReachedJob;
  readonly step: Pick<ReachedStep, 'path' | 'reach' | 'swallowed'>;
  readonly line: number;
  readonly inputs: Env;
}

export function toolUse<C extends string>({ match, runs = 'yes', job, step, line, inputs }: Found<C>): ToolUse<C> {
  const { lenient, sure: works, ...tool } = match;
  const sure = allOf([works, runs]);
  const state = allOf([sure, step.reach.ever]) === 'yes' ? 'found' : 'undecidable';
  const reach = step.reach;
  // A secret in a document is as bad as one in code.
  const missesDocuments = reach.documentsAside && match.category === 'secret-scanning';
  return {
    ...tool,
    path: step.path,
    line,
    state,
    onPullRequest: missesDocuments ? 'no' : allOf([reach.onPullRequest, sure]),
    onSchedule: allOf([reach.onSchedule, sure]),
    assumedBranch: reach.assumedBranch && sure === 'yes',
    swallowed: anyOf([step.swallowed, lenient]),
    job: { key: job.job.key, path: job.path, names: job.names },
    events: reach.events,
    inputs,
    because: state === 'found' ? undefined : works === 'yes' ? WORDS.condition() : WORDS.setting(),
  };
}
