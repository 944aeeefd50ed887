import { describe, expect, it } from '@jest/globals';
import { branchProtection } from '../../../src/collectors/branch-protection/index.ts';

const NEVER = /認証|準拠|適合済み|コード所有者|秘密情報/;
const rows = Object.entries(branchProtection.facts).map(([id, sheet]) => ({ id, sheet }));

describe('the sheet', () => {
  it.each(rows)('$id says everything in both languages', ({ sheet }) => {
    for (const text of [sheet.asks, sheet.remedy, sheet.silentOn]) {
      expect(text.en).toMatch(/^[\x20-\x7e]+$/);
      expect(text.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      expect(text.ja).not.toMatch(NEVER);
    }
    expect(sheet.asks.en).toMatch(/\?$/);
    expect(sheet.remedy.en).toMatch(/\.$/);
    expect(sheet.why).toMatch(/^SP 800-218 (PO|PS|PW|RV)\.\d\.\d$/);
  });
});
