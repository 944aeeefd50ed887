import { describe, expect, it } from '@jest/globals';
import { checksumLines } from '../../src/collectors/signed-releases/checksum-file.ts';
import { packName } from '../../src/pipeline/release-pack.ts';
import { assetKind, isLockfile, signedName, type AssetKind } from '../../src/collectors/asset-kinds.ts';

describe('what a file name promises', () => {
  it.each<readonly [AssetKind, readonly string[]]>([
    ['artifact', ['app.tgz', 'app-1.0.exe', 'Signal.dmg', 'bundle.zip', 'checksum-tool.exe', 'data.json', 'app.sbomtool.zip']],
    ['signature', ['app.tgz.sig', 'app.asc', 'app.minisig', 'app.sigstore', 'app.sigstore.json', 'app.bundle', 'SHA256SUMS.asc', 'app.cdx.json.sig', 'app.p7s']],
    ['certificate', ['cosign.pub', 'app.tgz.pem', 'ca.crt']],
    ['checksum', ['SHA256SUMS', 'sha256sums.txt', 'checksums.txt', 'app_1.2.3_checksums.txt', 'app.tgz.sha256', 'app.tgz.sha512sum', 'SHASUMS256.txt', 'MD5SUMS']],
    ['provenance', ['multiple.intoto.jsonl', 'app.intoto.json', 'app.att', 'provenance.json', 'app.provenance']],
    ['sbom', ['app.cdx.json', 'app.spdx', 'app.spdx.json', 'bom.xml', 'sbom.json', 'app-sbom.spdx.json', 'app.cyclonedx.json']],
    ['vex', ['app.vex.json', 'openvex.json', 'csaf-2026-1.json']],
    ['scan', ['results.sarif', 'codeql.sarif.json']],
    ['test', ['junit.xml', 'TEST-all.xml', 'test-results.xml']],
    ['lockfile', ['package-lock.json', 'Cargo.lock', 'uv.lock']],
    ['evidence-pack', ['ssdf-evidence-pack-v1.zip']],
    ['own-pack', [packName('v1.4.0'), packName('release/1 β')]],
    ['artifact', ['my-ssdf-gate-evidence-v1.zip', 'ssdf-gate-evidence-v1.exe']],
  ])('%s', (kind, names) => {
    expect(names.map((name) => [name, assetKind(name)])).toEqual(names.map((name) => [name, kind]));
  }); // prettier-ignore

  it.each([
    ['app.tgz.sig', 'app.tgz'],
    ['app.tgz.sigstore.json', 'app.tgz'],
    ['app.tgz.cosign.bundle', 'app.tgz'],
    ['app.intoto.jsonl', 'app'],
    ['app.tgz', 'app.tgz'],
  ])('%s signs %s', (name, signed) => {
    expect(signedName(name)).toBe(signed);
  });

  it('a lockfile is one in any folder, by its whole name', () => {
    expect(['web/package-lock.json', 'go.sum', 'not-go.sum.md', 'x-package-lock.json'].map(isLockfile)).toEqual([true, true, false, false]); // prettier-ignore
  });
});

describe('a checksum file', () => {
  const hash = 'Ab'.repeat(32);
  const line = (name: string) => [{ name, algorithm: 'sha256', hash: 'ab'.repeat(32) }];

  it.each([
    { name: 'of sha256sum', text: `${hash}  app.tgz\r\n`, lines: line('app.tgz') },
    { name: 'of sha256sum in binary mode', text: `${hash} *dist/app.tgz`, lines: line('app.tgz') },
    { name: 'of BSD', text: `SHA256 (dist/app.tgz) = ${hash}`, lines: line('app.tgz') },
    { name: 'of openssl dgst', text: `SHA2-256(app.tgz)= ${hash}`, lines: line('app.tgz') },
    { name: 'of a bare hash, which speaks of the file it is named after', text: `${hash}\n`, lines: line('x.zip') },
    { name: 'of MD5 gives nothing', text: `${'a'.repeat(32)}  app.tgz`, lines: [] },
    { name: 'of SHA-1 gives nothing', text: `${'a'.repeat(40)}  app.tgz`, lines: [] },
    { name: 'of a length that no algorithm has gives nothing', text: `${'a'.repeat(70)}  app.tgz`, lines: [] },
    { name: 'of words gives nothing', text: 'checksums are coming soon', lines: [] },
  ])('$name', ({ text, lines }) => {
    expect(checksumLines(text, 'x.zip.sha256')).toEqual(lines);
  });
});
