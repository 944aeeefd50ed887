import { describe, expect, it } from '@jest/globals';
import { migrationSchema } from '../../src/documents/migration.ts';
import { checkoutOf } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const TO = ['migrate', '--to', 'ssdf-1.2-draft'];
const here = checkoutOf({ 'README.md': '# kettle' });

describe('migrate', () => {
  it('says first that the later version is a draft, as of when and how much it changes', async () => {
    const { status, out } = await run(TO);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^ssdf-1\.1 -> ssdf-1\.2-draft \(draft, as of 2026-10-02\): 34 unchanged, 8 reworded, 7 new\.\n.*nothing of it enters/,
    );
    expect(out).toMatch(/^PS\.4\.2 \[new\] .*: not assessed$/m);
    expect(out).not.toMatch(/\[unchanged\]/);
  });

  it('says the same in Japanese', async () => {
    const { out } = await run([...TO, '--lang', 'ja']);
    expect(out).toMatch(/草案、2026-10-02 時点）：変更なし 34、文言変更 8、新規 7/);
    expect(out).toMatch(/^PO\.6\.1 \[新規\] .*未評価$/m);
  });

  it('with evidence tells of every task what carries over, in a document of the published schema', async () => {
    await run(['collect', '--dir', '.', '--format', 'json', '--output', 'evidence.json'], { cwd: here });
    const { out, status } = await run([...TO, '--evidence', 'evidence.json', '--format', 'json'], { cwd: here });
    expect(status).toBe(0);
    const document = migrationSchema.parse(JSON.parse(out));
    expect(document.evidence?.digest).toMatch(/^sha256:/);
    expect(document.tasks).toHaveLength(49);
    expect(document.tasks.find(({ id }) => id === 'PS.1.1')).toMatchObject({ carry: 'judge-again' });
    expect(document.tasks.find(({ id }) => id === 'PS.2.1')).toMatchObject({ carry: 'carries-over' });
    expect(document.tasks.filter(({ change }) => change === 'new').map(({ carry }) => carry)).toEqual(
      Array<string>(7).fill('not-assessed'),
    );
  });

  it.each([
    { name: 'no version', args: ['migrate'] },
    { name: 'a version that is not shipped', args: ['migrate', '--to', '../../etc'] },
  ])('$name is one clear error', async ({ args }) => {
    const { status, err } = await run(args);
    expect(status).toBe(2);
    expect(err).toMatch(/--to: expected ssdf-1\.2-draft, came/);
  });
});
