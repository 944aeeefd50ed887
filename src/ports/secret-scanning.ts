import type { Observation } from '../model/observation.ts';

/** `provider`: tokens that their issuer can name. `generic`: passwords, private keys, connection strings. */
export type SecretKind = 'provider' | 'generic';

/** That there is an open finding; what was found never comes in. */
export interface SecretAlert {
  readonly number: number;
}

/** A look through everything that was there before, for one kind of pattern in one kind of place. */
export interface SecretScan {
  readonly pattern: string;
  readonly place: string;
  /** Null = not completed. */
  readonly completedAt: string | null;
}

export interface SecretScanning {
  /** `off` = nobody looks for secrets, so that there are none to list. */
  openSecretAlerts(kind: SecretKind): Promise<Observation<readonly SecretAlert[] | 'off'>>;
  /** Scans of the whole history (backfills), of every state. */
  secretHistoryScans(): Promise<Observation<readonly SecretScan[] | 'off'>>;
}
