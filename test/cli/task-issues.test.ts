import { describe, expect, it } from '@jest/globals';
import { taskIssuesSchema } from '../../src/documents/task-issues.ts';
import { GROUPS, type Group, type TaskId } from '../../src/model/level.ts';
import { ISSUE_KINDS } from '../../src/model/task-issues.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

/** Issues by group as the deck prints them, in the order of its columns. */
const DECK: Readonly<Record<Group, readonly number[]>> = {
  PO: [1, 1, 0, 3, 5, 7, 4, 1],
  PS: [0, 1, 0, 0, 1, 1, 1, 0],
  PW: [1, 2, 0, 0, 4, 9, 6, 0],
  RV: [0, 1, 1, 1, 1, 1, 0, 0],
};
const FIRST: Readonly<Record<Group, TaskId>> = { PO: 'PO.1.1', PS: 'PS.1.1', PW: 'PW.1.1', RV: 'RV.1.1' };

const issue = (fields: string) => `- { description: Which tools it means is open., reporter: aiko, date: 2026-01-05, ${fields} }\n`; // prettier-ignore
const deckFile = GROUPS.flatMap((group) =>
  DECK[group].map((count, column) =>
    issue(`task: ${FIRST[group]}, kind: ${ISSUE_KINDS[column]?.kind ?? ''}`).repeat(count),
  ),
).join('');

const inFolder = (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  run(args, { cwd: temporaryFolder({ 'README.md': '# kettle', ...files }) });
const good = issue('task: PO3.1, kind: definition');

describe('task-issues', () => {
  it('count like the table of the deck: 53, of which 12 on the SSDF itself and 41 on carrying it out', async () => {
    const { out, status } = await inFolder({ '.ssdf/issues/a.yml': deckFile }, 'task-issues', '--format', 'json');
    const { rows, sum } = taskIssuesSchema.parse(JSON.parse(out));
    expect(status).toBe(0);
    expect(GROUPS.map((group) => ISSUE_KINDS.map(({ kind }) => rows[group].kinds[kind]))).toEqual(
      GROUPS.map((group) => DECK[group]),
    );
    expect(GROUPS.map((group) => [rows[group].tasks, rows[group].total])).toEqual([[13, 22], [4, 4], [16, 22], [9, 5]]); // prettier-ignore
    expect(ISSUE_KINDS.map(({ kind }) => sum.kinds[kind])).toEqual([2, 5, 1, 4, 11, 18, 11, 1]);
    expect([sum.groups, sum.total]).toEqual([{ wording: 12, practice: 41 }, 53]);
  });

  it('are told with countermeasure and proposed revision, in Japanese on request', async () => {
    const entry = issue('task: PW.9.1, kind: content, countermeasure: LIST-THEM, proposedRevision: UNINSTALL-TOO');
    const { out } = await inFolder({ '.ssdf/issues/a.yml': entry }, 'task-issues', '--lang', 'ja');
    expect(out).toMatch(/課題：1 件[^]*PW\.9\.1 \[内容改善\][^]*対策案: LIST-THEM[^]*改訂案: UNINSTALL-TOO/);
  });

  it.each<{ name: string; file: string; status: number; says: RegExp }>([
    { name: 'an unknown task', file: issue('task: PX.1.1, kind: other'), status: 1, says: /issues\/b\.yml:1: .*one of the 42 task ids/ }, // prettier-ignore
    { name: 'a retired task', file: issue('task: PW.3.1, kind: other'), status: 1, says: /issues\/b\.yml:1: .*PW\.3\.1 is now PO\.1\.3/ }, // prettier-ignore
    { name: 'an unknown kind', file: `\n${issue('task: PO.1.1, kind: hard')}`, status: 1, says: /issues\/b\.yml:2: .*one of content, definition/ }, // prettier-ignore
    { name: 'a description that says nothing', file: issue('task: PO.1.1, kind: other').replace(/description: [^,]+/, "description: '…'"), status: 1, says: /issues\/b\.yml:1: .*a text that says something/ }, // prettier-ignore
    { name: 'a key nobody knows', file: issue('task: PO.1.1, kind: other, level: 3'), status: 1, says: /issues\/b\.yml:1: .*level/ }, // prettier-ignore
    { name: 'a bomb of aliases', file: 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n', status: 1, says: /issues\/b\.yml:\d+: / }, // prettier-ignore
    { name: 'a file of 5 MB', file: `# ${'x'.repeat(5_000_000)}`, status: 2, says: /b\.yml/ },
  ])('$name costs itself: exit status $status', async ({ file, status, says }) => {
    const answer = await inFolder({ '.ssdf/issues/a.yml': good, '.ssdf/issues/b.yml': file }, 'task-issues');
    expect(answer.out).toMatch(says);
    expect(answer.out).toMatch(/tasks: 1 [^]*^- PO\.3\.1 /m);
    expect({ status: answer.status, err: answer.err }).toEqual({ status, err: '' });
  });

  it('touch no verdict, however many and whatever they say', async () => {
    const assess = ['assess', '--dir', '.', '--at', '2026-11-23T00:00:00Z', '--format', 'json'];
    const verdict = async (files: Readonly<Record<string, string>>) => {
      const { tasks, gate, notices } = JSON.parse((await inFolder(files, ...assess)).out) as Record<string, unknown>;
      return { tasks, gate, notices };
    };
    // How many files were looked at is told, so that both trees hold as many.
    const without = await verdict({ 'notes/a.yml': deckFile });
    expect(await verdict({ '.ssdf/issues/a.yml': deckFile })).toEqual(without);
    expect(await verdict({ '.ssdf/issues/a.yml': issue('criterion: PO.1.1-1a, kind: x') })).toEqual(without);
  });

  it('in a file elsewhere are told where they belong', async () => {
    const { out } = await inFolder({ '.ssdf/issue/a.yml': good }, 'records');
    expect(out).toContain('put it at .ssdf/<issues>/<name>.yml');
  });
});
