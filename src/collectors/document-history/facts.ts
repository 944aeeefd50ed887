import type { FactDescription, FactSheet } from '../../model/fact-sheet.ts';
import { DOCUMENTS, type DocumentWord } from '../../model/document-words.ts';

export type ConfirmedId = `file.${DocumentWord}-confirmed-at`;

export function confirmedId(word: DocumentWord): ConfirmedId {
  return `file.${word}-confirmed-at`;
}

const ofHistory = { better: 'more', audience: 'public', scope: 'history' } as const;

/** Tasks that a document serves; the others serve the general requirements. */
const SERVES: Readonly<Partial<Record<DocumentWord, string>>> = {
  'security-requirements': 'PO.1.2',
  'third-party-requirements': 'PO.1.3',
  roles: 'PO.2.1',
  toolchain: 'PO.3.1',
  'gate-criteria': 'PO.4.1',
  'retention-rule': 'PS.3.1',
  'threat-model': 'PW.1.1',
  'design-decisions': 'PW.1.2',
  'risk-register': 'PW.1.2',
  'security-functions': 'PW.1.3',
  'internal-components': 'PW.4.2',
  'coding-standard': 'PW.5.1',
  'review-policy': 'PW.7.1',
  'test-strategy': 'PW.8.1',
  'secure-defaults': 'PW.9.1',
  'admin-guide': 'PW.9.2',
  'response-playbook': 'RV.1.3',
  'root-cause-register': 'RV.3.2',
  retrospective: 'RV.3.4',
  'security-policy': 'RV.1.3',
};

function confirmed(word: DocumentWord): FactDescription {
  return {
    ...ofHistory,
    type: 'instant',
    asks: {
      en: `When did a commit last change the document "${word}"?`,
      ja: `文書「${word}」をコミットが最後に変更したのはいつか`,
    },
    readFrom: ['files', 'GraphQL Commit.history'],
    why: `SP 800-218 ${SERVES[word] ?? 'PO.1.1'}`,
    remedy: {
      en: 'Read the document again, correct it, write the day of the review into it, and commit that; check the repository out with its whole history (fetch-depth: 0).',
      ja: '文書を読み直して修正し、確認した日付を書き込んでコミットしてください。履歴全体（fetch-depth: 0）をチェックアウトする必要があります。',
    },
    silentOn: {
      en: 'whether anybody reviewed the content: a corrected typing error renews it as well, and through the API a move does too',
      ja: '内容が見直されたか（誤字の修正でも更新されます。API 経由ではファイルの移動でも更新されます）',
    },
  };
}

const ofDocuments = Object.fromEntries(DOCUMENTS.map((word) => [confirmedId(word), confirmed(word)])) as Readonly<
  Record<ConfirmedId, FactDescription>
>;

/** How fresh the documents are. Ids, types and audiences are frozen. */
export const facts = {
  ...ofDocuments,
  'file.threat-model-follows-architecture': {
    ...ofHistory,
    type: 'boolean',
    asks: {
      en: 'Was the threat model changed since the newest merged change of the architecture?',
      ja: 'アーキテクチャの最新の変更がマージされた後に、脅威モデルが更新されたか',
    },
    readFrom: ['files', 'GraphQL Commit.history', 'GraphQL Repository.pullRequests'],
    why: 'SP 800-218 PW.1.1',
    remedy: {
      en: 'Label pull requests that change the architecture "architecture", and bring the threat model up to date with them or right after.',
      ja: 'アーキテクチャを変更するプルリクエストに「architecture」ラベルを付け、同時またはその直後に脅威モデルを更新してください。',
    },
    silentOn: {
      en: 'changes of the architecture without the label, and whether the threat model took up what changed',
      ja: 'ラベルのないアーキテクチャの変更、および脅威モデルがその変更を反映しているか',
    },
  },
} as const satisfies FactSheet;
