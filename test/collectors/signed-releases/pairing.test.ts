import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../src/model/digest.ts';
import { notSeen, seen, seenPartly } from '../../../src/model/observation.ts';
import { attestationBundle, envelope, PGP, saidOf, signatureBundle, statementOf, sums, type Files, type Scene } from './scene.ts'; // prettier-ignore

const SIGNED = 'release.assets-signed-ratio';
const app = { 'app.tgz': 'app' };
const hidden = notSeen({ reason: 'hidden-or-absent', what: 'attestations', status: 404 });

interface Row {
  readonly name: string;
  readonly files: Files;
  readonly said: unknown;
}

describe('a shipped file is signed', () => {
  it.each<Row>([
    { name: 'by nothing', files: app, said: 0 },
    { name: 'by an armoured signature named after it', files: { ...app, 'app.tgz.asc': PGP }, said: 1 },
    { name: 'by minisign', files: { ...app, 'app.tgz.minisig': `untrusted comment: signature from minisign\n${Buffer.alloc(74, 7).toString('base64')}\n` }, said: 1 },
    { name: 'by base64 as cosign writes it', files: { ...app, 'app.tgz.sig': Buffer.alloc(71, 9).toString('base64') }, said: 1 },
    { name: 'by the older bundle of cosign', files: { ...app, 'app.tgz.bundle': { base64Signature: 'A'.repeat(96), cert: 'x' } }, said: 1 },
    { name: 'by a bundle over its digest, whatever its name', files: { ...app, 'all.sigstore.json': signatureBundle('app') }, said: 1 },
    { name: 'by an attested statement about its digest', files: { ...app, 'multiple.intoto.jsonl': `${JSON.stringify(envelope({ of: 'other' }))}\n${JSON.stringify(envelope())}\n` }, said: 1 },
    { name: 'by a signed checksum file that lists it', files: { ...app, SHA256SUMS: sums(['app.tgz', 'app']), 'SHA256SUMS.asc': PGP }, said: 1 },
  ])('$name', async ({ files, said }) => {
    expect(await saidOf(SIGNED, { releases: [{ files }] })).toBe(said);
  }); // prettier-ignore

  it.each<Row>([
    { name: 'a signature of another name', files: { ...app, 'app.zip.asc': PGP }, said: 0 },
    { name: 'an empty file called .sig', files: { ...app, 'app.tgz.sig': '' }, said: 0 },
    { name: 'words in a file called .sig', files: { ...app, 'app.tgz.sig': 'signed, honestly' }, said: 0 },
    { name: 'a page in a file called .asc', files: { ...app, 'app.tgz.asc': '<html>404</html>' }, said: 0 },
    { name: 'a public key called .asc', files: { ...app, 'app.tgz.asc': '-----BEGIN PGP PUBLIC KEY BLOCK-----\n' }, said: 0 },
    { name: 'a minisign key', files: { ...app, 'app.tgz.minisig': `untrusted comment: minisign public key\n${Buffer.alloc(42, 7).toString('base64')}\n` }, said: 0 },
    { name: 'a certificate alone', files: { ...app, 'app.tgz.pem': '-----BEGIN CERTIFICATE-----\n' }, said: 0 },
    { name: 'a bundle over another digest beside it', files: { ...app, 'app.tgz.sigstore.json': signatureBundle('other') }, said: 0 },
    { name: 'a statement that nobody signed', files: { ...app, 'app.tgz.intoto.jsonl': statementOf() }, said: 0 },
    { name: 'JSON that is no bundle', files: { ...app, 'app.tgz.sigstore.json': { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', content: 7 } }, said: 0 },
    { name: 'a checksum file without signature', files: { ...app, SHA256SUMS: sums(['app.tgz', 'app']) }, said: 0 },
    { name: 'a signed checksum file with another hash', files: { ...app, SHA256SUMS: sums(['app.tgz', 'old app']), 'SHA256SUMS.asc': PGP }, said: 0 },
    { name: 'a signed checksum file that leaves it out', files: { ...app, SHA256SUMS: sums(['other', 'app']), 'SHA256SUMS.asc': PGP }, said: 0 },
  ])('but not by $name', async ({ files, said }) => {
    expect(await saidOf(SIGNED, { releases: [{ files }] })).toBe(said);
  }); // prettier-ignore

  it('by an attestation that GitHub stores, if it really speaks of the file', async () => {
    const stored = (of: string): Scene => ({
      releases: [{ files: app }],
      attestations: { [sha256('app')]: [attestationBundle({ of })] },
    });
    expect(await saidOf(SIGNED, stored('app'))).toBe(1);
    expect(await saidOf(SIGNED, stored('other'))).toBe(0);
  });

  it('by a bundle that was handed to this run', async () => {
    const bytes = Buffer.from(JSON.stringify(signatureBundle('app')));
    const supplied = [{ kind: 'bundle', path: 'out/app.json', bytes }] as const;
    expect(await saidOf(SIGNED, { releases: [{ files: app }], supplied })).toBe(1);
  });

  it('by name, when nobody knows its digest', async () => {
    const files = { ...app, 'app.intoto.jsonl': envelope() };
    expect(await saidOf(SIGNED, { releases: [{ files, digest: null }] })).toBe(1);
  });
});

describe('whether a file is signed stays unknown', () => {
  it.each<Row & { readonly scene?: Scene }>([
    { name: 'when its signature cannot be read', files: { ...app, 'app.tgz.sig': null }, said: 'server-error' },
    { name: 'when its signature is too large', files: { ...app, 'app.tgz.sig': 2 ** 21 }, said: 'too-large' },
    { name: 'when a bundle that may name it cannot be read', files: { ...app, 'all.intoto.jsonl': null }, said: 'server-error' },
    { name: 'when a signed checksum file cannot be read', files: { ...app, SHA256SUMS: null, 'SHA256SUMS.asc': PGP }, said: 'server-error' },
    { name: 'when attestations may be hidden', files: app, scene: { attestations: hidden }, said: 'hidden-or-absent' },
    { name: 'when only a part of the attestations was seen', files: app, scene: { attestations: seenPartly([], { reason: 'truncated', what: 'a' }) }, said: 'truncated' },
    { name: 'when an attestation is there without its bundle', files: app, scene: { attestations: { [sha256('app')]: [null] } }, said: 'malformed' },
  ])('$name', async ({ files, scene, said }) => {
    expect(await saidOf(SIGNED, { releases: [{ files }], ...scene })).toBe(said);
  }); // prettier-ignore

  it('when it has no digest to ask attestations for', async () => {
    expect(await saidOf(SIGNED, { releases: [{ files: app, digest: null }] })).toBe('undecidable');
    expect(await saidOf(SIGNED, { releases: [{ files: { ...app, SHA256SUMS: sums(['app.tgz', 'app']) }, digest: null }] }))
      .toBe('undecidable'); // prettier-ignore
  });

  it('when more signatures are attached than are read', async () => {
    const pairs = Array.from({ length: 25 }, (_, nth) => [
      [`a${nth}.zip`, `a${nth}`],
      [`a${nth}.zip.asc`, PGP],
    ]).flat();
    expect(await saidOf(SIGNED, { releases: [{ files: Object.fromEntries(pairs) as Files }] })).toContain('truncated');
  });

  it('but a signature that is unreadable for another file changes nothing', async () => {
    expect(await saidOf(SIGNED, { releases: [{ files: { ...app, 'app.tgz.asc': PGP, 'notes.sig': null } }] })).toBe(1);
  });
});

describe('questions about attestations', () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, nth) => [`a${nth}.zip`, `a${nth}`]));

  it('stop after the first when it is refused', async () => {
    let asked = 0;
    const refused = notSeen({ reason: 'forbidden', what: 'attestations', status: 403 });
    const attestations = () => ((asked += 1), Promise.resolve(refused));
    expect(await saidOf(SIGNED, { releases: [{ files: many }], repository: { attestations } })).toBe('forbidden');
    expect(asked).toBeLessThanOrEqual(2);
  });

  it('are at most thirty for the judged release and six for each other one of the last three', async () => {
    let asked = 0;
    const attestations = () => ((asked += 1), Promise.resolve(seenPartly([], { reason: 'truncated', what: 'a' })));
    await saidOf(SIGNED, { releases: [{ files: many }], repository: { attestations } });
    expect(asked).toBe(30);
    await saidOf(SIGNED, {
      releases: [{ files: many }, { files: many }, { files: many }],
      repository: { attestations },
    });
    expect(asked).toBe(30 + 30 + 6 + 6);
  });

  const files = { 'a.zip': 'a', 'b.zip': 'b' };
  const stored = seen([{ predicateType: null, bundle: attestationBundle({ of: 'a' }) }]);
  it.each([
    { name: 'means that it has none where another answer came', answer: hidden, said: 0.5 },
    { name: 'means nothing where it is no "not found"', answer: notSeen({ reason: 'server-error', what: 'a', status: 500 }), said: 'server-error' },
  ])('that fails for one file $name', async ({ answer, said }) => {
    const attestations = (digest: string) => Promise.resolve(digest === sha256('a') ? stored : answer);
    expect(await saidOf(SIGNED, { releases: [{ files }], repository: { attestations } })).toBe(said);
  }); // prettier-ignore
});
