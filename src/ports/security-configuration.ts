import type { Observation } from '../model/observation.ts';

/** Kinds of alerts whose dismissal can be made to need a second person. */
export const ALERT_KINDS = ['dependabot', 'code-scanning', 'secret-scanning'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** The organisation's set of security settings that manages the repository. */
export interface SecurityConfiguration {
  /** GitHub's word: `attached` and `enforced` hold, every other one does not. */
  readonly status: string;
  /** Kinds of alerts whose dismissal it delegates. */
  readonly delegates: readonly AlertKind[];
}

/** null = the organisation defined it and nobody set it. */
export interface CustomProperty {
  readonly name: string;
  readonly value: string | readonly string[] | null;
}

/** Security settings that the organisation hands down to the repository. */
export interface SecurityConfigurations {
  /** null = none manages the repository. */
  securityConfiguration(): Promise<Observation<SecurityConfiguration | null>>;
  customProperties(): Promise<Observation<readonly CustomProperty[]>>;
}
