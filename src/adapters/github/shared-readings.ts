import { BODY_BYTES_HEADER } from './bounded-fetch.ts';
import { isPassingFailure } from './graphql.ts';
import { lru } from './object-cache.ts';
import type { Reading } from './observe.ts';
import { reasonOf } from './status.ts';

/** Readings that several looks share: each question is asked once, until its answer is old or news came. */
export interface SharedReadings {
  read(question: string, ask: () => Promise<Reading>): Promise<Reading>;
}

/** Answers about organisations, by installation and the permissions of the token that read them: never beyond either. */
export interface OrganizationReadings {
  /** `permissions` names what the token may read, in one spelling. */
  of(scope: { readonly installation: number; readonly permissions: string }): SharedReadings;
  /** Something changed there: the next look asks again. */
  forget(installation: number): void;
}

export interface SharedReadingsOptions {
  /** RFC 3339. */
  readonly now: () => string;
  readonly keepMs?: number;
  readonly bytes?: number;
}

const AN_HOUR_MS = 60 * 60_000;
const MEMORY_BYTES = 32 * 1024 * 1024;
/** Counted for every answer beside its body, so that many empty ones add up, too. */
const BASE_BYTES = 1024;

/** Keeps what an organisation answered for an hour, with the time it was read. What may pass (a limit, a fault) is not kept. */
export function organizationReadings(options: SharedReadingsOptions): OrganizationReadings {
  const { now, keepMs = AN_HOUR_MS, bytes = MEMORY_BYTES } = options;
  const kept = lru<Reading>(bytes, weigh);
  const asking = new Map<string, Promise<Reading>>();
  const generations = new Map<number, number>();

  const isFresh = ({ readAt }: Reading) => Date.parse(now()) - Date.parse(readAt) < keepMs;

  async function read(key: string, ask: () => Promise<Reading>): Promise<Reading> {
    const known = kept.get(key);
    if (known !== undefined && isFresh(known)) return known;
    const running = asking.get(key) ?? ask().finally(() => asking.delete(key));
    asking.set(key, running);
    const reading = await running;
    if (isLasting(reading)) kept.keep(key, reading);
    return reading;
  }

  return {
    of: ({ installation, permissions }) => ({
      read: (question, ask) =>
        // An answer that was on its way when news came is kept under a key that nobody asks for any more.
        read(`${installation} ${generations.get(installation) ?? 0} ${permissions} ${question}`, ask),
    }),
    forget: (installation) => void generations.set(installation, (generations.get(installation) ?? 0) + 1),
  };
}

function weigh({ answer }: Reading): number {
  return BASE_BYTES + Number(answer.headers[BODY_BYTES_HEADER] ?? 0);
}

/** True when the same question would get the same answer a minute later, as far as the answer tells. */
function isLasting({ answer }: Reading): boolean {
  if (answer.failure !== undefined || isPassingFailure(answer.data)) return false;
  if (answer.status === 200 || answer.status === 204) return true;
  return ['forbidden', 'hidden-or-absent', 'plan'].includes(reasonOf(answer)) && answer.status !== 401;
}
