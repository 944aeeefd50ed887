import type { Text } from '../model/text.ts';
import type { OwnCode } from './own-signatures.ts';

type Code = OwnCode | 'tag-mismatch';

/** The sentence behind a code, about a commit or a tag. */
export function objectSentence(code: Code, name: string): Text {
  const { en, ja } = SENTENCES[code];
  return { en: `${name}: ${en}`, ja: `${name}: ${ja}` };
}

const SENTENCES: Readonly<Record<Code, Text>> = {
  verified: { en: 'signed by a key of the list that was given', ja: '指定された一覧の鍵による有効な署名です' },
  'not-signed': {
    en: 'nobody signed it; sign with "git commit -S" or "git tag -s"',
    ja: '署名がありません。「git commit -S」または「git tag -s」で署名してください',
  },
  'tag-mismatch': {
    en: 'the tag was signed under this name and lies here under another one',
    ja: '署名時のタグ名と、現在のタグ名が異なります',
  },
  'signature-malformed': {
    en: 'what was signed, or the signature, cannot be read without guessing',
    ja: '署名または署名対象を一意に解釈できません',
  },
  'signature-invalid': {
    en: 'the signature does not hold for what stands here; it was changed after signing',
    ja: '署名が内容と一致しません（署名後に変更されています）',
  },
  'key-not-expected': {
    en: 'signed by a key that the list does not name; if it is yours, add it to the list',
    ja: '一覧にない鍵による署名です。正当な鍵であれば一覧に追加してください',
  },
  'key-not-valid-then': {
    en: 'the list did not allow the key at the date that the object states',
    ja: '署名対象に記載の日時には、この鍵は許可されていません',
  },
  'namespace-mismatch': {
    en: 'the SSH signature was made for another purpose than git',
    ja: 'git 以外の用途（namespace）で作られた SSH 署名です',
  },
  'algorithm-weak': {
    en: 'signed with an algorithm that proves nothing any more',
    ja: '安全でないアルゴリズムによる署名です',
  },
  'kind-not-known': {
    en: 'signed in a way that no key of the list can sign; the list takes SSH and OpenPGP keys',
    ja: '一覧の鍵では作れない種類の署名です（一覧に書けるのは SSH と OpenPGP の鍵です）',
  },
  'key-unreadable': { en: 'the keys of the list cannot be read', ja: '一覧の鍵を読み取れません' },
  'openpgp-not-checked': {
    en: 'OpenPGP is not checked here: the Action leaves it out; run the command line from the package',
    ja: 'この実行環境では OpenPGP を検証しません（Action は対象外）。パッケージ版のコマンドをご利用ください',
  },
};
