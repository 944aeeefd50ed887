import { describe, expect, it } from '@jest/globals';
import type { AssetEvidence, AssetSignature, SignatureResult } from '../../../src/model/release-evidence.ts';
import { assetLines } from '../../../src/reports/parts/asset-lines.ts';
import { assetRows, moreText } from '../../../src/reports/parts/assets.ts';

const because = { en: 'the reason', ja: '理由' };
const asset = (name: string, result: SignatureResult, signatures: readonly AssetSignature[] = []): AssetEvidence => ({
  ...{ name, size: 3, digest: `sha256:${'a'.repeat(64)}`, result, because, signatures },
});
const signature = (where: string, signer: string | null = null): AssetSignature => ({
  ...{ where, kind: 'sigstore', result: signer === null ? 'present' : 'verified', code: 'verified', because, signer },
});
const evidence = (assets: readonly AssetEvidence[]) => ({ release: { tag: 'v1', assets } });

describe('the files of a release in a report', () => {
  it('come with what needs a person first, and else in the order of the release', () => {
    const results = ['verified', 'present', 'unknown', 'absent', 'invalid', 'verified'] as const;
    const rows = assetRows(evidence(results.map((result, index) => asset(`${index}-${result}`, result))), 'en');
    expect(rows.map(({ name }) => name)).toEqual(['4-invalid', '3-absent', '2-unknown', '1-present', '0-verified', '5-verified']);
  }); // prettier-ignore

  it.each<{ result: SignatureResult; en: string; ja: string }>([
    { result: 'verified', en: 'verified', ja: '検証済み' },
    { result: 'absent', en: 'absent', ja: 'なし' },
    { result: 'invalid', en: 'invalid: the reason', ja: '無効: 理由' },
    { result: 'present', en: 'present: the reason', ja: '未検証: 理由' },
    { result: 'unknown', en: 'unknown: the reason', ja: '確認不可: 理由' },
  ])('say of $result why, where there is a why', ({ result, en, ja }) => {
    const of = (language: 'en' | 'ja') => assetRows(evidence([asset('a', result)]), language)[0]?.result;
    expect([of('en'), of('ja')]).toEqual([en, ja]);
  });

  it('name who signed only once that was proved, and not more than three', () => {
    const many = ['b', 'c', 'd'].map((where) => signature(where));
    const [row] = assetRows(evidence([asset('a', 'verified', [signature('x.sig', 'me@b.example'), ...many])]), 'en');
    expect(row?.signedBy).toBe('x.sig: me@b.example [verified]; b [present]; c [present]; and 1 more');
    expect(assetRows(evidence([asset('a', 'absent')]), 'en')[0]?.signedBy).toBe('–');
  });

  it('are cut with their number, and none makes no lines', () => {
    const many = evidence(Array.from({ length: 103 }, (_, index) => asset(`f${index}`, 'absent')));
    expect(assetRows(many, 'en')).toHaveLength(100);
    expect(moreText(many, 'en')).toBe('and 3 more files in the evidence');
    expect(assetLines(many, 'ja').at(-1)).toContain('ほか 3 件');
    expect(assetLines({}, 'en')).toEqual([]);
  });

  it('stand in columns, and show a file without a digest as such', () => {
    const lines = assetLines(evidence([{ ...asset('long-name.tgz', 'absent'), digest: null }, asset('b', 'absent')]), 'en');
    expect(lines.map((line) => line.indexOf('absent'))).toEqual([-1, lines[1]?.indexOf('absent'), lines[1]?.indexOf('absent')]);
    expect(lines[1]).toContain('–');
  }); // prettier-ignore
});
