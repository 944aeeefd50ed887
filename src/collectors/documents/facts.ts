import type { FactSheet } from '../../model/fact-sheet.ts';
import { DOCUMENTS } from '../../model/document-words.ts';
import { TOPIC_WORDS } from './vocabulary.ts';

const ofTheTree = { better: 'more', audience: 'public', scope: 'tree' } as const;
const notGood = {
  en: 'whether the content is right, used or up to date: a person declares that; links to other places are not followed',
  ja: '内容の正しさ、実際の利用、更新状況（人が申告します）。外部へのリンクの先は読みません',
} as const;

/** What the written documents of a tree show by place and form. Ids, types and audiences are frozen. */
export const facts = {
  'file.documents': {
    ...ofTheTree,
    type: 'set',
    words: DOCUMENTS,
    asks: {
      en: 'Which documents of secure development lie in the repository and say something?',
      ja: 'セキュアな開発に関する文書のうち、リポジトリにあり、中身が書かれているものはどれか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.1.1',
    remedy: {
      en: 'Put the document into docs/, docs/<folder>/ or .ssdf/ under its name, such as docs/threat-model.md, and write text of your own under its headings.',
      ja: '文書を docs/、docs/<フォルダー>/、.ssdf/ のいずれかに docs/threat-model.md のような名前で置き、見出しの下に自組織の内容を書いてください。',
    },
    silentOn: notGood,
  },
  'file.document-topics': {
    ...ofTheTree,
    type: 'set',
    words: TOPIC_WORDS,
    asks: {
      en: 'Which topics do headings, table columns or keys of these documents name, with something written under them?',
      ja: 'これらの文書の見出し、表の列、キーのうち、下に内容が書かれているものはどの項目を扱っているか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.1.2',
    remedy: {
      en: 'Give each topic a heading or a table column of its own, in English or Japanese, and fill it in.',
      ja: '項目ごとに見出しまたは表の列を（日本語か英語で）設け、内容を記入してください。',
    },
    silentOn: notGood,
  },
  'file.requirements-with-verification-ratio': {
    ...ofTheTree,
    type: 'ratio',
    asks: {
      en: 'Which share of the listed security requirements has an id and names how it is verified?',
      ja: '一覧にあるセキュリティ要件のうち、ID があり、検証方法が書かれているものの割合はどれだけか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.1.2',
    remedy: {
      en: 'List the requirements in docs/security-requirements.md as a table with the columns "ID", "Requirement" and "Verification", and fill every row.',
      ja: 'docs/security-requirements.md に「ID」「要件」「検証方法」の列を持つ表として要件を一覧にし、すべての行を埋めてください。',
    },
    silentOn: {
      en: 'whether the verification is done and passes, and requirements that stand outside the list',
      ja: '検証が実施され合格しているか、および一覧にない要件',
    },
  },
  'file.exceptions-complete-ratio': {
    ...ofTheTree,
    type: 'ratio',
    asks: {
      en: 'Which share of the accepted risks and exceptions names who approved it and until when?',
      ja: '受容したリスクや例外措置のうち、承認者と期限が書かれているものの割合はどれだけか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.1.2',
    remedy: {
      en: 'Add "approver" and "expires" to each entry of .ssdf/exceptions/ and the columns "Approved by" and "Expires" to docs/risk-register.md.',
      ja: '.ssdf/exceptions/ の各項目に「approver」と「expires」を、docs/risk-register.md の表に「承認者」と「期限」の列を追加してください。',
    },
    silentOn: {
      en: 'whether an exception has run out, and whether the person named did approve it',
      ja: '例外措置の期限が過ぎているか、および記載された人が実際に承認したか',
    },
  },
  'file.documented-settings-ratio': {
    ...ofTheTree,
    type: 'ratio',
    asks: {
      en: "Which share of the settings listed with their secure default is named in the administrator's guide?",
      ja: '安全な既定値の一覧にある設定のうち、管理者ガイドで名前が挙げられているものの割合はどれだけか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.9.2',
    remedy: {
      en: 'Name each setting of docs/secure-defaults.md in docs/admin-guide.md, spelt in the same way.',
      ja: 'docs/secure-defaults.md にある設定を、docs/admin-guide.md でも同じ表記で取り上げてください。',
    },
    silentOn: {
      en: 'whether the guide explains the setting well, and settings that no list names',
      ja: 'ガイドの説明の良否、および一覧にない設定',
    },
  },
} as const satisfies FactSheet;
