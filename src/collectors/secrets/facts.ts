import type { FactSheet } from '../../model/fact-sheet.ts';

/** Secrets that lie in the repository, and how far somebody looked for them. Ids, types and audiences are frozen. */
export const facts = {
  'secrets.open-alerts': {
    type: 'integer',
    better: 'less',
    audience: 'security',
    scope: 'history',
    asks: {
      en: 'How many secrets that were found in the repository are still open?',
      ja: 'リポジトリ内で検出されたシークレットのうち、未対応のものはいくつあるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/secret-scanning/alerts'],
    why: 'SP 800-218 PW.9.1',
    remedy: {
      en: 'Security > Secret scanning, both lists ("Default" and "Generic"): revoke each secret at its issuer first, then close the alert with what was done.',
      ja: 'Security > Secret scanning の両方の一覧（「Default」と「Generic」）で、まず発行元で各シークレットを失効させ、対応内容を記してアラートを閉じてください。',
    },
    silentOn: {
      en: 'secrets in forms that no pattern knows, and whether closed ones were really revoked',
      ja: 'どのパターンにも当てはまらないシークレット、および閉じられたものが実際に失効しているかどうか',
    },
  },
  'secrets.history-scanned-at': {
    type: 'instant',
    better: 'more',
    audience: 'repository',
    scope: 'history',
    asks: {
      en: 'When was everything that was there before last searched for secrets, by every pattern?',
      ja: '過去の全履歴が、すべてのパターンでシークレットの有無を最後に確認されたのはいつか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/secret-scanning/scan-history',
      'GET /repos/{owner}/{repo}/secret-scanning/alerts',
    ],
    why: 'SP 800-218 RV.1.2',
    remedy: {
      en: 'Switch secret scanning on under Settings > Advanced Security; GitHub then searches the whole history, and again for each new pattern.',
      ja: 'Settings > Advanced Security でシークレットスキャンを有効にしてください。全履歴の確認が行われ、パターンの追加時にも再度行われます。',
    },
    silentOn: {
      en: 'what was found',
      ja: '検出された内容',
    },
  },
  'secrets.hard-coded-credential-alerts': {
    type: 'integer',
    better: 'less',
    audience: 'security',
    scope: 'history',
    asks: {
      en: 'How many open findings of code scanning are about passwords or keys written into the code (CWE-259, 321, 798)?',
      ja: 'コードに直接書かれたパスワードや鍵（CWE-259・321・798）に関する、未対応のコードスキャンの検出事項はいくつあるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/code-scanning/alerts', 'GET /repos/{owner}/{repo}/code-scanning/analyses'],
    why: 'SP 800-218 PW.9.1',
    remedy: {
      en: 'Security > Code scanning, filter "is:open tag:external/cwe/cwe-798": take the value out of the code, replace it, and read it from the environment.',
      ja: 'Security > Code scanning で「is:open tag:external/cwe/cwe-798」を指定し、値をコードから取り除いて新しいものに交換し、環境から読み込むようにしてください。',
    },
    silentOn: {
      en: 'languages whose rules do not look for them; findings in tests are counted too',
      ja: '対応する規則のない言語（テストコード内の検出事項も数えます）',
    },
  },
} as const satisfies FactSheet;
