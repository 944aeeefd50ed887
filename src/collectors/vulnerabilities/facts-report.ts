import type { FactSheet } from '../../model/fact-sheet.ts';

/** Reports of vulnerabilities in the repository's own code. */
export const reportSheet = {
  'vulnerability.advisories-with-cwe-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'history',
    asks: {
      en: 'What share of the published security advisories of this repository names a class of weakness (CWE)?',
      ja: 'このリポジトリで公開されたセキュリティアドバイザリのうち、弱点の種類（CWE）を示すものの割合はどれだけか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/security-advisories'],
    why: 'SP 800-218 RV.3.1',
    remedy: {
      en: 'Security > Advisories: edit each published advisory and fill in "Common weakness enumerator (CWE)".',
      ja: 'Security > Advisories で公開済みの各アドバイザリを編集し、「Common weakness enumerator (CWE)」を入力してください。',
    },
    silentOn: {
      en: 'the root cause: a CWE is a class, not a cause',
      ja: '根本原因（CWE は分類であり、原因そのものではありません）',
    },
  },
  'vulnerability.oldest-unanswered-report-at': {
    type: 'instant',
    better: 'more',
    audience: 'security',
    scope: 'history',
    asks: {
      en: 'Since when has the oldest private vulnerability report waited for an answer?',
      ja: '非公開の脆弱性報告のうち、最も古い未回答のものはいつからか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/security-advisories'],
    why: 'SP 800-218 RV.1.1',
    remedy: {
      en: 'Security > Advisories, tab "Triage": accept each report as a draft, or close it with an answer.',
      ja: 'Security > Advisories の「Triage」で、各報告を下書きとして受理するか、回答して閉じてください。',
    },
    silentOn: {
      en: 'reports by mail and through other channels',
      ja: 'メールなど他の窓口からの報告',
    },
  },
} as const satisfies FactSheet;
