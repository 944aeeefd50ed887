import type { Call } from '../http/call.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { ClassicProtectionState } from '../state/rules.ts';
import { repositoryUrl, userShape } from './repository.ts';

interface Place {
  readonly repository: RepositoryState;
  readonly branch: string;
  readonly call: Call;
}

/** Classic protection as its own endpoint gives it: a part that is off is left out. */
export function protectionShape(protection: ClassicProtectionState, { repository, branch, call }: Place) {
  const url = `${repositoryUrl(repository, call)}/branches/${branch}/protection`;
  const { checks, pushers, pullRequest } = protection;
  return {
    url,
    ...(checks === null ? {} : { required_status_checks: checksShape(checks, url) }),
    ...(pullRequest === null ? {} : { required_pull_request_reviews: reviewsShape(pullRequest, url, call) }),
    ...(pushers === null
      ? {}
      : {
          restrictions: {
            url: `${url}/restrictions`,
            users: pushers.map((login) => userShape(login, call)),
            teams: [],
            apps: [],
          },
        }),
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.administratorsBound },
    required_signatures: { url: `${url}/required_signatures`, enabled: protection.signatures },
    required_linear_history: { enabled: false },
    allow_force_pushes: { enabled: protection.forcePushes },
    allow_deletions: { enabled: protection.deletions },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: protection.conversationResolution },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  };
}

function checksShape({ strict, contexts }: NonNullable<ClassicProtectionState['checks']>, url: string) {
  return {
    url: `${url}/required_status_checks`,
    strict,
    contexts,
    contexts_url: `${url}/required_status_checks/contexts`,
    checks: contexts.map((context) => ({ context, app_id: null })),
  };
}

function reviewsShape(reviews: NonNullable<ClassicProtectionState['pullRequest']>, url: string, call: Call) {
  const users = reviews.bypass.map((login) => userShape(login, call));
  return {
    url: `${url}/required_pull_request_reviews`,
    required_approving_review_count: reviews.approvals,
    dismiss_stale_reviews: reviews.dismissStale,
    require_code_owner_reviews: reviews.codeOwners,
    require_last_push_approval: reviews.lastPush,
    ...(users.length === 0 ? {} : { bypass_pull_request_allowances: { users, teams: [], apps: [] } }),
  };
}
