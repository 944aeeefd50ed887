import { describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { ask, useSandbox, type Asked } from '../support/sandbox.ts';

const KETTLE = '/repos/tea-works/kettle';
const sandbox = useSandbox();

const headOf = ({ state }: Sandbox) =>
  state.repositories.get('tea-works/kettle')?.pullRequests.at(-1)?.head.commit ?? '';

async function create(more: object = {}, token?: string): Promise<Asked> {
  const body = { name: 'ssdf-gate', head_sha: headOf(sandbox()), ...more };
  return ask(sandbox(), `${KETTLE}/check-runs`, { method: 'POST', body, ...(token === undefined ? {} : { token }) });
}

async function update(id: unknown, body: object): Promise<Asked> {
  return ask(sandbox(), `${KETTLE}/check-runs/${String(id)}`, { method: 'PATCH', body });
}

const idOf = ({ body }: Asked) => (body as { id: number }).id;
const output = (more: object) => ({ output: { title: 'Title', summary: 'Summary', ...more } });
const annotation = { path: 'a.js', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'Look' };

describe('check runs', () => {
  it('begin, complete and are found again by name', async () => {
    const made = await create({ name: 'round trip', status: 'in_progress', external_id: '1:pull-request:7:x' });
    const done = await update(idOf(made), { conclusion: 'success', ...output({}) });
    const found = await ask(sandbox(), `${KETTLE}/commits/${headOf(sandbox())}/check-runs?check_name=round%20trip`);
    expect([made.status, done.status]).toEqual([201, 200]);
    expect(found.body).toMatchObject({
      total_count: 1,
      check_runs: [
        { external_id: '1:pull-request:7:x', status: 'completed', conclusion: 'success', app: { id: 4242 } },
      ],
    });
  });

  it('collect annotations of every request, they are never replaced', async () => {
    const id = idOf(await create(output({ annotations: [annotation, annotation] })));
    const after = await update(id, output({ annotations: [annotation] }));
    expect(after.body).toMatchObject({ output: { annotations_count: 3 } });
  });

  it.each([
    { name: 'a summary of 65,535 bytes', more: output({ summary: 'x'.repeat(65_535) }), status: 201 },
    { name: 'a summary of one byte more', more: output({ summary: 'x'.repeat(65_536) }), status: 422 },
    { name: 'a text of too many bytes in few characters', more: output({ text: '茶'.repeat(22_000) }), status: 422 },
    { name: '50 annotations', more: output({ annotations: Array(50).fill(annotation) }), status: 201 },
    { name: '51 annotations', more: output({ annotations: Array(51).fill(annotation) }), status: 422 },
    { name: 'a commit that is not there', more: { head_sha: '0'.repeat(40) }, status: 422 },
    { name: 'a body without a name', more: { name: undefined }, status: 422 },
  ])('$name: $status', async ({ more, status }) => {
    expect((await create(more)).status).toBe(status);
  });

  it('of another App cannot be changed', async () => {
    const foreign = sandbox()
      .state.repositories.get('tea-works/kettle')
      ?.checkRuns.find(({ app }) => app.id !== 4242);
    expect((await update(foreign?.id, output({}))).status).toBe(403);
  });

  it('need the permission to write checks', async () => {
    const token = sandbox().token({ permissions: { checks: 'read' } });
    expect((await create({}, token)).status).toBe(403);
  });

  it('show one of a name unless all are asked for', async () => {
    await create({ name: 'twice' });
    await create({ name: 'twice' });
    const path = `${KETTLE}/commits/${headOf(sandbox())}/check-runs?check_name=twice`;
    const counts = [await ask(sandbox(), path), await ask(sandbox(), `${path}&filter=all`)];
    expect(counts.map(({ body }) => (body as { total_count: number }).total_count)).toEqual([1, 2]);
  });
});
