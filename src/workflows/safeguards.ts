import { publishes } from './deployments.ts';
import type { Proof } from './finding.ts';
import type { Job, Tri, Workflow } from './model.ts';
import type { ReachedJob } from './reached.ts';
import type { Toolchain } from './toolchain.ts';
import { allOf } from './tri.ts';
import { useName } from './use.ts';

/** Words are frozen; each holds only when it does for every job of its kind, and there is one. */
export const SAFEGUARDS = [
  'egress-blocked',
  'frozen-installs',
  'verified-downloads',
  'reusable-build',
  'release-gate',
] as const;
export type SafeguardWord = (typeof SAFEGUARDS)[number];

/** Whether one safeguard holds for one job, and where. */
export interface Guarded {
  readonly word: SafeguardWord;
  readonly holds: Tri;
  readonly path: string;
  readonly line: number;
}

/** Every job that a safeguard is about. A job of no kind says nothing. */
export function safeguardsOf(toolchain: Toolchain): Guarded[] {
  const jobs = toolchain.jobs.filter(({ reach }) => reach.ever !== 'no');
  return jobs.flatMap((job) => {
    const answers: readonly (readonly [SafeguardWord, Tri | undefined])[] = [
      ['egress-blocked', blocksEgress(job)],
      ['frozen-installs', freezesInstalls(job, toolchain)],
      ['verified-downloads', checksDownloads(job, toolchain)],
      ['reusable-build', isReusableBuild(job)],
      ['release-gate', isGatedRelease(job, toolchain)],
    ];
    const { path, line } = { path: job.path, line: job.job.line };
    return answers.flatMap(([word, holds]) => (holds === undefined ? [] : [{ word, holds, path, line }]));
  });
}

/** Only the first step can close the door before anything ran; `audit` watches and lets pass. */
function blocksEgress({ leadsOut, steps }: ReachedJob): Tri {
  if (leadsOut !== undefined) return 'unknown';
  const [first] = steps;
  if (first?.step.uses === undefined || useName(first.step.uses) !== 'step-security/harden-runner') return 'no';
  const policy = first.step.with['egress-policy']?.trim();
  if (policy?.includes('${{') === true) return 'unknown';
  return policy === 'block' ? first.reach.ever : 'no';
}

function freezesInstalls(job: ReachedJob, toolchain: Toolchain): Tri | undefined {
  const own = proofsIn(job, toolchain);
  const loose = own.filter(({ category }) => category === 'loose-install');
  if (loose.some(({ state }) => state === 'found')) return 'no';
  const frozen = own.filter(({ category }) => category === 'frozen-install');
  if (loose.length === 0 && frozen.length === 0) return undefined;
  return loose.length > 0 || hidesScripts(job, toolchain) ? 'unknown' : 'yes';
}

/** A check after the last download, and no shell that is fed from the network. */
function checksDownloads(job: ReachedJob, toolchain: Toolchain): Tri | undefined {
  const own = proofsIn(job, toolchain);
  const last = own.findLastIndex(({ category }) => category === 'download');
  const piped = own.some(({ category }) => category === 'piped-shell');
  if (last === -1) return undefined;
  if (piped) return 'no';
  const checks = own.slice(last).filter(({ category }) => category === 'download-check');
  if (checks.length === 0) return hidesScripts(job, toolchain) ? 'unknown' : 'no';
  const heard = checks.some(({ state, swallowed }) => state === 'found' && swallowed === 'no');
  return heard && !hidesScripts(job, toolchain) ? 'yes' : 'unknown';
}

/** What is handed out is made in a reusable workflow, whose steps the caller cannot change. */
function isReusableBuild(job: ReachedJob): Tri | undefined {
  if (!publishes(job.job)) return undefined;
  return job.path === job.startedBy.path ? 'no' : 'yes';
}

const SCANS = ['sast', 'sast-lint', 'sca', 'secret-scanning', 'dependency-review'];

/** The job that hands out waits for tests and for scans, and does not run when they fail. */
function isGatedRelease(job: ReachedJob, toolchain: Toolchain): Tri | undefined {
  if (!publishes(job.job)) return undefined;
  const needed = neededBy(job);
  if (runsAnyway(job.job) || needed.some(({ job: each }) => runsAnyway(each))) return 'no';
  const isNeeded = (use: { readonly job: { readonly key: string; readonly path: string } }) =>
    needed.some(({ path, job: each }) => each.key === use.job.key && path === use.job.path);
  const tests = toolchain.proofs.filter((use) => use.category === 'test' && isNeeded(use)).map(gates);
  const scans = toolchain.tools.filter((use) => SCANS.includes(use.category) && isNeeded(use)).map(gates);
  const open: Tri[] = needed.some((each) => hidesAnything(each, toolchain)) ? ['unknown'] : [];
  return allOf([strongest([...tests, ...open]), strongest([...scans, ...open])]);
}

function gates({ state, swallowed }: Pick<Proof, 'state' | 'swallowed'>): Tri {
  if (swallowed === 'yes') return 'no';
  return state === 'found' && swallowed === 'no' ? 'yes' : 'unknown';
}

function strongest(answers: readonly Tri[]): Tri {
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

interface Needed {
  readonly path: string;
  readonly job: Job;
}

/** Jobs that must succeed first: its own `needs`, and those of the job that calls its workflow. */
function neededBy({ path, workflow, startedBy, job }: ReachedJob): Needed[] {
  const own = closure(job, workflow).map((each) => ({ path, job: each }));
  if (path === startedBy.path) return own;
  const callers = startedBy.jobs.filter(({ uses }) => uses?.kind === 'local' && uses.path === path);
  const before = callers.flatMap((caller) => closure(caller, startedBy));
  return [...own, ...before.map((each) => ({ path: startedBy.path, job: each }))];
}

function closure(job: Job, { jobs }: Workflow): Job[] {
  const byKey = new Map(jobs.map((each) => [each.key, each]));
  const found = new Set(job.needs.flatMap((key) => byKey.get(key) ?? []));
  for (const each of found) for (const key of each.needs) addTo(found, byKey.get(key));
  return [...found];
}

function addTo(found: Set<Job>, job: Job | undefined): void {
  if (job !== undefined) found.add(job);
}

function runsAnyway(job: Job): boolean {
  return /\b(always|failure|cancelled)\s*\(/.test(job.if ?? '') || job.continueOnError === 'always';
}

function proofsIn({ path, job }: ReachedJob, { proofs }: Toolchain): Proof[] {
  return proofs.filter((use) => use.job.path === path && use.job.key === job.key);
}

/** A script that was not followed. */
function hidesScripts({ path, steps }: ReachedJob, { opaque }: Toolchain): boolean {
  const files = new Set([path, ...steps.map((each) => each.path)]);
  return opaque.some((call) => call.kind === 'script' && files.has(call.path));
}

function hidesAnything({ path, job }: Needed, { opaque }: Toolchain): boolean {
  const leadsOut = job.uses !== undefined;
  return leadsOut || opaque.some((call) => call.path === path);
}
