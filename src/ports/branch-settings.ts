import type { Observation, Unseen } from '../model/observation.ts';

/** One active rule that holds on a branch, whichever ruleset it comes from. `type` is GitHub's rule type. */
export interface BranchRule {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly rulesetId: number;
  readonly from: 'Repository' | 'Organization' | 'Enterprise';
}

/** Classic branch protection, only what the facts use. A field that GitHub left out is `undefined`: hidden, never "off". */
export interface ClassicProtection {
  readonly pullRequest: {
    readonly approvals: number | undefined;
    readonly dismissesStale: boolean;
    readonly codeOwners: boolean;
    readonly lastPushApproval: boolean;
  } | null;
  readonly pushRestricted: boolean;
  readonly forcePushesAllowed: boolean | undefined;
  readonly deletionsAllowed: boolean | undefined;
  readonly conversationResolution: boolean | undefined;
  readonly signatures: boolean | undefined;
  readonly administratorsBound: boolean | undefined;
  readonly checks: { readonly strict: boolean | undefined; readonly contexts: readonly string[] } | null;
  /** Who may merge without the pull request's conditions or force-push, by name; one answer per list asked. */
  readonly named: readonly Observation<readonly BypassActor[]>[];
}

export interface BypassActor {
  /** GitHub's actor type: `Team`, `Integration`, `OrganizationAdmin`, `RepositoryRole`, `DeployKey`, … */
  readonly kind: string;
  readonly id: number | null;
  readonly mode: string;
}

export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly target: 'branch' | 'tag' | 'push' | 'repository';
  readonly enforcement: 'active' | 'evaluate' | 'disabled';
  readonly from: 'Repository' | 'Organization' | 'Enterprise';
  /** RFC 3339; undefined = GitHub did not say. */
  readonly updatedAt: string | undefined;
  /** undefined = conditions hidden. */
  readonly refs: { readonly include: readonly string[]; readonly exclude: readonly string[] } | undefined;
  /** undefined = the ruleset's details could not be read. */
  readonly ruleTypes: readonly string[] | undefined;
  /** undefined = left out, because the token may not write the ruleset; never "none". */
  readonly bypassActors: readonly BypassActor[] | undefined;
  /** Why details are missing. Details are asked only of active rulesets of branches and tags: no other protects them. */
  readonly hidden?: Unseen;
}

/** Rules that guard branches and tags. */
export interface BranchSettings {
  /** Active rules of repository, organisation and enterprise rulesets on a branch; classic protection is not among them. */
  branchRules(branch: string): Promise<Observation<readonly BranchRule[]>>;
  /** null = proven not protected; a 404 that may hide it is unseen. */
  classicProtection(branch: string): Promise<Observation<ClassicProtection | null>>;
  /** Rulesets of the repository and its parents, with their details where they could be read. */
  rulesets(): Promise<Observation<readonly Ruleset[]>>;
}
