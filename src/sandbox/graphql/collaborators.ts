import { holds } from '../http/viewer.ts';
import type { CollaboratorState } from '../state/repository.ts';
import { actorNode } from './actors.ts';
import { connection, type PageArguments } from './connection.ts';
import { forbidden } from './errors.ts';
import type { Place } from './objects.ts';

export interface CollaboratorArguments extends PageArguments {
  readonly affiliation?: 'ALL' | 'DIRECT' | 'OUTSIDE' | null;
}

/** People with access; `DIRECT` are all who are named on the repository, those from outside among them. */
export function collaboratorsNode(wanted: CollaboratorArguments, { repository, eyes }: Place) {
  if (!holds({ ...eyes, repository }, 'metadata')) throw forbidden();
  const people = repository.collaborators.filter(
    ({ affiliation }) => wanted.affiliation !== 'OUTSIDE' || affiliation === 'outside',
  );
  const page = connection('collaborators', people, wanted);
  return {
    totalCount: page.totalCount,
    pageInfo: page.pageInfo,
    edges: page.edges.map(({ node, cursor }) => ({
      cursor,
      permission: roleOf(node),
      node: () => actorNode(node.login, eyes),
    })),
  };
}

function roleOf({ role }: CollaboratorState): string {
  return role.toUpperCase();
}
