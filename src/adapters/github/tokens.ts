import { createAppAuth } from '@octokit/auth-app';
import { z } from 'zod';
import { canonicalJson } from '../../model/digest.ts';
import { TokenError, type Permissions, type TokenRequest, type Tokens } from '../../ports/tokens.ts';
import { failureOf } from './failure.ts';
import { quietOctokit } from './quiet-octokit.ts';
import { tokenError } from './token-error.ts';

export interface TokensOptions {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly apiUrl?: string;
  readonly fetch?: typeof fetch;
  /** RFC 3339. */
  readonly now: () => string;
}

interface Issued {
  readonly token: string;
  readonly expiresAt: string;
}

/** A token in its last minutes could end in the middle of an assessment. */
const SPARE_MS = 5 * 60_000;

/** One token per installation, repository and permission set, reused until shortly before its end. auth-app joins requests for the same token that run at the same time. */
export function createTokens(options: TokensOptions): Tokens {
  const issued = new Map<string, Issued>();
  const issue = issuer(options);
  const isFresh = ({ expiresAt }: Issued) => Date.parse(expiresAt) - SPARE_MS > Date.parse(options.now());

  return {
    async tokenFor(request) {
      const key = canonicalJson(request);
      const known = issued.get(key);
      if (known !== undefined && isFresh(known)) return known.token;
      const made = await issue(request);
      for (const [old, one] of issued) if (!isFresh(one)) issued.delete(old);
      issued.set(key, made);
      return made.token;
    },
  };
}

/** Asks GitHub for a token; when it has not been granted all that is wanted, once more for the part that has. */
function issuer({
  appId,
  privateKey,
  apiUrl,
  fetch: inner,
}: TokensOptions): (request: TokenRequest) => Promise<Issued> {
  const octokit = quietOctokit({
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(inner === undefined ? {} : { fetch: inner }),
  });
  const auth = createAppAuth({ appId, privateKey, request: octokit.request });

  async function create({ installation, repositoryId, permissions }: TokenRequest): Promise<Issued> {
    const repositories = repositoryId === null ? {} : { repositoryIds: [repositoryId] };
    // `refresh`, because auth-app's own memory would hand out a token until its last minute.
    const made = await auth({
      type: 'installation',
      installationId: installation,
      ...repositories,
      permissions,
      refresh: true,
    });
    return issuedToken.parse(made);
  }

  async function granted(installation: number): Promise<Readonly<Record<string, string>>> {
    const { token } = await auth({ type: 'app' });
    const headers = { authorization: `bearer ${token}` };
    const { data } = await octokit.request('GET /app/installations/{installation_id}', {
      installation_id: installation,
      headers,
    });
    return installationAnswer.parse(data).permissions;
  }

  return async (request) => {
    try {
      return await create(request);
    } catch (error) {
      if (failureOf(error).status !== 422) throw tokenError(error);
      return await narrower(request).catch((cause: unknown) => Promise.reject(tokenError(cause)));
    }
  };

  async function narrower(request: TokenRequest): Promise<Issued> {
    const permissions = both(request.permissions, await granted(request.installation));
    if (Object.keys(permissions).length === 0) {
      throw new TokenError(
        'TOKEN_FORBIDDEN',
        'the installation has granted none of the permissions needed; its owner must accept them',
      );
    }
    return create({ ...request, permissions });
  }
}

const issuedToken = z.object({ token: z.string().min(1), expiresAt: z.iso.datetime({ offset: true }) });
const installationAnswer = z.object({ permissions: z.record(z.string(), z.string()) });

function both(wanted: Permissions, granted: Readonly<Record<string, string>>): Permissions {
  const kept = Object.entries(wanted).flatMap(([name, level]) => {
    const has = granted[name];
    if (has === undefined) return [];
    return [[name, has === 'read' ? 'read' : level] as const];
  });
  return Object.fromEntries(kept);
}
