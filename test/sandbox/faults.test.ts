import { describe, expect, it } from '@jest/globals';
import { faults, slow, type Fault } from '../../src/sandbox/faults.ts';
import { ask, askGraphql, openSandbox, useSandbox } from '../support/sandbox.ts';

const PATH = '/repos/tea-works/kettle/pulls?state=all&per_page=3';

describe('faults take the place of an answer', () => {
  const sandbox = useSandbox();

  it.each([
    { name: 'bad credentials', fault: faults.badCredentials, status: 401, header: [] },
    { name: 'a missing permission', fault: faults.forbidden, status: 403, header: [] },
    { name: 'a plan without the feature', fault: faults.plan, status: 403, header: [] },
    { name: 'the secondary limit', fault: faults.secondaryLimit, status: 403, header: ['retry-after', '60'] },
    { name: 'the primary limit', fault: faults.primaryLimit, status: 403, header: ['x-ratelimit-remaining', '0'] },
    { name: 'nothing there', fault: faults.notFound, status: 404, header: [] },
    { name: 'an empty repository', fault: faults.conflict, status: 409, header: [] },
    { name: 'a refused value', fault: faults.unprocessable, status: 422, header: [] },
    { name: 'too many requests', fault: faults.tooManyRequests, status: 429, header: ['retry-after', '60'] },
    { name: 'a broken server', fault: faults.serverError, status: 500, header: [] },
    {
      name: 'a page of HTML',
      fault: faults.badGateway,
      status: 502,
      header: ['content-type', 'text/html; charset=utf-8'],
    },
  ] satisfies readonly FaultRow[])('$name: $status', async ({ fault, status, header }) => {
    sandbox().faults.set('pulls/list', fault);
    const answer = await ask(sandbox(), PATH);
    sandbox().faults.clear();
    expect(answer.status).toBe(status);
    const [name, value] = header as readonly string[];
    if (name !== undefined) expect(answer.headers.get(name)).toBe(value);
  });

  it('broken JSON arrives whole and parses nowhere; a hang-up does not arrive', async () => {
    sandbox().faults.set('pulls/list', faults.brokenJson);
    expect(typeof (await ask(sandbox(), PATH)).body).toBe('string');
    sandbox().faults.set('pulls/list', faults.hangUp);
    await expect(ask(sandbox(), PATH)).rejects.toThrow('terminated');
    sandbox().faults.clear();
  });

  it('strike as often as told, one page, one operation, or everything', async () => {
    const own = await openSandbox({ faults: { 'pulls/list': { ...faults.serverError, page: 2, times: 1 } } });
    const statuses = [PATH, `${PATH}&page=2`, `${PATH}&page=2`, '/repos/tea-works/kettle'].map(
      async (path) => (await ask(own, path)).status,
    );
    const seen = [await statuses[0], await statuses[1], await statuses[2], await statuses[3]];
    own.faults.set('*', faults.serverError);
    const all = await ask(own, '/repos/tea-works/kettle');
    await own.stop();
    expect({ seen: seen.sort(), all: all.status }).toEqual({ seen: [200, 200, 200, 500], all: 500 });
  });

  it('a slow answer comes late but real', async () => {
    sandbox().faults.set('repos/get', slow(20));
    const { status, body } = await ask(sandbox(), '/repos/tea-works/kettle');
    sandbox().faults.clear();
    expect({ status, body }).toMatchObject({ status: 200, body: { name: 'kettle' } });
  });

  it('strike GraphQL by its own name', async () => {
    sandbox().faults.set('graphql', faults.badGateway);
    const answer = await askGraphql(sandbox(), '{ viewer { login } }');
    sandbox().faults.clear();
    expect(answer).toContain('Unicorn');
  });
});

interface FaultRow {
  readonly name: string;
  readonly fault: Fault;
  readonly status: number;
  readonly header: readonly string[];
}
