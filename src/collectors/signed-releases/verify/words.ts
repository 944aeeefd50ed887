import type { SignatureKind, SignatureResult } from '../../../model/release-evidence.ts';
import { explainUnseen } from '../../../language/unseen.ts';
import type { Unseen } from '../../../model/observation.ts';
import type { Text } from '../../../model/text.ts';
import type { KeyCheck } from '../../../ports/key-signatures.ts';

type KeyCode = Exclude<KeyCheck, { state: 'sound' }>['code'];

/** Codes of our own beside those of a bundle's verdict and of a key's. */
export type OwnCode = 'verified' | 'artifact-mismatch' | 'checksum-mismatch' | 'larger-than-read';

export const KEY_SENTENCES: Readonly<Record<KeyCode | OwnCode, Text>> = {
  verified: { en: 'the signature holds, by a key that policy names', ja: 'ポリシーに記載された鍵による有効な署名です' },
  'artifact-mismatch': {
    en: 'made for another file than the one beside it',
    ja: '対象ファイルとハッシュ値が一致しません',
  },
  'checksum-mismatch': {
    en: 'the checksum file lists another hash than the file has',
    ja: 'ハッシュ値ファイルの値が、実際のファイルと一致しません',
  },
  'larger-than-read': {
    en: 'the file is larger than what is read here, and its signature covers all of its bytes; sign a checksum file, or attest the digest',
    ja: 'ファイルが読み取り上限を超えており、全バイトを対象とする署名を確認できません。ハッシュ値ファイルに署名するか、ハッシュ値にアテステーションを付けてください',
  },
  'signature-malformed': { en: 'the signature cannot be read', ja: '署名の形式が正しくありません' },
  'signature-invalid': {
    en: 'the signature does not hold for this file',
    ja: 'このファイルに対する署名として無効です',
  },
  'key-not-expected': {
    en: 'signed by a key that policy does not name; if it is yours, add it to "signers"',
    ja: 'ポリシーに記載のない鍵による署名です。正当な鍵であれば signers に追加してください',
  },
  'key-not-valid-then': {
    en: 'the key was not valid when the release was published',
    ja: 'リリースの公開時点で有効な鍵ではありません',
  },
  'namespace-mismatch': {
    en: 'the SSH signature was made for another namespace than policy allows',
    ja: 'SSH 署名の名前空間（namespace）が、ポリシーで許可されたものと異なります',
  },
  'algorithm-weak': {
    en: 'the signature uses an algorithm that proves nothing any more',
    ja: '安全でないアルゴリズムによる署名です',
  },
  'kind-not-known': {
    en: 'a signature of a kind that is not checked here',
    ja: '本ツールでは検証できない種類の署名です',
  },
  'no-key-named': {
    en: 'no key is named for it; add the key to "signers" in .github/ssdf-gate.yml',
    ja: '検証用の鍵が指定されていません。.github/ssdf-gate.yml の signers に鍵を追加してください',
  },
  'key-unreadable': {
    en: 'the key that policy names for it cannot be read, or has another fingerprint',
    ja: 'ポリシーに記載の鍵を読み取れないか、フィンガープリントが一致しません',
  },
  'artifact-needed': {
    en: 'the bytes of the file are needed and are not at hand',
    ja: '検証に必要なファイル本体を取得できません',
  },
  'openpgp-not-checked': {
    en: 'OpenPGP is not checked here: the Action leaves it out; run "ssdf-gate collect", or use the App',
    ja: 'この実行環境では OpenPGP を検証しません（Action は対象外）。ssdf-gate collect または App をご利用ください',
  },
};

/** The only way out is to let the configuration be read; no root and no option takes its place. */
export function signersUnknownText(blind: Unseen, signer: string | null): Text {
  const why = explainUnseen([blind]);
  const by = signer === null ? '' : `${signer}: `;
  return {
    en: `${by}whom to expect is not known, as ${why.en}; use a token that reads OWNER/.github (a public one will do, even without a configuration), or install the App on all repositories`,
    ja: `${by}期待する署名者が分かりません（${why.ja}）。OWNER/.github を読み取れるトークンを使うか（公開リポジトリなら設定がなくても可）、App を全リポジトリにインストールしてください`,
  };
}

const RESULTS: Readonly<Record<SignatureResult, Text>> = {
  verified: { en: 'verified', ja: '検証済み' },
  present: { en: 'present, not verifiable here', ja: '署名あり（ここでは検証不可）' },
  invalid: { en: 'invalid', ja: '無効' },
  absent: { en: 'nothing signs it', ja: '署名なし' },
  unknown: { en: 'could not be looked at', ja: '確認不可' },
};

export function resultText(result: SignatureResult): Text {
  return RESULTS[result];
}

export function kindOf(kind: Extract<KeyCheck, { kind: unknown }>['kind']): SignatureKind {
  return kind ?? 'other';
}
