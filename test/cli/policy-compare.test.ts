import { describe, expect, it } from '@jest/globals';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyDiffSchema, policyReplaySchema } from '../../src/documents/policy-compare.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const shipped = join(import.meta.dirname, '../../policies/ssdf-1.1');

/** A copy of the shipped set with one piece of one file replaced. */
function copyWith(file: string, from: string, to: string): string {
  const folder = temporaryFolder();
  cpSync(shipped, folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
  writeFileSync(join(folder, file), text.replace(from, to));
  return folder;
}

async function evidenceFile(): Promise<string> {
  const folder = temporaryFolder({ 'SECURITY.md': '# Security\n\nWrite to security@example.com.\n' });
  const file = join(folder, 'evidence.json');
  await run(['collect', '--dir', '.', '--format', 'json', '--output', file], { cwd: folder });
  return file;
}

const loosened = () => copyWith('RV.1.1.yml', '{ fact: vulnerability.private-reporting-enabled, is: true }', '{ fact: repo.security-policy, is: true }, { fact: vulnerability.private-reporting-enabled, is: true }'); // prettier-ignore

describe('policy diff', () => {
  it('names the criterion and the direction, in a document that passes its schema', async () => {
    const { status, out } = await run(['policy', 'diff', loosened(), '--format', 'json']);
    const { changes } = policyDiffSchema.parse(JSON.parse(out));
    expect([status, changes.map(({ criterion, effect }) => [criterion, effect])]).toEqual([
      1,
      [['RV.1.1-1b', 'loosened']],
    ]);
  });

  it('of the shipped set with itself is empty', async () => {
    expect(await run(['policy', 'diff', shipped, '--lang', 'ja'])).toMatchObject({
      status: 0,
      out: '差異はありません\n',
    });
  });
});

describe('policy replay', () => {
  it('says who would stand elsewhere, without a request', async () => {
    const { status, out } = await run([
      'policy',
      'replay',
      loosened(),
      '--evidence',
      await evidenceFile(),
      '--format',
      'json',
    ]);
    const { requests, replays } = policyReplaySchema.parse(JSON.parse(out));
    expect([status, requests, replays.length]).toEqual([0, 0, 1]);
    const { out: text } = await run(['policy', 'replay', loosened(), '--evidence', await evidenceFile()]);
    expect(text).toContain('0 of 1 would stand elsewhere');
  });

  it('names a task that another policy lifts', async () => {
    const easy = copyWith('PS.1.1.yml', '{ declared: true }', '{ fact: repo.security-policy, is: true }');
    const { out } = await run(['policy', 'diff', easy]);
    expect(out).toContain('PS.1.1-1a  shifted');
  });

  it.each<{ name: string; args: readonly string[]; says: RegExp }>([
    { name: 'no evidence', args: ['replay', shipped], says: /expected --evidence F, once or more/ },
    { name: 'no folder', args: ['replay'], says: /expected a folder of policies; name one/ },
    {
      name: 'a folder that is none',
      args: ['diff', '/nowhere/at/all'],
      says: /expected a folder of policies, there is none/,
    },
    { name: 'another verb', args: ['loosen'], says: /expected check, test, diff or replay, came "loosen"/ },
  ])('refuses $name in one line', async ({ args, says }) => {
    const { status, err } = await run(['policy', ...args]);
    expect([status, err]).toEqual([2, expect.stringMatching(says)]);
  });

  it('of a set that is not well-formed says where', async () => {
    const broken = copyWith('PS.1.1.yml', 'mark: required', 'mark: necessary');
    const { status, out } = await run(['policy', 'diff', broken]);
    expect([status, out]).toEqual([2, expect.stringMatching(/PS\.1\.1\.yml:\d+: .*necessary/)]);
  });
});
