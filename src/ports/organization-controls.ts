import type { Observation } from '../model/observation.ts';

/** Fine-grained tokens of members; GitHub lists classic ones nowhere. */
export interface AccessTokenGrant {
  readonly id: number;
  /** RFC 3339; null = never. */
  readonly expiresAt: string | null;
}

export interface InstalledApp {
  readonly id: number;
  readonly repositories: 'all' | 'selected';
}

/** Who and what reaches the organisation. Each answer is null when the owner is a person's account. */
export interface OrganizationControls {
  accessTokens(): Promise<Observation<readonly AccessTokenGrant[] | null>>;
  installedApps(): Promise<Observation<readonly InstalledApp[] | null>>;
  /** Whether a team with at least one member has the role of security managers. */
  securityTeamAssigned(): Promise<Observation<boolean | null>>;
  /** `true` = the audit log was answered; it never says `false`. */
  auditLogReadable(): Promise<Observation<true | null>>;
}
