import { codeownersPath } from '../handlers/access.ts';
import { holds } from '../http/viewer.ts';
import { webUrl } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { ReleaseState } from '../state/releases.ts';
import { accountOf, findRepository, fullName, isOrganization } from '../state/state.ts';
import { actorNode } from './actors.ts';
import { collaboratorsNode, type CollaboratorArguments } from './collaborators.ts';
import { connection, type PageArguments } from './connection.ts';
import { TypedError } from './errors.ts';
import { issueMembers } from './issues.ts';
import { objectNode, type Place } from './objects.ts';
import { pullRequestNode, pullRequestsNode, type PullRequestArguments } from './pull-requests.ts';
import { refNode } from './refs.ts';
import { guarded, type Eyes } from './root.ts';

type ObjectArguments = Parameters<typeof objectNode>[0];

export function repositoryNode(repository: RepositoryState, eyes: Eyes): object {
  const place = { repository, eyes };
  const contents = guarded<unknown>(eyes, repository, 'contents');
  const pulls = guarded<unknown>(eyes, repository, 'pull_requests');
  const branch = `refs/heads/${repository.defaultBranch}`;
  return {
    ...plainMembers(place),
    defaultBranchRef: () => contents(() => refNode(branch, place)),
    ref: ({ qualifiedName }: { qualifiedName: string }) => contents(() => refNode(qualifiedName, place)),
    object: (wanted: ObjectArguments) => contents(() => objectNode(wanted, place)),
    pullRequest: ({ number }: { number: number }) => pulls(() => onePullRequest(number, place)),
    pullRequests: (wanted: PullRequestArguments) => pulls(() => pullRequestsNode(wanted, place)),
    latestRelease: () => contents(() => latestRelease(place)),
    releases: (page: PageArguments) => contents(() => connection('releases', releases(place), page)),
    ...issueMembers(place),
    languages: (page: PageArguments) => languages(repository, page),
    deployKeys: (page: PageArguments) => connection('deployKeys', deployKeys(place), page),
    collaborators: (wanted: CollaboratorArguments) => collaboratorsNode(wanted, place),
    codeowners: () => contents(() => codeownersNode(repository)),
    // Told to administrators only; to others it is false, on or off.
    hasVulnerabilityAlertsEnabled:
      holds({ ...eyes, repository }, 'administration') && repository.security.vulnerabilityAlerts,
  };
}

/** Told to administrators only; to others GitHub lists none. */
function deployKeys({ repository, eyes }: Place) {
  const keys = holds({ ...eyes, repository }, 'administration') ? repository.access.deployKeys : [];
  return keys.map(({ id, title, readOnly, enabled }) => ({ id: `DK_${id}`, title, readOnly, enabled }));
}

function plainMembers({ repository, eyes }: Place) {
  const { parent, visibility, archived, name, owner, description } = repository;
  const url = webUrl(repository, eyes);
  const upstream = parent === null ? undefined : findRepository(eyes.state, parent);
  const policy = securityPolicy(repository);
  return {
    __typename: 'Repository',
    id: `R_${repository.id}`,
    databaseId: repository.id,
    name,
    nameWithOwner: fullName(repository),
    owner: () => actorNode(owner, eyes),
    description,
    url,
    visibility: visibility.toUpperCase(),
    isPrivate: visibility !== 'public',
    isArchived: archived,
    isFork: parent !== null,
    isInOrganization: isOrganization(accountOf(eyes.state, owner)),
    parent: upstream === undefined ? null : () => repositoryNode(upstream, eyes),
    isSecurityPolicyEnabled: policy,
    securityPolicyUrl: policy ? `${url}/security/policy` : null,
    primaryLanguage: Object.keys(repository.languages).map((language) => ({ name: language }))[0] ?? null,
  };
}

function securityPolicy({ store, branches, defaultBranch }: RepositoryState): boolean {
  const files = store.commit(branches.get(defaultBranch) ?? '')?.files;
  return ['SECURITY.md', '.github/SECURITY.md', 'docs/SECURITY.md'].some((path) => files?.has(path) === true);
}

function codeownersNode({ store, branches, defaultBranch, access }: RepositoryState) {
  const path = codeownersPath([...(store.commit(branches.get(defaultBranch) ?? '')?.files.keys() ?? [])]);
  if (path === undefined) return null;
  const wrong = { column: 1, kind: 'Unknown owner', message: 'Unknown owner on this line', path };
  return { errors: access.codeownersErrors.map((line) => ({ ...wrong, line })) };
}

function onePullRequest(number: number, place: Place) {
  const pull = place.repository.pullRequests.find((one) => one.number === number);
  if (pull !== undefined) return pullRequestNode(pull, place);
  throw new TypedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
}

function languages({ languages: sizes }: RepositoryState, page: PageArguments) {
  const names = Object.keys(sizes).map((name) => ({ name }));
  const listed = connection('languages', names, page);
  return { ...listed, edges: listed.edges.map((edge) => ({ ...edge, size: sizes[edge.node.name] ?? 0 })) };
}

function releases({ repository, eyes }: Place) {
  const newestFirst = (a: ReleaseState, b: ReleaseState) => Date.parse(b.createdAt) - Date.parse(a.createdAt);
  return repository.releases
    .filter(({ draft }) => !draft)
    .sort(newestFirst)
    .map(({ id, tag, name, prerelease, draft, publishedAt, createdAt, author, assets }) => ({
      __typename: 'Release',
      databaseId: id,
      tagName: tag,
      tag: () => refNode(`refs/tags/${tag}`, { repository, eyes }),
      name,
      isPrerelease: prerelease,
      isDraft: draft,
      publishedAt,
      createdAt,
      author: () => actorNode(author, eyes),
      releaseAssets: (page: PageArguments) =>
        connection(
          'releaseAssets',
          assets.map((asset) => ({ name: asset.name, size: asset.bytes.byteLength })),
          page,
        ),
    }));
}

function latestRelease(place: Place) {
  return releases(place).find(({ isPrerelease }) => !isPrerelease) ?? null;
}
