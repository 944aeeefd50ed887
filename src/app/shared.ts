import { setTimeout as later } from 'node:timers/promises';
import { answerMemory, type KeptAnswer } from '../adapters/github/conditional-fetch.ts';
import { type Lru, objectCache, type ObjectCache } from '../adapters/github/object-cache.ts';
import type { PatienceOptions } from '../adapters/github/patience.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { organizationReadings, type OrganizationReadings } from '../adapters/github/shared-readings.ts';

/** What the looks of one App share, so that nothing is asked twice that cannot have changed. */
export interface SharedByLooks {
  /** Git objects never change. */
  readonly objects: ObjectCache;
  /** Answers that GitHub says "unchanged" to, per token. */
  readonly answers: Lru<KeptAnswer>;
  /** What an organisation answered within the hour. */
  readonly organizations: OrganizationReadings;
  readonly patience: PatienceOptions;
}

/** A worker has other work to do: what takes longer is looked at again later (`LookAgain`). */
const PATIENCE_SECONDS = 10;

export interface SharedOptions {
  readonly now: () => string;
  /** Keeps objects over restarts; without it they last as long as the process. */
  readonly objectStore?: ObjectStore;
}

export function sharedByLooks({ now, objectStore }: SharedOptions): SharedByLooks {
  return {
    objects: objectCache(objectStore === undefined ? {} : { store: objectStore }),
    answers: answerMemory(),
    organizations: organizationReadings({ now }),
    patience: { seconds: PATIENCE_SECONDS, wait: (ms) => later(ms) },
  };
}
