import { isJson, type Json } from '../description/json.ts';
import type { Match } from '../description/router.ts';
import type { Fault } from '../faults.ts';
import type { Outgoing } from './exchange.ts';

/** Puts a fault in place of the real answer, or lets the real one come late. */
export async function withFault(fault: Fault | undefined, real: () => Promise<Outgoing>): Promise<Outgoing> {
  if (fault === undefined) return real();
  if (fault.late !== true) return fault;
  return { ...(await real()), ...(fault.delayMs === undefined ? {} : { delayMs: fault.delayMs }) };
}

/** A GHES serves its API under `/api`; both forms are understood. */
export function withoutPrefix(url: string): string {
  return url.replace(/^\/api\/(?:v3|uploads)(?=\/|$)/, '').replace(/^\/api\/graphql$/, '/graphql');
}

/** The operation's id, null for a path GitHub does not have. */
export function operationOf(match: Match | undefined): string | null {
  if (match === undefined || match.kind === 'unknown') return null;
  return match.kind === 'served' ? match.operation.id : match.operationId;
}

/** The JSON of a body, an empty object where there is none. */
export function parsed(body: string): Json {
  try {
    const value: unknown = JSON.parse(body);
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
}

export function pageOf(url: string): number {
  return Number(new URL(url, 'http://sandbox.test').searchParams.get('page') ?? 1);
}
