import { z } from 'zod';
import { answerLog } from '../adapters/github/answer-log.ts';
import { GitHubClient, isOfOrganization, sumOf } from '../adapters/github/client.ts';
import { organizationTree } from '../adapters/github/organization-tree.ts';
import { githubRepository } from '../adapters/github/repository.ts';
import { githubTree } from '../adapters/github/tree.ts';
import { memoised } from '../adapters/memory/memoised.ts';
import { parseEvidence } from '../documents/read.ts';
import { canonicalJson } from '../model/digest.ts';
import type { EvaluationRequest } from '../model/evaluation-request.ts';
import { NO_REQUESTS } from '../model/evidence.ts';
import { notSeen, type NotSeen, type Observation, type UnseenReason } from '../model/observation.ts';
import type { Engine, Look } from '../pipeline/engine.ts';
import type { Tree } from '../ports/tree.ts';
import { tokenPermissions } from './permissions.ts';
import { TokenError, type TokenErrorCode } from '../ports/tokens.ts';
import type { AppServices } from './services.ts';

export interface OpenedLook {
  readonly look: Look;
  readonly token: string;
}

/** Opens looks at repositories with tokens no wider than one repository; git objects are shared between them, being immutable. */
export function lookOpener(engine: Engine, services: AppServices): (request: EvaluationRequest) => Promise<OpenedLook> {
  const permissions = tokenPermissions(engine.collectors);
  const { apiUrl, now, store, tokens, packs } = services;
  const { objects, answers, organizations, patience } = services.shared;

  return async (request) => {
    const { installation, repository: where } = request;
    const name = { owner: where.owner, name: where.name };
    const token = await tokens.tokenFor({ installation, repositoryId: where.id, permissions });
    const readings = organizations.of({ installation, permissions: canonicalJson(permissions) });
    const shared = { readings, covers: isOfOrganization };
    // Only a pack holds them: a look for anything else keeps nothing in memory for it.
    const log = request.kind === 'release' ? answerLog() : undefined;
    const client = new GitHubClient({
      ...{ apiUrl, token, now, answers, patience, shared, permissions, pinned: { ...name, id: where.id } },
      ...(log === undefined ? {} : { log }),
    });
    const repository = memoised(githubRepository(client, name, objects));
    const organization = organizationReader(services, request, repository);
    const previous = parseEvidence(await store.lastDefaultBranchEvidence(where.id));
    const look: Look = {
      repository,
      treeAt: (commit) => githubTree(client, { ...name, objects }, commit),
      organization: () => organization.tree(),
      supplied: [],
      takesCiEvidence: true,
      at: now(),
      host: where.host,
      requests: () => sumOf([client.requests, organization.requests()]),
      rate: () => client.rate,
      mixed: () => client.mixed(name),
      ...(log === undefined ? {} : { answers: log.answers }),
      ...(previous === undefined ? {} : { previous }),
      recentReports: () => store.recentReports(where.id),
      keptSboms: async (tag) => {
        const about = await repository.about();
        // Whoever sees it now is not known: then nobody may see more than the world.
        const visibility = about.state === 'seen' ? about.value.visibility : 'public';
        return packs.sboms({ installation, repository: where.id, tag, visibility });
      },
    };
    return { look, token };
  };
}

async function seesAll(client: GitHubClient): Promise<boolean> {
  const granted = await client.get({
    route: 'GET /installation/repositories',
    parameters: { per_page: 1 },
    permission: 'metadata: read',
    schema: installationSchema,
  });
  return granted.state === 'seen' && granted.value.repository_selection === 'all';
}

/** Trees and blobs are kept for ever elsewhere. */
function isNoGitObject(question: string): boolean {
  return !/\/git\/(?:trees|blobs)\/|^GraphQL Repository\.object$/.test(question);
}

const installationSchema = z.object({ repository_selection: z.string().optional() });

/** The organisation's configuration needs a token of its own: it lies in another repository. */
function organizationReader(
  services: AppServices,
  { installation }: EvaluationRequest,
  repository: Look['repository'],
) {
  const { tokens, apiUrl, now, shared } = services;
  const { objects, answers, organizations, patience } = shared;
  const permissions = { contents: 'read', metadata: 'read' } as const;
  let client: GitHubClient | undefined;

  async function tree(): Promise<Observation<Tree | null>> {
    const token = await tokens.tokenFor({ installation, repositoryId: null, permissions }).catch(asRefusal);
    if (token instanceof TokenError) return noToken(token, `${repository.owner}/.github`);
    const readings = organizations.of({ installation, permissions: canonicalJson(permissions) });
    const asking = new GitHubClient({
      ...{ apiUrl, token, now, answers, patience },
      shared: { readings, covers: isNoGitObject },
    });
    client = asking;
    return organizationTree(asking, repository, { seesAll: () => seesAll(asking), objects });
  }

  return { tree, requests: () => client?.requests ?? NO_REQUESTS };
}

/** A refused token costs the organisation's configuration; anything else is a fault of ours and is thrown on. */
function asRefusal(error: unknown): TokenError {
  if (error instanceof TokenError && error.code !== 'TOKEN_GONE') return error;
  throw error;
}

const WITHOUT_TOKEN = {
  TOKEN_GONE: 'hidden-or-absent',
  TOKEN_FORBIDDEN: 'forbidden',
  TOKEN_RATE_LIMITED: 'rate-limited',
  TOKEN_UNREACHABLE: 'server-error',
} as const satisfies Readonly<Record<TokenErrorCode, UnseenReason>>;

function noToken({ code }: TokenError, what: string): NotSeen {
  return notSeen({ reason: WITHOUT_TOKEN[code], what, permission: 'contents: read' });
}
