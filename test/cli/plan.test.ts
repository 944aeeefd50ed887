import { beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planSchema } from '../../src/documents/plan.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const folder = temporaryFolder();
const evidence = join(folder, 'evidence.json');
beforeAll(async () => {
  writeFileSync(join(folder, 'README.md'), '# nothing yet\n');
  await run(['collect', '--dir', '.', '--format', 'json', '--output', evidence], { cwd: folder });
});

describe('plan', () => {
  it('is one document that passes its published schema', async () => {
    const { status, out } = await run([
      'plan',
      '--evidence',
      evidence,
      '--target',
      'step=2,level=1',
      '--format',
      'json',
    ]);
    const plan = planSchema.parse(JSON.parse(out));
    expect([status, plan.profile, plan.atTarget.of, plan.steps.length, plan.cases.length]).toEqual([
      1,
      'step-2@1',
      34,
      9,
      4,
    ]);
    const efforts = plan.tasks.map(({ effort }) => effort);
    expect(Math.min(...efforts)).toBe(efforts[0]);
  });

  it('calls the cases hypotheses and the steps provisional in Japanese too', async () => {
    const { out } = await run(['plan', '--evidence', evidence, '--lang', 'ja']);
    expect(out).toMatch(/（仮定）ケース3の条件で集計した場合/);
    expect(out).not.toMatch(/ケース3適合/);
    expect(out).toContain('ステップ区分は本ツールの暫定案');
  });

  it.each<{ target: string; says: RegExp }>([
    { target: 'step=4', says: /expected step=1\|2\|3/ },
    { target: 'level=2', says: /expected step=1\|2\|3/ },
    { target: 'step=1,deep=2', says: /came "step=1,deep=2"/ },
    { target: 'step=1,order=random', says: /expected difficulty, form-aligned, came "random"/ },
  ])('refuses --target $target in one line', async ({ target, says }) => {
    const { status, err } = await run(['plan', '--evidence', evidence, '--target', target]);
    expect([status, err]).toEqual([2, expect.stringMatching(says)]);
  });
});
