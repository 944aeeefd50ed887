import type { IssueState } from '../state/issues.ts';
import { actorNode } from './actors.ts';
import { connection, type PageArguments } from './connection.ts';
import { TypedError } from './errors.ts';
import type { Place } from './objects.ts';
import { guarded } from './root.ts';

interface IssueArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

/** What a repository tells about its issues and labels; a label exists once something bears it. */
export function issueMembers(place: Place) {
  const { repository, eyes } = place;
  const issues = guarded<unknown>(eyes, repository, 'issues');
  return {
    hasIssuesEnabled: repository.issuesEnabled,
    labels: (page: PageArguments) => connection('labels', labelNames(place).map((name) => labelNode(name, place)), page),
    label: ({ name }: { name: string }) => {
      const found = labelNames(place).find((one) => isSame(one, name));
      return found === undefined ? null : labelNode(found, place);
    },
    issues: (wanted: IssueArguments) => issues(() => issueList(repository.issues, wanted, place)),
    issue: ({ number }: { number: number }) => issues(() => oneIssue(number, place)),
  };
} // prettier-ignore

export function labelNode(name: string, place: Place): object {
  const { repository, eyes } = place;
  const bearing = repository.issues.filter(({ labels }) => labels.some((one) => isSame(one, name)));
  const issues = guarded<unknown>(eyes, repository, 'issues');
  return {
    __typename: 'Label',
    name,
    issues: (wanted: IssueArguments) => issues(() => issueList(bearing, wanted, place)),
  };
}

export function issueNode({ number, title, body, author, state, reason, labels, createdAt }: IssueState, place: Place) {
  return {
    __typename: 'Issue',
    number,
    title,
    body,
    state: state.toUpperCase(),
    stateReason: reason === null ? null : reason.toUpperCase(),
    createdAt,
    author: () => actorNode(author, place.eyes),
    labels: (page: PageArguments) => connection('labels', labels.map((name) => labelNode(name, place)), page),
  };
} // prettier-ignore

/** Oldest first unless told otherwise. */
function issueList(all: readonly IssueState[], wanted: IssueArguments, place: Place) {
  const { states, orderBy } = wanted;
  const sign = orderBy?.direction === 'DESC' ? -1 : 1;
  const found = all
    .filter(({ state }) => states == null || states.includes(state.toUpperCase()))
    .sort((a, b) => sign * (Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.number - b.number));
  return connection('issues', found.map((one) => issueNode(one, place)), wanted); // prettier-ignore
}

function oneIssue(number: number, place: Place) {
  const found = place.repository.issues.find((one) => one.number === number);
  if (found !== undefined) return issueNode(found, place);
  throw new TypedError('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`);
}

function labelNames({ repository: { issues, pullRequests } }: Place): readonly string[] {
  return [...new Set([...issues, ...pullRequests].flatMap(({ labels }) => labels))].sort();
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
