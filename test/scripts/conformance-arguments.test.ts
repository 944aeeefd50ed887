import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { conformanceArguments } from '../../scripts/conformance-arguments.ts';
import { run } from '../support/run-cli.ts';

/** Vectors of the suite, and under which code ours refuses what has to be refused. */
const CODES: Readonly<Record<string, string>> = {
  'a.txt.sigstore': 'verified',
  'a.txt.invalid_digest.sigstore_fail': 'artifact-mismatch',
  'a.txt.invalid_inclusion_proof.sigstore_fail': 'log-entry-invalid',
  'a.txt.invalid_set.sigstore_fail': 'log-entry-invalid',
  'a.txt.invalid_signature.sigstore_fail': 'log-entry-mismatch',
  'cve-2022-36056-swapped-tlog-entry_fail': 'bundle-media-type',
  'dsse-statement-missing-type_fail': 'statement-malformed',
  'dsse-statement-unknown-type_fail': 'statement-version',
  'dsse-with-hashedrekord-happy-path': 'verified',
  'dsse-with-hashedrekord-invalid-sig_fail': 'log-entry-mismatch',
  'dsse-with-hashedrekord-mismatch-envelope_fail': 'log-entry-mismatch',
  'dsse-with-hashedrekord-mismatch-sig_fail': 'log-entry-mismatch',
  'intoto-canonical-log-entry': 'verified',
  'managed-key-and-trusted-root': 'verified',
  'rekor2-dsse-happy-path': 'verified',
  'rekor2-dsse-invalid-sig_fail': 'certificate-expired',
  'rekor2-dsse-mismatch-envelope_fail': 'log-entry-mismatch',
  'rekor2-dsse-mismatch-sig_fail': 'log-entry-mismatch',
  'rekor2-multiple-timestamps-one-outside-cert-validity_fail': 'certificate-expired',
};

const vectors = resolve(import.meta.dirname, '../fixtures/sigstore-conformance');
const SUITE = 'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon';
const IDENTITY = `${SUITE}/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main`;
const ISSUER = 'https://token.actions.githubusercontent.com';

/** As the suite calls a client for one of its folders (test/assets/bundle-verify/README.md there). */
function suiteArguments(name: string): readonly string[] {
  const has = (file: string) => existsSync(join(vectors, name, file));
  const signer = has('key.pub')
    ? ['--key', `${name}/key.pub`]
    : ['--certificate-identity', IDENTITY, '--certificate-oidc-issuer', ISSUER];
  const root = has('trusted_root.json') ? ['--trusted-root', `${name}/trusted_root.json`] : [];
  const artifact = has('artifact') ? `${name}/artifact` : 'a.txt';
  return ['--bundle', `${name}/bundle.sigstore.json`, ...signer, ...root, artifact];
}

async function verdict(args: readonly string[]) {
  const passed = conformanceArguments(args, vectors);
  if (typeof passed === 'string') throw new Error(passed);
  const { status, out } = await run(['verify', ...passed, '--format', 'json'], { cwd: vectors });
  return { status, code: (JSON.parse(out) as { code: string }).code };
}

const names = readdirSync(vectors, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

describe('the vectors of the Sigstore conformance suite', () => {
  it('are all judged', () => {
    expect(Object.keys(CODES).sort()).toEqual([...names].sort());
  });

  it.each(names)('%s ends as its name says', async (name) => {
    const status = name.endsWith('_fail') ? 1 : 0;
    expect(await verdict(suiteArguments(name))).toEqual({ status, code: CODES[name] });
  });

  it.each(names.filter((name) => !name.endsWith('_fail')))('%s verifies for nothing but its artifact', async (name) => {
    const other = [...suiteArguments(name).slice(0, -1), 'README.md'];
    expect(await verdict(other)).toMatchObject({ status: 1 });
  });
});

it('a key and an identity together are refused, as the suite has it', async () => {
  const both = ['--certificate-identity', IDENTITY, '--certificate-oidc-issuer', ISSUER];
  const { status } = await verdict([...both, ...suiteArguments('managed-key-and-trusted-root')]);
  expect(status).toBe(1);
});

describe('what the suite passes', () => {
  it.each<{ name: string; args: readonly string[]; becomes: readonly string[] | string }>([
    { name: 'a digest', args: [`sha256:${'a'.repeat(64)}`], becomes: ['--digest', `sha256:${'a'.repeat(64)}`] },
    { name: 'a file called like one', args: ['sha256:abc'], becomes: ['sha256:abc'] },
    { name: 'staging without its root', args: ['--staging', 'a.txt'], becomes: '--staging: give --trusted-root' },
    { name: 'nothing', args: [], becomes: 'expected FILE_OR_DIGEST' },
  ])('$name', ({ args, becomes }) => {
    expect(conformanceArguments(args, vectors)).toEqual(becomes);
  });
});
