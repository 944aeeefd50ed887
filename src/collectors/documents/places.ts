import { isSecurityPolicyPath } from '../security-policy.ts';
import { DOCUMENTS, NAMED_DOCUMENTS, type DocumentWord, type OwnDocuments } from '../../model/document-words.ts';
import type { NotSeen, Observation } from '../../model/observation.ts';

/** Names under which a document is looked for, in lower case with `-` between words and without an ending. */
const NAMES: Readonly<Record<DocumentWord, readonly string[]>> = {
  'development-environment': ['development-environment', 'developer-environment', 'dev-environment', '開発環境'],
  'security-requirements': ['security-requirements', 'セキュリティ要件'],
  'third-party-requirements': ['third-party-requirements', 'supplier-requirements', '第三者要件', '委託先要件'],
  roles: ['roles', 'roles-and-responsibilities', 'raci', '役割', '役割と責任'],
  'development-policy': ['development-policy', 'secure-development-policy', 'secure-development', 'sdlc', '開発方針'],
  toolchain: ['toolchain', 'toolchains', 'tool-list', 'ツールチェーン', 'ツール一覧'],
  'gate-criteria': ['gate-criteria', 'release-criteria', 'security-gates', 'quality-gates', '判定基準'],
  'retention-rule': ['retention-rule', 'retention', 'retention-policy', '保存規則', '保管規程'],
  'threat-model': ['threat-model', 'threat-models', 'threatmodel', 'threat-modeling', '脅威モデル', '脅威分析'],
  'design-decisions': ['design-decisions', 'architecture-decisions', '設計判断'],
  'risk-register': ['risk-register', 'risks', 'リスク登録簿', 'リスク一覧'],
  'security-functions': ['security-functions', 'security-features', 'security-controls', 'セキュリティ機能'],
  'internal-components': ['internal-components', 'shared-components', '共通部品', '内製部品'],
  'coding-standard': [
    'coding-standard',
    'coding-standards',
    'coding-guidelines',
    'coding-style',
    'style-guide',
    'コーディング規約',
  ],
  'review-policy': ['review-policy', 'code-review', 'code-review-policy', 'レビュー方針'],
  'test-strategy': ['test-strategy', 'testing-strategy', 'test-plan', 'testing', 'テスト戦略', 'テスト計画'],
  'secure-defaults': ['secure-defaults', 'secure-configuration', 'default-settings', '既定設定', '安全な既定値'],
  'admin-guide': ['admin-guide', 'administrator-guide', 'administration', '管理者ガイド'],
  'response-playbook': [
    'response-playbook',
    'incident-response',
    'incident-response-plan',
    'vulnerability-response',
    '対応手順',
  ],
  'root-cause-register': ['root-cause-register', 'root-causes', '根本原因'],
  retrospective: ['retrospective', 'retrospectives', 'lessons-learned', 'ふりかえり', '振り返り'],
  'security-policy': [],
  contributing: ['contributing'],
  changelog: ['changelog', 'changes', 'history', 'news'],
};

const WORD_OF = new Map(DOCUMENTS.flatMap((word) => NAMES[word].map((name) => [name, word] as const)));

/** The root, and these folders with what lies one step below them. */
const FOLDER = /^(?:(?:\.github|\.ssdf|docs?|security|polic(?:y|ies)|design)\/(?:[^/]+\/)?)?$/i;
const DECISIONS = /^(?:docs?\/)?(?:[^/]+\/)?(?:adrs?|decisions)\/[^/]+\.(?:md|adoc|rst)$/i;

/** Where documents lie: the usual places, and those that the repository names itself. */
export interface Places {
  readonly own: ReadonlyMap<string, readonly DocumentWord[]>;
  /** Why the repository's own places are not known. */
  readonly unknown?: NotSeen;
}

export const USUAL_PLACES: Places = { own: new Map() };

/** What a collector was told about the repository's own places; nobody asked = there are none. */
export function placesOf(named: Observation<OwnDocuments> | undefined): Places {
  if (named === undefined) return USUAL_PLACES;
  if (named.state === 'unseen') return { ...USUAL_PLACES, unknown: named };
  const own = new Map<string, DocumentWord[]>();
  for (const word of NAMED_DOCUMENTS)
    for (const path of named.value[word] ?? []) own.set(path, [...(own.get(path) ?? []), word]);
  return { own };
}

/** Every document that a file is: one by its place, and those that the repository says it is. */
export function documentsAt(path: string, { own }: Places = USUAL_PLACES): readonly DocumentWord[] {
  const usual = documentAt(path);
  return [...new Set([...(own.get(path) ?? []), ...(usual === undefined ? [] : [usual])])];
}

/** Which document a file is by its place and name; what it says is judged elsewhere. */
export function documentAt(path: string): DocumentWord | undefined {
  const slash = path.lastIndexOf('/') + 1;
  const inFolder = FOLDER.test(path.slice(0, slash));
  // Most files of a large tree leave here.
  if (!inFolder && !DECISIONS.test(path)) return undefined;
  if (/template/i.test(path)) return undefined;
  if (isSecurityPolicyPath(path)) return 'security-policy';
  if (DECISIONS.test(path)) return 'design-decisions';
  const match = /^(.+?)(?:\.(?:md|markdown|rst|adoc|txt|ya?ml))?$/i.exec(path.slice(slash));
  if (match === null) return undefined;
  return WORD_OF.get(
    (match[1] ?? '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  );
}

/** Records of accepted risks. */
export function isExceptionPath(path: string): boolean {
  return /^\.ssdf\/exceptions\/[^/]+\.ya?ml$/.test(path);
}
