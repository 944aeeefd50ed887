import { createHash, createVerify, randomBytes, type KeyObject } from 'node:crypto';
import type { Permissions } from '../state/state.ts';
import type { Viewer } from './viewer.ts';

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: string;
}

/** Why GitHub does not believe who asks, in its own words. */
export interface Disbelief {
  readonly status: 401 | 404;
  readonly message: string;
}

export interface TokenGrant {
  readonly permissions: Permissions;
  readonly repositories: 'all' | readonly string[];
}

const HOUR = 3_600_000;
const BAD: Disbelief = { status: 401, message: 'Bad credentials' };

/** Makes installation tokens and believes nobody else: App tokens must carry the App's own signature. */
export class Tokens {
  readonly #issued = new Map<string, TokenGrant & { readonly expiresAt: string }>();
  readonly #key: KeyObject;
  readonly #appId: number;

  constructor(key: KeyObject, appId: number) {
    this.#key = key;
    this.#appId = appId;
  }

  issue(grant: TokenGrant, now: string): IssuedToken {
    const token = `ghs_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
    const expiresAt = new Date(Date.parse(now) + HOUR).toISOString().replace(/\.\d+Z$/, 'Z');
    this.#issued.set(digest(token), { ...grant, expiresAt });
    return { token, expiresAt };
  }

  /** Who sends this Authorization header? */
  believe(authorization: string | undefined, now: string): Viewer | Disbelief {
    if (authorization === undefined) return { kind: 'anonymous' };
    const credential = /^(?:bearer|token)\s+(\S+)$/i.exec(authorization)?.[1];
    if (credential === undefined) return BAD;
    return credential.split('.').length === 3 ? this.#believeApp(credential, now) : this.#believeToken(credential, now);
  }

  #believeToken(token: string, now: string): Viewer | Disbelief {
    const found = this.#issued.get(digest(token));
    if (found === undefined || Date.parse(found.expiresAt) <= Date.parse(now)) return BAD;
    return { kind: 'installation', permissions: found.permissions, repositories: found.repositories };
  }

  #believeApp(jwt: string, now: string): Viewer | Disbelief {
    const [head = '', claims = '', signature = ''] = jwt.split('.');
    const signed = createVerify('RSA-SHA256').update(`${head}.${claims}`);
    if (part(head).alg !== 'RS256' || !signed.verify(this.#key, Buffer.from(signature, 'base64url'))) {
      return { status: 401, message: 'A JSON web token could not be decoded' };
    }
    return claimsFault(part(claims), this.#appId, Date.parse(now) / 1000) ?? { kind: 'app' };
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function part(encoded: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** GitHub's rules for an App's JWT: at most ten minutes, not from the future, issued by an App that exists. */
function claimsFault({ exp, iat, iss }: Record<string, unknown>, appId: number, now: number): Disbelief | undefined {
  const expiry = "'Expiration time' claim ('exp')";
  if (typeof exp !== 'number' || exp <= now) {
    const rule = 'must be a numeric value representing the future time at which the assertion expires';
    return { status: 401, message: `${expiry} ${rule}` };
  }
  if (exp > now + 600) return { status: 401, message: `${expiry} is too far in the future` };
  if (typeof iat !== 'number' || iat > now) {
    const rule = 'must be an Integer representing the time that the assertion was issued';
    return { status: 401, message: `'Issued at' claim ('iat') ${rule}` };
  }
  if (Number(iss) !== appId) return { status: 404, message: 'Integration not found' };
  return undefined;
}
