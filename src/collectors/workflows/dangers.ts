import type { Fact } from '../../model/fact.ts';
import type { Unseen } from '../../model/observation.ts';
import { cloudCredentialsOf } from '../../workflows/cloud-credentials.ts';
import { scriptInjections, untrustedCheckouts, widePermissionJobs, type Danger } from '../../workflows/dangers.ts';
import type { Reach } from '../../workflows/reach.ts';
import { useName } from '../../workflows/use.ts';
import { bounded, filesRead, make, placesOf, undecidable, type Id, type SeenWorkflows } from './make.ts';
import { SAY } from './words.ts';

/** Counts of what one should not find; a bound from below wherever a part was hidden, unknown where there is nothing to judge. */
export function dangerFacts(seen: SeenWorkflows): Fact[] {
  const { jobs } = seen.toolchain;
  return [
    count(
      'workflow.untrusted-checkouts',
      { dangers: untrustedCheckouts(jobs), hidden: privilegedCallsOutside(seen) },
      seen,
    ),
    count('workflow.script-injections', { dangers: scriptInjections(jobs), hidden: callsOutside(seen) }, seen),
    permissions(seen),
  ];
}

/** Long-lived keys of clouds that jobs take from the stored secrets; each name once. The name itself is not repeated. */
export function credentialsFact(seen: SeenWorkflows): Fact {
  const { found, open } = cloudCredentialsOf(seen.toolchain.workflows);
  const byName = new Map(found.map(({ name, path, line }) => [name, { path, line, sure: 'yes' as const }]));
  const hidden = open.map(undecidable);
  return count('workflow.long-lived-cloud-credentials', { dangers: [...byName.values()], hidden }, seen);
}

interface Counted {
  readonly dangers: readonly Danger[];
  readonly hidden: readonly Unseen[];
}

function count(id: Id, { dangers, hidden }: Counted, seen: SeenWorkflows): Fact {
  const { workflows, silent } = seen.toolchain;
  if (workflows.length === 0 && silent.length === 0 && seen.hidden.length === 0)
    return make.unknownBecause(id, SAY.noWorkflow());
  const open = dangers
    .filter((danger) => danger.sure === 'unknown')
    .map((danger) => undecidable(`${danger.path}:${danger.line}`));
  const unseen = bounded([...seen.hidden, ...open, ...hidden]);
  if (workflows.length === 0)
    return make.unknown(
      id,
      unseen.map((each) => ({ state: 'unseen', unseen: each, sources: [] })),
    );
  const sure = dangers.filter((danger) => danger.sure === 'yes');
  const sources = sure.length > 0 ? placesOf(sure, seen) : filesRead(seen);
  return make.observed(
    id,
    sure.length,
    unseen.length > 0 ? { sources, exactness: 'atLeast', hidden: unseen } : { sources },
  );
}

/** A local action that was not read, or is no composite one, may hold more. */
function callsOutside({ toolchain }: SeenWorkflows, concerns: (reach: Reach) => boolean = () => true): Unseen[] {
  const steps = toolchain.jobs
    .flatMap((job) => job.steps)
    .filter(({ leadsOut, reach }) => leadsOut && reach.ever !== 'no' && concerns(reach));
  return steps.flatMap(({ step }) => (step.uses?.kind === 'local' ? [undecidable(useName(step.uses))] : []));
}

const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment'];

function isPrivileged({ events }: Reach): boolean {
  return events.some((event) => PRIVILEGED.includes(event));
}

/** A call that leads out of the tree, in a run that has rights: what it checks out is not seen. */
function privilegedCallsOutside(seen: SeenWorkflows): Unseen[] {
  const jobs = seen.toolchain.jobs.filter((job) => job.leadsOut !== undefined && isPrivileged(job.reach));
  const calls = jobs.flatMap(({ leadsOut }) => (leadsOut === undefined ? [] : [undecidable(useName(leadsOut))]));
  return [...calls, ...callsOutside(seen, isPrivileged)];
}

function permissions(seen: SeenWorkflows): Fact {
  const { token } = seen;
  const wide = widePermissionJobs(seen.toolchain.workflows, token?.state === 'seen' ? token.value : undefined);
  const fact = count(
    'workflow.wide-permission-jobs',
    { dangers: wide, hidden: token?.state === 'unseen' ? [token.unseen] : [] },
    seen,
  );
  // Without the default token, the jobs that state nothing are open for one reason, which is the one to say.
  if (token?.state !== 'unseen' || fact.state !== 'observed') return fact;
  const sure = wide.filter((danger) => danger.sure === 'yes');
  const sources = [...(sure.length > 0 ? placesOf(sure, seen) : filesRead(seen)), ...token.sources];
  return make.observed('workflow.wide-permission-jobs', sure.length, {
    sources,
    exactness: 'atLeast',
    hidden: bounded([...seen.hidden, token.unseen]),
  });
}
