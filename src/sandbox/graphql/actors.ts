import type { Person } from '../git/objects.ts';
import { accountOf } from '../state/state.ts';
import type { Eyes } from './root.ts';

/** A user, robot or organisation. GraphQL leaves the `[bot]` of a robot's login out. */
export function actorNode(login: string, { state, api }: Eyes) {
  const account = accountOf(state, login);
  return {
    __typename: account.kind,
    id: `A_${account.id}`,
    databaseId: account.id,
    login: login.replace(/\[bot\]$/, ''),
    name: login,
    url: `${api}/web/${login}`,
    resourcePath: `/${login}`,
  };
}

/** Author or committer of a commit; `user` is null when GitHub knows no account behind the address. */
export function gitActorNode({ name, email, login }: Person, { at, eyes }: { at: string; eyes: Eyes }) {
  const user = login === null || accountOf(eyes.state, login).kind !== 'User' ? null : actorNode(login, eyes);
  return { name, email, date: at, user };
}
