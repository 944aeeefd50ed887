import { sum } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { OidcSubject, Runner } from '../../ports/actions-controls.ts';
import type { About } from '../../ports/repository-settings.ts';
import { make } from './make.ts';

export interface SeenControls {
  readonly about: Observation<About>;
  readonly forkApproval: Observation<string>;
  readonly retention: Observation<number>;
  readonly oidc: Observation<OidcSubject>;
  readonly runners: readonly Observation<readonly Runner[]>[];
}

const NO_OUTSIDERS: Text = {
  en: 'the repository is not public, so nobody from outside can fork it and start workflows',
  ja: 'リポジトリが公開されていないため、外部の人がフォークからワークフローを起動することはありません',
};

/** A subject without one of these lets every workflow of the repository pass for every other one. */
const TELLING_CLAIMS = ['ref', 'environment', 'job_workflow_ref'];

const WEAK_SUBJECT: Text = {
  en: 'the subject was replaced by one that names neither "ref" nor "environment" nor "job_workflow_ref"',
  ja: 'subject が「ref」「environment」「job_workflow_ref」のいずれも含まない形式に変更されています',
};

/** What holds where Actions is switched on. */
export function controlFacts(seen: SeenControls): readonly Fact[] {
  return [forkApproval(seen), persistentRunners(seen.runners), logRetention(seen.retention), oidcSubject(seen.oidc)];
}

/** Forks of what is not public stay inside, under another setting. */
function forkApproval({ about, forkApproval: policy }: SeenControls): Fact {
  const id = 'actions.fork-approval-for-all-outsiders';
  if (about.state === 'unseen') return make.unknown(id, [about]);
  if (about.value.visibility !== 'public') return make.notApplicable(id, NO_OUTSIDERS, about.sources);
  if (policy.state === 'unseen') return make.unknown(id, [policy]);
  return make.observed(id, policy.value === 'all_external_contributors', { sources: policy.sources });
}

/** A runner of which GitHub does not say that it is ephemeral counts as one that stays. */
function persistentRunners(lists: SeenControls['runners']): Fact {
  const counts = lists.map((list) =>
    mapSeen(list, (runners) => new Set(runners.filter(({ ephemeral }) => !ephemeral).map(({ id }) => id)).size),
  );
  return make.joined('actions.persistent-runners', sum(counts));
}

function logRetention(retention: Observation<number>): Fact {
  const id = 'actions.log-retention-days';
  if (retention.state === 'unseen') return make.unknown(id, [retention]);
  return make.observed(id, retention.value, { sources: retention.sources });
}

function oidcSubject(oidc: Observation<OidcSubject>): Fact {
  const id = 'actions.oidc-subject-replaced';
  if (oidc.state === 'unseen') return make.unknown(id, [oidc]);
  const { value, sources } = oidc;
  if (value.kind === 'default') return make.observed(id, false, { sources });
  if (value.claims === undefined) {
    const what = 'GET /repos/{owner}/{repo}/actions/oidc/customization/sub (include_claim_keys)';
    return make.unknown(id, [notSeen({ reason: 'malformed', what }, sources)]);
  }
  if (value.claims.some((claim) => TELLING_CLAIMS.includes(claim))) return make.observed(id, true, { sources });
  return make.observed(id, false, { sources, because: WEAK_SUBJECT });
}
