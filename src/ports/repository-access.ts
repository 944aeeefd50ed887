import type { Observation } from '../model/observation.ts';

/** A key of a machine. A disabled one opens nothing. */
export interface DeployKey {
  readonly readOnly: boolean;
  readonly enabled: boolean;
}

export interface Webhook {
  readonly id: number;
  /** GitHub masks the secret: only its presence shows. */
  readonly hasSecret: boolean;
  readonly verifiesTls: boolean;
}

/** Who and what reaches the repository beside teams and owners. */
export interface RepositoryAccess {
  /** Ids of people with the administrator's role given to them in person. */
  directAdmins(): Promise<Observation<readonly number[]>>;
  deployKeys(): Promise<Observation<readonly DeployKey[]>>;
  webhooks(): Promise<Observation<readonly Webhook[]>>;
  /** Lines of CODEOWNERS that GitHub finds wrong on the default branch; null = GitHub names no such file. */
  codeownersErrors(): Promise<Observation<number | null>>;
}
