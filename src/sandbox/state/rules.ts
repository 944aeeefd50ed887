/** Classic branch protection of one branch. */
export interface ClassicProtectionState {
  readonly pullRequest: {
    readonly approvals: number;
    readonly dismissStale: boolean;
    readonly codeOwners: boolean;
    readonly lastPush: boolean;
    /** Logins that may merge without the reviews. */
    readonly bypass: readonly string[];
  } | null;
  readonly checks: { readonly strict: boolean; readonly contexts: readonly string[] } | null;
  /** Logins that may push, null = everybody with write. */
  readonly pushers: readonly string[] | null;
  readonly administratorsBound: boolean;
  readonly signatures: boolean;
  readonly forcePushes: boolean;
  /** Logins that may force-push all the same; only GraphQL names them. */
  readonly forcePushers: readonly string[];
  readonly deletions: boolean;
  readonly conversationResolution: boolean;
}

export interface RuleState {
  /** GitHub's rule type, `pull_request`. */
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface BypassActorState {
  readonly actor_id: number | null;
  readonly actor_type: 'Integration' | 'OrganizationAdmin' | 'RepositoryRole' | 'Team' | 'DeployKey' | 'User';
  readonly bypass_mode: 'always' | 'pull_request' | 'exempt';
}

export interface RulesetState {
  readonly id: number;
  readonly name: string;
  readonly target: 'branch' | 'tag';
  enforcement: 'active' | 'evaluate' | 'disabled';
  readonly from: 'Repository' | 'Organization' | 'Enterprise';
  /** The repository, organisation or enterprise it belongs to. */
  readonly source: string;
  /** Ref patterns as GitHub spells them, `~DEFAULT_BRANCH`, `refs/heads/release/**`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly RuleState[];
  readonly bypass: readonly BypassActorState[];
  readonly updatedAt: string;
}

/** Strictness of a well-kept branch; spread and override for the others. */
export const strictProtection: ClassicProtectionState = {
  pullRequest: { approvals: 2, dismissStale: true, codeOwners: true, lastPush: true, bypass: [] },
  checks: { strict: true, contexts: ['build', 'CodeQL'] },
  pushers: [],
  administratorsBound: true,
  signatures: false,
  forcePushes: false,
  forcePushers: [],
  deletions: false,
  conversationResolution: true,
};

/** Does the ruleset's ref condition hold for this full ref name? */
export function coversRef(ruleset: RulesetState, ref: string, defaultBranch: string): boolean {
  const matches = (pattern: string) => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${defaultBranch}`;
    return refPattern(pattern).test(ref);
  };
  const prefix = ruleset.target === 'tag' ? 'refs/tags/' : 'refs/heads/';
  return ref.startsWith(prefix) && ruleset.include.some(matches) && !ruleset.exclude.some(matches);
}

/** fnmatch as rulesets use it: `*` stays within a segment, `**` does not. */
function refPattern(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*\/?|\*)/).map((part) => {
    if (part === '*') return '[^/]*';
    return part.startsWith('**') ? '.*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('')}$`);
}
