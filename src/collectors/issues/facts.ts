import type { FactSheet } from '../../model/fact-sheet.ts';
import { TOPIC_LABELS } from '../../model/label-words.ts';

const record = { better: 'more', audience: 'public', scope: 'history' } as const;

/** What the tracker keeps on record. Ids, types and audiences are frozen. */
export const facts = {
  'issue.tracked-topics': {
    ...record,
    type: 'set',
    words: TOPIC_LABELS,
    asks: {
      en: 'For which security topics is at least one issue kept under the label of that name?',
      ja: 'どのセキュリティ関連のテーマについて、同名のラベルの付いた Issue が 1 件以上あるか',
    },
    readFrom: ['GraphQL Label.issues', 'configuration'],
    why: 'SP 800-218 RV.3.1',
    remedy: {
      en: 'Make labels of these names (Issues > Labels), or name your own under "labels" of .github/ssdf-gate.yml, and put them on the issues that record such matters.',
      ja: '同名のラベルを作成するか（Issues > Labels）、独自のラベル名を .github/ssdf-gate.yml の labels に記し、該当する記録の Issue に付けてください。',
    },
    silentOn: {
      en: 'how old the issue is and what it says; trackers that are kept elsewhere or confidential',
      ja: 'Issue の古さと内容、および別の場所や非公開で管理された記録',
    },
  },
  'issue.root-cause-recorded-ratio': {
    ...record,
    type: 'ratio',
    asks: {
      en: 'What share of the published severe advisories and closed security issues is linked to an issue that records the root cause?',
      ja: '公開済みの重大なアドバイザリとクローズ済みのセキュリティ Issue のうち、根本原因を記録した Issue と関連付けられているものの割合はどれだけか',
    },
    readFrom: ['GraphQL Label.issues', 'GET /repos/{owner}/{repo}/security-advisories', 'configuration'],
    why: 'SP 800-218 RV.3.1',
    remedy: {
      en: 'For each repaired weakness open an issue with the label "root-cause" that names it (#<number> or GHSA-…).',
      ja: '修正した脆弱性ごとにラベル「root-cause」の Issue を作成し、対象（#<番号> または GHSA-…）を記載してください。',
    },
    silentOn: {
      en: 'whether the cause was found; links in comments, and weaknesses that bear no label "security"',
      ja: '原因が特定されているか、コメント内のリンク、およびラベル「security」のない脆弱性',
    },
  },
  'issue.threats-tracked-ratio': {
    ...record,
    type: 'ratio',
    asks: {
      en: 'What share of the threats in the threat model has an issue, an owner and a status?',
      ja: '脅威モデルに記載された脅威のうち、Issue・担当者・状態の全てが記されているものの割合はどれだけか',
    },
    readFrom: ['GraphQL Repository.issue', 'files'],
    why: 'SP 800-218 PW.1.1',
    remedy: {
      en: 'Keep the threats in a table of docs/threat-model.md with the columns Threat, Issue (#<number>), Owner and Status.',
      ja: 'docs/threat-model.md に、脅威・Issue（#<番号>）・担当・状態の列を持つ表で脅威を記載してください。',
    },
    silentOn: {
      en: 'whether the threats are the right ones and whether anything is done; an issue closed as not planned counts',
      ja: '脅威の洗い出しの妥当性と対応の実施状況（「対応予定なし」としてクローズされた Issue も数えます）',
    },
  },
} as const satisfies FactSheet;
