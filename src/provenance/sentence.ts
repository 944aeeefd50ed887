import type { Text } from '../model/text.ts';
import type { VerdictCode } from '../model/verdict.ts';

/** What a sentence may name; both are text from outside and are cut, not trusted. */
export interface Detail {
  readonly expected?: string | undefined;
  readonly came?: string | undefined;
}

/** The sentence behind a code: which thing, what was expected, what came and the cure. */
export function sentence(code: VerdictCode, { expected = '', came = '' }: Detail): Text {
  return SENTENCES[code](short(expected), short(came));
}

const SHOWN = 200;

function short(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

type Sentence = (expected: string, came: string) => Text;

const SENTENCES: Readonly<Record<VerdictCode, Sentence>> = {
  verified: (_, came) => ({
    en: `the signature holds and the signer is the expected one: ${came}`,
    ja: `署名は有効で、署名者は期待どおりです: ${came}`,
  }),
  'bundle-too-large': (expected, came) => ({
    en: `the bundle has ${came} bytes; at most ${expected} are read`,
    ja: `バンドルの大きさが ${came} バイトあり、上限（${expected} バイト）を超えています`,
  }),
  'bundle-not-text': () => ({
    en: 'the bundle is not UTF-8 text, so it is no Sigstore bundle; give the .sigstore.json or .jsonl file',
    ja: 'バンドルが UTF-8 のテキストではありません。.sigstore.json または .jsonl のファイルを指定してください',
  }),
  'bundle-not-json': (_, came) => ({
    en: `the bundle is not whole JSON (${came}); it may be cut off: get it again`,
    ja: `バンドルが JSON として読めません（${came}）。途中で切れている可能性があるため、取得し直してください`,
  }),
  'bundle-too-deep': (_, came) => ({
    en: `the bundle nests deeper than ${came} levels`,
    ja: `バンドルの入れ子が ${came} 段を超えています`,
  }),
  'bundle-duplicate-field': (_, came) => ({
    en: `the bundle has the field "${came}" twice, so that two readers could see two different bundles`,
    ja: `バンドルに項目「${came}」が重複しています。読み手によって解釈が変わるため受け入れません`,
  }),
  'bundle-media-type': (_, came) => ({
    en: `the file is no Sigstore bundle: its mediaType is "${came}"`,
    ja: `Sigstore バンドルではありません（mediaType: 「${came}」）`,
  }),
  'bundle-version': (_, came) => ({
    en: `the bundle is of a version that is not read: "${came}"; versions 0.1, 0.2 and 0.3 are`,
    ja: `対応していない版のバンドルです（「${came}」）。対応する版は 0.1、0.2、0.3 です`,
  }),
  'bundle-malformed': (_, came) => ({
    en: `the bundle lacks, doubles or misspells what its version demands: ${came}`,
    ja: `バンドルの必須項目に欠落・重複・形式の誤りがあります: ${came}`,
  }),
  'certificate-malformed': (_, came) => ({
    en: `the signing certificate cannot be read without guessing: ${came}`,
    ja: `署名証明書を一意に解釈できません: ${came}`,
  }),
  'certificate-purpose': () => ({
    en: 'the certificate was not issued for signing code',
    ja: 'コード署名を用途とする証明書ではありません',
  }),
  'certificate-expired': (_, came) => ({
    en: `the signature was made outside the certificate's validity, at ${came}`,
    ja: `証明書の有効期間外に署名されています（${came}）`,
  }),
  'certificate-untrusted': (_, came) => ({
    en: `the certificate does not lead to the trusted root (${came}); whoever runs the check can give the root of another instance (--trusted-root; the App: TRUSTED_ROOT_PATH)`,
    ja: `証明書が信頼するルートにつながりません（${came}）。別のインスタンスのルートは、検証の実行者が指定できます（CLI は --trusted-root、App は TRUSTED_ROOT_PATH）`,
  }),
  'certificate-not-logged': () => ({
    en: 'the certificate carries no proof that it was entered in a certificate transparency log',
    ja: '証明書に、証明書透明性ログへの登録の証明がありません',
  }),
  'timestamp-missing': () => ({
    en: 'nothing that can be verified says when the signature was made, so that an expired certificate could have made it',
    ja: '署名時刻を検証できる情報がないため、失効後の証明書による署名の可能性を排除できません',
  }),
  'timestamp-invalid': (_, came) => ({
    en: `a timestamp does not hold for this signature (${came})`,
    ja: `タイムスタンプがこの署名に対して有効ではありません（${came}）`,
  }),
  'log-entry-missing': (_, came) => ({
    en: `the bundle has no distinct entry of a trusted transparency log (${came})`,
    ja: `信頼する透明性ログの記録がバンドルにありません（${came}）`,
  }),
  'log-entry-invalid': (_, came) => ({
    en: `the transparency log's entry cannot be proved (${came})`,
    ja: `透明性ログの記録を証明できません（${came}）`,
  }),
  'log-entry-mismatch': (_, came) => ({
    en: `the transparency log's entry is about another signature or artifact (${came})`,
    ja: `透明性ログの記録は別の署名または成果物のものです（${came}）`,
  }),
  'signature-invalid': () => ({
    en: 'the signature does not match what it should sign',
    ja: '署名が対象の内容と一致しません',
  }),
  'signer-is-key': () => ({
    en: 'an identity was expected, and the bundle is signed by a bare key, which proves none',
    ja: '署名者の識別情報を期待していますが、このバンドルは鍵のみで署名されており、識別情報を証明できません',
  }),
  'signer-is-certificate': () => ({
    en: 'a key was expected, and the bundle is signed with a certificate; give --identity and --issuer instead of --key',
    ja: '鍵による署名を期待していますが、証明書で署名されています。--key の代わりに --identity と --issuer を指定してください',
  }),
  'key-mismatch': (_, came) => ({
    en: `the key does not fit the bundle (${came})`,
    ja: `鍵がバンドルに適合しません（${came}）`,
  }),
  'identity-mismatch': (expected, came) => ({
    en: `expected the signer "${expected}", came "${came}"`,
    ja: `署名者が期待と異なります（期待: 「${expected}」、実際: 「${came}」）`,
  }),
  'issuer-mismatch': (expected, came) => ({
    en: `expected a signer vouched for by "${expected}", came "${came}"`,
    ja: `識別情報の発行者が期待と異なります（期待: 「${expected}」、実際: 「${came}」）`,
  }),
  'source-mismatch': (expected, came) => ({
    en: `expected a build of ${expected}, the certificate names "${came}"`,
    ja: `ビルド元リポジトリが期待と異なります（期待: ${expected}、証明書の記載: 「${came}」）`,
  }),
  'ref-mismatch': (expected, came) => ({
    en: `expected a build of the reference "${expected}", the certificate names "${came}"`,
    ja: `ビルド元の ref が期待と異なります（期待: 「${expected}」、証明書の記載: 「${came}」）`,
  }),
  'builder-mismatch': (expected, came) => ({
    en: `expected the builder "${expected}", the provenance names "${came}"`,
    ja: `ビルダーが期待と異なります（期待: 「${expected}」、来歴の記載: 「${came}」）`,
  }),
  'artifact-mismatch': (expected, came) => ({
    en: `the signature is for another artifact: expected ${expected}, it covers ${came}`,
    ja: `別の成果物に対する署名です（期待: ${expected}、署名の対象: ${came}）`,
  }),
  'payload-type': (_, came) => ({
    en: `the envelope holds "${came}", and only in-toto statements are read`,
    ja: `封筒の内容が in-toto ステートメントではありません（「${came}」）`,
  }),
  'statement-malformed': (_, came) => ({
    en: `the signed statement is not in the form of an in-toto statement: ${came}`,
    ja: `署名されたステートメントが in-toto の形式に合っていません: ${came}`,
  }),
  'statement-version': (_, came) => ({
    en: `the signed statement is of a version that is not read: "${came}"; 0.1 and 1 are`,
    ja: `対応していない版のステートメントです（「${came}」）。対応する版は 0.1 と 1 です`,
  }),
  'predicate-malformed': (_, came) => ({
    en: `the statement's predicate is not in the form of its type: ${came}`,
    ja: `ステートメントの述語が、その種類の形式に合っていません: ${came}`,
  }),
  'predicate-type-mismatch': (expected, came) => ({
    en: `expected a statement of the type "${expected}", came "${came}"`,
    ja: `述語の種類が期待と異なります（期待: 「${expected}」、実際: 「${came}」）`,
  }),
  'predicate-contradicts': (expected, came) => ({
    en: `the provenance names the source "${came}", its signer's certificate names "${expected}"`,
    ja: `来歴の記載（「${came}」）と署名証明書の記載（「${expected}」）でソースが食い違っています`,
  }),
  'package-mismatch': (expected, came) => ({
    en: `expected the package ${expected}, the statement is about ${came}`,
    ja: `パッケージが期待と異なります（期待: ${expected}、ステートメントの対象: ${came}）`,
  }),
  'summary-failed': (_, came) => ({
    en: `the signature holds, and what it says is no: the verification summary's result is "${came}"`,
    ja: `署名は有効ですが、検証要約（VSA）の結果は合格ではありません（「${came}」）`,
  }),
  'check-failed': () => ({
    en: 'the check broke off on this bundle, so that nothing of it is believed; get the bundle again',
    ja: 'このバンドルの検証が途中で失敗したため、内容を信用できません。バンドルを取得し直してください',
  }),
  'signer-not-expected': (_, came) => ({
    en: `the signature holds, and nobody said who should have signed; it was ${came}. Give --identity and --issuer, or --source`,
    ja: `署名は有効ですが、期待する署名者が指定されていません（実際の署名者: ${came}）。--identity と --issuer、または --source を指定してください`,
  }),
  'issuer-not-expected': (_, came) => ({
    en: `the signature holds and the identity fits, and nobody said who should vouch for it; it was "${came}". Give --issuer`,
    ja: `署名は有効で識別情報も一致しますが、期待する発行者が指定されていません（実際の発行者: 「${came}」）。--issuer を指定してください`,
  }),
  'other-root': (_, came) => ({
    en: `the signature is present and not verifiable with this root: the certificate is in the name of ${came}; whoever runs the check can give its root (--trusted-root; the App: TRUSTED_ROOT_PATH)`,
    ja: `署名はありますが、このルートでは検証できません（証明書の発行者名: ${came}）。このルートは、検証の実行者が指定できます（CLI は --trusted-root、App は TRUSTED_ROOT_PATH）`,
  }),
  'no-log-material': () => ({
    en: 'a signature is present and not verifiable offline: the envelope carries no certificate, log entry or time; give the bundle, or the key with --key',
    ja: '署名はありますが、証明書、ログの記録、時刻が含まれないためオフラインでは検証できません。バンドルを指定するか、--key で鍵を指定してください',
  }),
  'key-needed': () => ({
    en: 'the bundle is signed by a key; give the public key with --key',
    ja: '鍵で署名されたバンドルです。--key で公開鍵を指定してください',
  }),
  'artifact-needed': () => ({
    en: 'this kind of signature is over the whole artifact, and a digest is not enough; give the file',
    ja: 'この種類の署名は成果物全体に対するもので、ダイジェストだけでは検証できません。ファイルを指定してください',
  }),
  'hash-not-known': (_, came) => ({
    en: `the signature names the artifact by ${came} alone, which is not known of it; give the file`,
    ja: `署名は成果物を ${came} だけで特定していますが、その値が分かりません。ファイルを指定してください`,
  }),
  'package-not-named': (expected) => ({
    en: `the signature holds, and the statement names no package that could be compared with ${expected}`,
    ja: `署名は有効ですが、${expected} と照合できるパッケージ名がステートメントにありません`,
  }),
};
