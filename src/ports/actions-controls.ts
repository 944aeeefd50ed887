import type { Observation } from '../model/observation.ts';

/** A runner of one's own. One that is not ephemeral keeps what a job left on it for the next one. */
export interface Runner {
  readonly id: number;
  readonly ephemeral: boolean;
}

/** The subject of OpenID Connect tokens. `undefined` claims = replaced, but GitHub did not say by what. */
export type OidcSubject =
  { readonly kind: 'default' } | { readonly kind: 'replaced'; readonly claims: readonly string[] | undefined };

/** What GitHub Actions is held to beside its permissions: outsiders, logs, identity, machines. */
export interface ActionsControls {
  /** GitHub's word for whose pull requests from forks wait for an approval before workflows run. */
  forkApprovalPolicy(): Promise<Observation<string>>;
  /** Days that logs and artefacts are kept. */
  logRetentionDays(): Promise<Observation<number>>;
  oidcSubject(): Promise<Observation<OidcSubject>>;
  repositoryRunners(): Promise<Observation<readonly Runner[]>>;
  /** Runners of the organisation, whichever repositories may use them. */
  organizationRunners(): Promise<Observation<readonly Runner[]>>;
}
