import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { formDocumentSchema } from '../../src/documents/form.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const folder = temporaryFolder({ 'README.md': '# nothing yet\n' });
const evidence = join(folder, 'evidence.json');
beforeAll(async () => {
  await run(['collect', '--dir', '.', '--format', 'json', '--output', evidence], { cwd: folder });
});

describe('form cisa', () => {
  it('is one document that passes its published schema and calls itself a draft', async () => {
    const { status, out } = await run(['form', 'cisa', '--evidence', evidence, '--format', 'json']);
    const draft = formDocumentSchema.parse(JSON.parse(out));
    expect([status, draft.items.length]).toEqual([0, 12]);
    expect(draft.notice.en).toMatch(/^Draft for counsel\. Not an attestation\./);
    expect(new Set(draft.items.map(({ state }) => state))).toEqual(new Set(['lacking']));
  });

  it.each([
    {
      lang: 'en',
      says: ['> **Draft for counsel. Not an attestation.', '| **lacking** |', 'optional since OMB M-26-05'],
    },
    { lang: 'ja', says: ['自己適合証明ではありません', '| **不足** |', '使用は任意である'] },
  ])('says so in $lang, with no box to tick', async ({ lang, says }) => {
    const { out } = await run(['form', 'cisa', '--evidence', evidence, '--lang', lang]);
    for (const each of says) expect(out).toContain(each);
    expect(out).not.toMatch(/\[[ x]\]|☑|✓/);
  });

  it('knows no other form', async () => {
    const { status, err } = await run(['form', 'tax', '--evidence', evidence]);
    expect([status, err]).toEqual([2, 'ssdf-gate: form: expected cisa, came "tax"\n']);
  });
});
