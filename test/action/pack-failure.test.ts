import { describe, expect, it } from '@jest/globals';
import { packFailure, PackRefused } from '../../action/pack-failure.ts';
import { SigningError } from '../../src/adapters/sigstore/sign-keyless.ts';
import { NoSuchRelease } from '../../src/pipeline/release-pack.ts';
import { PublishError } from '../../src/ports/publisher.ts';

const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;

describe('why there is no pack', () => {
  it.each<{ error: Error; line: RegExp; ja: RegExp }>([
    { error: new SigningError('identity'), line: /^input pack: .*"id-token: write"/, ja: /"id-token: write"/ },
    { error: new SigningError('certificate'), line: /Fulcio/, ja: /Fulcio/ },
    { error: new SigningError('log'), line: /Rekor/, ja: /Rekor/ },
    { error: new SigningError('timestamp'), line: /timestamp authority/, ja: /タイムスタンプ局/ },
    { error: new SigningError('signing'), line: /signing failed/, ja: /署名に失敗/ },
    { error: new NoSuchRelease('v1'), line: /^release v1: /, ja: /contents: write/ },
    { error: new PublishError('PUBLISH_FORBIDDEN', 'no'), line: /contents: write.*\(PUBLISH_FORBIDDEN\)/, ja: /PUBLISH_FORBIDDEN/ },
    { error: new PackRefused({ en: 'no', ja: 'いいえ' }, 'pack-key'), line: /^input pack-key: no$/, ja: /いいえ/ },
  ])('is told in one line, and in both languages: $error.message', ({ error, line, ja }) => {
    const failure = packFailure(error);
    expect(failure?.line).toMatch(line);
    expect(failure?.line).not.toContain('\n');
    expect(failure?.because.ja).toMatch(ja);
    expect(failure?.because.ja).toMatch(JAPANESE);
  }); // prettier-ignore

  it('is no reason where the fault is our own', () => {
    expect(packFailure(new TypeError('a bug'))).toBeUndefined();
  });
});
