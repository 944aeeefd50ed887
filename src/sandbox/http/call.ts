import { findRepository, type SandboxState } from '../state/state.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { DescriptionName } from '../description/description.ts';
import type { Json } from '../description/json.ts';
import type { Answer } from './answer.ts';
import { failure, notFound } from './answer.ts';
import { type Access } from './permissions.ts';
import type { Tokens } from './tokens.ts';
import { holds, reaches, type Viewer } from './viewer.ts';

/** A request that was routed, with everything a handler may want. */
export interface Call {
  readonly state: SandboxState;
  readonly viewer: Viewer;
  readonly tokens: Tokens;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json;
  /** The body as it came, of requests that carry a file. */
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly accept: string;
  readonly now: string;
  /** The server's clock, which tokens are made by. */
  readonly clock: string;
  /** Which server this is: older ones leave members out of their answers. */
  readonly server: DescriptionName;
  /** Base of links into this API, and of the storage that files are redirected to. */
  readonly api: string;
  readonly storage: string;
}

export type Handler = (call: Call) => Answer;
export type RepositoryHandler = (repository: RepositoryState, call: Call) => Answer;

/** Runs a handler on the repository of the path. */
export function onRepository(handler: RepositoryHandler): Handler {
  return (call) => {
    const repository = repositoryOf(call);
    return repository === undefined ? notFound() : handler(repository, call);
  };
}

export function repositoryOf(call: Pick<Call, 'state' | 'path'>): RepositoryState | undefined {
  const { owner, repo } = call.path;
  return owner === undefined || repo === undefined ? undefined : findRepository(call.state, `${owner}/${repo}`);
}

/** The refusal GitHub gives, or undefined where the viewer may ask. */
export function refusal(access: Access, call: Call): Answer | undefined {
  const { viewer } = call;
  switch (access.by) {
    case 'anyone':
      return undefined;
    case 'app':
      return viewer.kind === 'app' ? undefined : failure(401, 'A JSON web token could not be decoded');
    case 'installation':
      return viewer.kind === 'installation' ? undefined : failure(403, NOT_ACCESSIBLE);
    case 'organization':
      return organizationRefusal(access, call);
    case 'permission':
      return permissionRefusal(access, call);
  }
}

const NOT_ACCESSIBLE = 'Resource not accessible by integration';

/** An installation speaks for its own account alone. */
function organizationRefusal(
  access: Access & { by: 'organization' },
  { state, viewer, path }: Call,
): Answer | undefined {
  const own = path.org === state.installation.account;
  if (own && holds({ state, viewer }, access.permission, access.level)) return undefined;
  return viewer.kind === 'anonymous' ? failure(401, 'Requires authentication') : failure(403, NOT_ACCESSIBLE);
}

function permissionRefusal(access: Access & { by: 'permission' }, call: Call): Answer | undefined {
  const repository = repositoryOf(call);
  if (repository === undefined) return notFound();
  const { state, viewer } = call;
  const isPublic = repository.visibility === 'public';
  if (!isPublic && !reaches(state, viewer, repository)) return notFound();
  if (isPublic && access.publicToo) return undefined;
  if (holds({ state, viewer, repository }, access.permission, access.level)) return undefined;
  if (viewer.kind === 'anonymous') return failure(401, 'Requires authentication');
  if (access.hides) return notFound();
  return failure(403, NOT_ACCESSIBLE);
}
