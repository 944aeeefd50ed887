import { SigningError, type SigningErrorCode } from '../src/adapters/sigstore/sign-keyless.ts';
import type { Text } from '../src/model/text.ts';
import { NoSuchRelease } from '../src/pipeline/release-pack.ts';
import { PublishError } from '../src/ports/publisher.ts';

/** The workflow does not allow the pack or evidence that it asks for: which input, what was expected, what cures it. */
export class PackRefused extends Error {
  readonly input: 'pack' | 'pack-key' | 'evidence' | 'sigstore-fulcio';
  readonly because: Text;

  constructor(because: Text, input: PackRefused['input'] = 'pack') {
    super(because.en);
    this.name = 'PackRefused';
    this.input = input;
    this.because = because;
  }
}

export interface PackFailure {
  /** One line for the log and the annotation of the step. */
  readonly line: string;
  /** For the report. */
  readonly because: Text;
}

/** Why there is no pack, where whoever runs the workflow can cure it or try again; undefined for what is our own fault. */
export function packFailure(error: unknown): PackFailure | undefined {
  if (error instanceof PackRefused) return failure(error.input, error.because);
  if (error instanceof SigningError) return failure('pack', { en: error.message, ja: NOT_SIGNED[error.code] });
  if (error instanceof NoSuchRelease)
    return { line: error.message, because: { en: error.message, ja: NO_SUCH_RELEASE } };
  if (error instanceof PublishError)
    return failure('pack', { en: `${NOT_ATTACHED.en} (${error.code})`, ja: `${NOT_ATTACHED.ja}（${error.code}）` });
  return undefined;
}

function failure(input: PackRefused['input'], because: Text): PackFailure {
  return { line: `input ${input}: ${because.en}`, because };
}

const NOT_SIGNED: Readonly<Record<SigningErrorCode, string>> = {
  identity: 'OIDC トークンを取得できませんでした。ジョブに権限 "id-token: write" を与えてください',
  certificate: '認証局（Fulcio）が証明書を発行しませんでした。後で再実行するか、鍵で署名してください',
  log: '透明性ログ（Rekor）に記録できませんでした。後で再実行するか、鍵で署名してください',
  timestamp: 'タイムスタンプ局がタイムスタンプを発行しませんでした。後で再実行するか、鍵で署名してください',
  signing: '署名に失敗しました。後で再実行するか、鍵で署名してください',
};

const NO_SUCH_RELEASE =
  'このタグのリリースが見つかりません。先にリリースを作成し、下書きの場合はトークンに権限 "contents: write" を与えてください';

const NOT_ATTACHED: Text = {
  en: 'GitHub took no file for the release; give the token the permission "contents: write", or set pack to leave',
  ja: 'GitHub がリリースへの添付を受け付けませんでした。トークンに権限 "contents: write" を与えるか、pack を leave にしてください',
};
