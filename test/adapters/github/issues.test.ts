import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { issues } from '../../../src/adapters/github/issues.ts';
import type { IssueQuestion } from '../../../src/ports/issues.ts';
import { fakeFetch, type FakeReply } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const QUESTION: IssueQuestion = { topics: ['finding'], weaknesses: ['security'], causes: ['root-cause'], named: [7] };

function asking(reply: FakeReply) {
  const fake = fakeFetch({ 'POST /graphql': reply });
  const client = new GitHubClient({ fetch: fake, now: () => '2026-01-02T03:04:05Z' });
  return { fake, ask: issues(client, { owner: 'acme', name: 'widget' }) };
}

const listed = (...nodes: readonly (object | null)[]) => ({
  issues: { totalCount: nodes.length, pageInfo: { hasNextPage: false }, nodes },
});
const issue = (number: number, more: object = {}) => ({ number, stateReason: 'COMPLETED', body: '', ...more });
const good = {
  hasIssuesEnabled: true,
  topic0: { issues: { totalCount: 3 } },
  weakness0: listed(issue(4)),
  cause0: listed(issue(5, { body: 'about #4' })),
  named0: { number: 7 },
};

async function recordsOf(parts: object, errors: readonly object[] = []) {
  const body = { data: { repository: { ...good, ...parts } }, ...(errors.length === 0 ? {} : { errors }) };
  const answer = await asking({ body }).ask.issueRecords(QUESTION);
  return answer.state === 'seen' ? answer.value : answer.unseen.reason;
}
const failing = (part: string, type: string) =>
  recordsOf({ [part]: null }, [{ type, path: ['repository', part], message: 'no' }]);

describe('issues of a repository', () => {
  it('are asked for once, names and numbers beside the text of the query', async () => {
    const { ask, fake } = asking({ body: { data: { repository: good } } });
    const name = 'x") { id } evil: label(name: "y';
    await ask.issueRecords({ ...QUESTION, topics: [name] });
    expect(fake.requests).toHaveLength(1);
    expect(fake.requests[0]?.body).toMatchObject({ variables: { owner: 'acme', topic0: name, named0: 7 } });
    expect((fake.requests[0]?.body as { readonly query: string }).query).not.toContain('evil');
  });

  it.each(FAULTS)('$name is never a value', async ({ answer, reason }) => {
    const { ask } = asking(answer);
    expect(await ask.issueRecords(QUESTION)).toMatchObject({ state: 'unseen', unseen: { reason } });
  });

  it('tell what they refer to, not what they say', async () => {
    const records = await recordsOf({});
    expect(records).toEqual({
      counts: { finding: 3 },
      weaknesses: { items: [{ number: 4, issues: [], advisories: [] }], whole: true },
      causes: { items: [{ number: 5, issues: [4], advisories: [] }], whole: true },
      named: { 7: true },
    });
  });

  it.each([
    { body: 'see #12, #12 and (#13)', issues: [12, 13] },
    { body: 'https://github.com/ACME/widget/issues/14#issuecomment-1', issues: [14] },
    { body: 'other/repo#15, &#39; and https://github.com/other/repo/issues/16', issues: [] },
    { body: 'ghsa-aaaa-bbbb-cccc with CVE-2026-1234', issues: [], advisories: ['GHSA-AAAA-BBBB-CCCC', 'CVE-2026-1234'] },
    { body: 'GHSA-nothing, CVE-26-1', issues: [] },
  ])('refer to others in "$body"', async ({ body, issues: numbers, advisories = [] }) => {
    const records = await recordsOf({ cause0: listed(issue(5, { body })) });
    expect(records).toMatchObject({ causes: { items: [{ issues: numbers, advisories }] } });
  }); // prettier-ignore

  it.each(['NOT_PLANNED', 'DUPLICATE'])('that were closed as %s repaired no weakness', async (stateReason) => {
    const records = await recordsOf({ weakness0: listed(issue(4, { stateReason }), issue(6)) });
    expect(records).toMatchObject({ weaknesses: { items: [{ number: 6 }], whole: true } });
  });

  it('under a label that nobody made are none', async () => {
    const records = await recordsOf({ topic0: null, weakness0: null, cause0: null });
    expect(records).toMatchObject({ counts: { finding: 0 }, weaknesses: { items: [], whole: true } });
  });

  it.each([
    { name: 'more than a page', weakness0: { issues: { totalCount: 101, nodes: [issue(4)] } } },
    { name: 'one hidden among them', weakness0: listed(issue(4), null) },
    { name: 'no list', weakness0: { issues: null } },
  ])('are not listed whole: $name', async ({ weakness0 }) => {
    expect(await recordsOf({ weakness0 })).toMatchObject({ weaknesses: { whole: false } });
  });

  it('that are hidden are not none', async () => {
    expect(await failing('topic0', 'FORBIDDEN')).toMatchObject({ counts: { finding: undefined } });
    expect(await failing('cause0', 'FORBIDDEN')).toMatchObject({ causes: { items: [], whole: false } });
    expect(await failing('named0', 'FORBIDDEN')).toMatchObject({ named: { 7: undefined } });
  });

  it('that a number does not lead to are not there', async () => {
    expect(await failing('named0', 'NOT_FOUND')).toMatchObject({ named: { 7: false } });
  });

  it.each([
    { name: 'switched off', data: { repository: { ...good, hasIssuesEnabled: false } }, reason: 'not-offered' },
    { name: 'of a repository that nobody shows', data: { repository: null }, reason: 'hidden-or-absent' },
    { name: 'of another shape', data: { repository: { ...good, topic0: { issues: 'many' } } }, reason: 'malformed' },
  ])('$name are not seen', async ({ data, reason }) => {
    const { ask } = asking({ body: { data } });
    expect(await ask.issueRecords(QUESTION)).toMatchObject({ state: 'unseen', unseen: { reason } });
  });
});
