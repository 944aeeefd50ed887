import type { Text } from '../model/text.ts';

export type PackProblemCode = keyof typeof WORDS;

/** One thing that is wrong with a pack. */
export interface PackProblem {
  readonly code: PackProblemCode;
  /** The file of the pack, or the release's file. */
  readonly path?: string;
  readonly message: Text;
}

/** Stable codes; the words may change. Each says what is wrong and what follows from it. */
const WORDS = {
  'not-a-zip': {
    en: 'expected a zip archive, came something else; fetch the pack again',
    ja: 'zip アーカイブではありません。パックを取得し直してください',
  },
  'statement-missing': {
    en: 'statement.json is not in it, so that nothing says what belongs to it',
    ja: 'statement.json がないため、何が含まれるべきかを示すものがありません',
  },
  'statement-malformed': {
    en: 'statement.json is not the statement of an evidence pack',
    ja: 'statement.json が証跡パックのステートメントの形式になっていません',
  },
  'document-malformed': {
    en: 'is not the document that its name promises',
    ja: 'ファイル名が示す文書の形式になっていません',
  },
  'file-missing': { en: 'is listed and not there', ja: '一覧にありますが、ファイルがありません' },
  'file-changed': {
    en: 'is not the file that was packed: its digest differs',
    ja: 'ダイジェストが一致せず、作成時のファイルではありません',
  },
  'file-unlisted': { en: 'was added: the statement does not list it', ja: '一覧にないファイルが追加されています' },
  'file-listed-twice': { en: 'the statement lists a file twice', ja: '同じファイルが一覧に二度あります' },
  'file-unreadable': {
    en: 'stands twice, is larger than allowed or cannot be unpacked',
    ja: '重複しているか、大きさの上限を超えているか、展開できません',
  },
  'subject-mismatch': {
    en: 'is about another release or commit than the statement',
    ja: 'ステートメントとは別のリリースまたはコミットについての文書です',
  },
  'evidence-mismatch': {
    en: 'does not belong to the evidence that the statement names',
    ja: 'ステートメントが示す証跡に対応する文書ではありません',
  },
  'restricted-changed': {
    en: 'is not the restricted part that the statement names: its digest differs',
    ja: 'ダイジェストが一致せず、ステートメントが示す非公開部分ではありません',
  },
  'restricted-not-named': {
    en: 'the statement names no restricted part',
    ja: 'ステートメントは非公開部分があるとは述べていません',
  },
  'restricted-unreadable': {
    en: 'the restricted part is no zip, or a document in it is missing or malformed',
    ja: '非公開部分が zip でないか、その中の文書がないか、形式が正しくありません',
  },
  'answer-changed': {
    en: 'is not what the API answered: its digest differs',
    ja: 'ダイジェストが一致せず、API の応答そのものではありません',
  },
  'answer-uncited': {
    en: 'no fact of the evidence rests on this answer',
    ja: 'この応答に基づく事実が証跡にありません',
  },
  'asset-unbound': {
    en: 'the statement says nothing about this file of the release',
    ja: 'ステートメントはこの配布物について何も述べていません',
  },
  'asset-changed': {
    en: 'is not the file that the pack was made for: its digest differs',
    ja: 'ダイジェストが一致せず、パックの対象となった配布物ではありません',
  },
  'signature-malformed': {
    en: 'statement.sigstore.json is not a Sigstore bundle',
    ja: 'statement.sigstore.json が Sigstore バンドルの形式になっていません',
  },
  'signature-of-another': {
    en: 'the signature is sound and covers another statement than the one in the pack',
    ja: '署名は正しいものの、パックに含まれるステートメントとは別のものに付けられています',
  },
} as const satisfies Readonly<Record<string, Text>>;

export function describePackProblem({ code, path }: Omit<PackProblem, 'message'>): Text {
  const { en, ja } = WORDS[code];
  return path === undefined ? { en, ja } : { en: `${path}: ${en}`, ja: `${path}：${ja}` };
}

export function packProblem(code: PackProblemCode): PackProblem {
  return { code, message: describePackProblem({ code }) };
}
