import { describe, expect, it } from '@jest/globals';
import { type Heard, Identities } from '../../../src/adapters/github/identity.ts';

const rest = (id: unknown, repo = 'kettle'): Heard => ({
  route: 'GET /repos/{owner}/{repo}',
  parameters: { owner: 'tea', repo },
  data: { id },
});
const hooks: Heard = {
  route: 'GET /repos/{owner}/{repo}/hooks',
  parameters: { owner: 'tea', repo: 'kettle' },
  data: [],
};
const graphQl = (databaseId: unknown, name = 'kettle'): Heard => ({
  route: 'POST https://api.github.com/graphql',
  parameters: { query: '', variables: { owner: 'tea', name } },
  data: { data: { repository: { databaseId } } },
});
const joined = (first: number, second: number): Heard => ({
  route: 'POST https://ghes.example/api/graphql',
  parameters: { variables: { q0_owner: 'tea', q0_name: 'kettle', q1_owner: 'tea', q1_name: 'kettle' } },
  data: { data: { q0: { databaseId: first }, q1: { databaseId: second } } },
});

describe('one name in one look', () => {
  it.each<{ name: string; heard: readonly Heard[]; mixed: string | undefined; pinned?: number }>([
    { name: 'nothing heard', heard: [], mixed: undefined },
    { name: 'one number by both APIs', heard: [rest(1), graphQl(1), joined(1, 1)], mixed: undefined },
    { name: 'another number by GraphQL', heard: [rest(1), graphQl(2)], mixed: 'tea/kettle' },
    { name: 'another number by REST', heard: [graphQl(1), rest(2)], mixed: 'tea/kettle' },
    { name: 'another number in the joined query', heard: [rest(1), joined(1, 2)], mixed: 'tea/kettle' },
    { name: 'back to the first number', heard: [rest(1), graphQl(2), rest(1)], mixed: 'tea/kettle' },
    { name: 'another spelling of one name', heard: [rest(1), rest(2, 'Kettle')], mixed: 'tea/Kettle' },
    { name: 'two repositories under their own names', heard: [rest(1), rest(2, '.github'), graphQl(2, '.github')], mixed: undefined },
    { name: 'another number than the one that was meant', heard: [rest(2)], mixed: 'tea/kettle', pinned: 1 },
    { name: 'a part that failed', heard: [rest(1), graphQl(null), graphQl(undefined), rest('2')], mixed: undefined },
  ])('$name', ({ heard, mixed, pinned }) => {
    const identities = new Identities(pinned === undefined ? undefined : { owner: 'tea', name: 'kettle', id: pinned });
    for (const one of heard) identities.hear(one);
    expect(identities.mixed).toBe(mixed);
  }); // prettier-ignore

  it.each<{ name: string; heard: readonly Heard[]; proven: boolean }>([
    { name: 'nothing was heard', heard: [], proven: false },
    { name: 'the newest answer carries the number', heard: [hooks, rest(1)], proven: true },
    {
      name: 'the newest answer carries it by GraphQL, in other capitals',
      heard: [hooks, graphQl(1, 'Kettle')],
      proven: true,
    },
    { name: 'an answer without a number came later', heard: [rest(1), hooks], proven: false },
    { name: 'the newest answer is about another repository', heard: [rest(1), rest(2, 'pot')], proven: false },
  ])('is proven at the end: $name', ({ heard, proven }) => {
    const identities = new Identities();
    for (const one of heard) identities.hear(one);
    expect(identities.isProven({ owner: 'tea', name: 'kettle' })).toBe(proven);
  });
});
