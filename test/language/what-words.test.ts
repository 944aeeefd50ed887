import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { explainUnseen } from '../../src/language/unseen.ts';
import { whatInJapanese } from '../../src/language/what-words.ts';

describe('the name of what was not seen', () => {
  it.each([
    { what: 'the bypass list of ruleset 7', ja: 'ruleset 7 のバイパス一覧' },
    { what: 'the commit of release v1.4.0 (read when that release is judged)', ja: 'リリース v1.4.0 のコミット（そのリリースを評価するときに読み取ります）' },
    { what: '.ssdf/triage/ of the default branch', ja: '既定ブランチの .ssdf/triage/' },
    { what: 'fixWithin in .github/ssdf-gate.yml', ja: '.github/ssdf-gate.yml の fixWithin' },
    { what: 'an SBOM', ja: 'SBOM' },
    { what: 'the ledger of earlier reports', ja: '過去の評価の台帳' },
    { what: 'a list of known exploited vulnerabilities (KEV)', ja: '悪用が確認された脆弱性の一覧（KEV）' },
  ])('$what is told in Japanese', ({ what, ja }) => {
    expect(whatInJapanese(what)).toBe(ja);
  }); // prettier-ignore

  it.each(['GET /repos/{owner}/{repo}/rulesets', 'docs/the list of files.md', 'security_and_analysis.secret_scanning'])(
    '%s is called the same everywhere',
    (what) => {
      expect(whatInJapanese(what)).toBe(what);
    },
  );

  it('has Japanese for every name of several words that stands in the sources', () => {
    const src = fileURLToPath(new URL('../../src/', import.meta.url));
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const names = files.flatMap((path) => [
      ...readFileSync(join(src, path), 'utf8').matchAll(/\bwhat: '([a-z][^']* [^']*)'/g),
    ]);
    expect(names.length).toBeGreaterThan(20);
    const english = names.map(([, name = '']) => name).filter((name) => whatInJapanese(name) === name);
    // The command is called the same everywhere.
    expect([...new Set(english)].sort()).toEqual(['git cat-file']);
  });

  it('stays English in the English sentence', () => {
    const { en, ja } = explainUnseen([{ reason: 'not-offered', what: 'the assignees of alerts' }]);
    expect(en).toBe('the assignees of alerts is not offered by this server');
    expect(ja).toBe('アラートの担当者 はこのサーバーでは提供されていません');
  });
});
