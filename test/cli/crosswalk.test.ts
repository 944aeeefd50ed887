import { describe, expect, it } from '@jest/globals';
import { crosswalkDocumentSchema, crosswalkGapSchema } from '../../src/documents/crosswalk.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

async function entriesOf(...args: readonly string[]) {
  const { out, err, status } = await run(['crosswalk', ...args, '--format', 'json']);
  return { ...crosswalkDocumentSchema.strict().parse(JSON.parse(out)), err, status };
}

describe('crosswalk', () => {
  it('prints every entry as one document', async () => {
    const { entries, status, guidelines } = await entriesOf();
    const domestic = guidelines.filter(({ scope }) => scope === 'domestic').map(({ id }) => id);
    expect(status).toBe(0);
    expect(entries.filter(({ guideline }) => domestic.includes(guideline))).toHaveLength(294);
  });

  it.each([{ typed: 'PO1.1' }, { typed: 'ＰＯ．１．１' }, { typed: 'P0.1.1' }, { typed: 'ssdf@1.1/PO.1.1' }])(
    'reads $typed as PO.1.1',
    async ({ typed }) => {
      const { entries } = await entriesOf(typed, '--guideline', 'meti-cpsf');
      expect(entries).toMatchObject([
        { task: 'PO.1.1', guideline: 'meti-cpsf', mark: 'contains', items: ['CPS.GV-2'] },
      ]);
    },
  );

  it('reads a retired id as its successors and says so', async () => {
    const { entries, err, warnings } = await entriesOf('PW.4.5', '--guideline', 'meti-sbom');
    expect(entries.map(({ task }) => task)).toEqual(['PW.4.1', 'PW.4.4']);
    expect(err).toMatch(/PW\.4\.5 is retired in SSDF 1\.1 and read as PW\.4\.1 and PW\.4\.4/);
    expect(warnings).toHaveLength(1);
  });

  it('shows a task of SP 800-218A as what it is there, not as the retired id of the SSDF', async () => {
    const { entries, guidelines } = await entriesOf('ssdf-ai@1.0/PW.3.1');
    expect(entries).toEqual([]);
    expect(guidelines.map(({ id, adds }) => [id, adds?.map((one) => one.id)])).toEqual([
      ['ssdf-ai', ['ssdf-ai@1.0/PW.3.1']],
    ]);
    expect(guidelines[0]?.applies?.when.en).toContain('AI model');
  });

  it('shows for each guideline whether its source still holds and when that was looked at', async () => {
    const { out } = await run(['crosswalk', 'PO.1.1', '--guideline', 'mic-cloud', '--lang', 'ja']);
    expect(out).toMatch(/総務省：.* · 版の記載なし · 有効 · 確認日 2026-11-23 · https:/);
    expect(out).toContain('Ⅱ.1.1.2 【基本】 方針の変更');
  });

  it.each([
    { lang: 'en', says: '△ SLSA · contributes to PS.2.1-2a' },
    { lang: 'ja', says: '△ SLSA · PS.2.1-2a に寄与する' },
  ])('says in $lang that a level of SLSA contributes to a criterion', async ({ lang, says }) => {
    const { out } = await run(['crosswalk', 'PS.2.1', '--guideline', 'slsa', '--lang', lang]);
    const gap = await run(['crosswalk', 'gap', '--met', 'slsa', '--lang', lang]);
    expect(out).toContain(says);
    expect(gap.out).toContain(says.slice(says.indexOf('·') + 2));
  });

  it("tells what is the issuer's and what is our addition", async () => {
    const { out } = await run(['crosswalk', 'PS.1.1', '--guideline', 'osps-baseline']);
    expect(out).toContain('correspondence published by its issuer');
    expect(out).toContain('PS.1.1-2a · own addition of this tool');
    expect(out).toContain('OSPS-AC-01 (there: PS.1)');
  });

  it.each(['en', 'ja'] as const)('says in %s that a correspondence is no achievement', async (lang) => {
    const shown = await run(['crosswalk', 'PO.1.1', '--lang', lang]);
    const gap = await run(['crosswalk', 'gap', '--met', 'meti-cpsf', '--lang', lang]);
    const said = { en: 'No judgement of achievement', ja: '達成の判定ではありません' }[lang];
    expect([shown.out, gap.out].every((out) => out.includes(said))).toBe(true);
  });
});

describe('crosswalk gap', () => {
  it('prints one document', async () => {
    const { out, status } = await run(['crosswalk', 'gap', '--met', 'meti-cpsf, METI-SBOM', '--format', 'json']);
    const gap = crosswalkGapSchema.strict().parse(JSON.parse(out));
    expect(status).toBe(0);
    expect(gap.met).toEqual(['meti-cpsf', 'meti-sbom']);
    expect(gap.tasks.find(({ task }) => task === 'PW.6.2')).toMatchObject({ correspondence: 'missing', readOn: [] });
  });
});

describe('explain', () => {
  it('reads a retired id as its successors and says so', async () => {
    const { out, err, status } = await run(['explain', 'PW.4.5']);
    expect(status).toBe(0);
    expect(out).toMatch(/^PW\.4\.1 /m);
    expect(out).toMatch(/^PW\.4\.4 /m);
    expect(err).toMatch(/^ssdf-gate: PW\.4\.5 is retired/);
  });
});

describe('whether the AI profile concerns a folder', () => {
  const asked = async (files: Record<string, string>, ...args: string[]) =>
    run(['crosswalk', 'PO.1.1', '--guideline', 'ssdf-ai', '--dir', '.', ...args], { cwd: temporaryFolder(files) });

  it('is told by files of model weights, in a document that passes its schema', async () => {
    const { out } = await asked({ 'm/a.onnx': 'x' }, '--format', 'json');
    expect(crosswalkDocumentSchema.parse(JSON.parse(out)).modelSigns).toEqual({
      state: 'found',
      paths: ['m/a.onnx'],
      more: 0,
    });
  });

  it('stays open where there is no sign', async () => {
    expect((await asked({ 'a.txt': 'x' })).out).toMatch(/^No sign of AI models here\. That proves nothing/);
    expect((await asked({ 'a.txt': 'x' }, '--lang', 'ja')).out).toContain('モデルがないことの証明にはなりません');
  });
});
