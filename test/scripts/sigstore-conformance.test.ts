import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { temporaryFolder } from '../support/checkout.ts';
import { ecKeys, IDENTITY, ISSUER, pemOf, signingWorld } from '../support/sigstore.ts';
import { BYTES, SHA256 } from '../support/verification.ts';

const script = resolve(import.meta.dirname, '../../scripts/sigstore-conformance.ts');
const world = await signingWorld();
const keys = ecKeys();
const folder = temporaryFolder({
  'a.txt': BYTES.toString(),
  'root.json': JSON.stringify(world.root()),
  'bundle.json': JSON.stringify(await world.sign({ artifact: BYTES })),
  'key-bundle.json': JSON.stringify(await world.sign({ artifact: BYTES }, { keys })),
  'key.pub': pemOf(keys.publicKey),
});

function status(...args: readonly string[]): number | null {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { cwd: folder })
    .status;
}

const signer = ['--certificate-identity', IDENTITY, '--certificate-oidc-issuer', ISSUER];
const root = ['--trusted-root', 'root.json'];

describe('the protocol of the Sigstore conformance suite', () => {
  it.each<{ name: string; args: readonly string[]; ends: number }>([
    { name: 'a file', args: ['--bundle', 'bundle.json', ...signer, ...root, 'a.txt'], ends: 0 },
    { name: 'a digest', args: ['--bundle', 'bundle.json', ...signer, ...root, `sha256:${SHA256}`], ends: 0 },
    { name: 'a key', args: ['--bundle', 'key-bundle.json', '--key', 'key.pub', ...root, 'a.txt'], ends: 0 },
    { name: 'a key and an identity', args: ['--bundle', 'key-bundle.json', ...signer, '--key', 'key.pub', ...root, 'a.txt'], ends: 1 },
    { name: 'another root', args: ['--bundle', 'bundle.json', ...signer, 'a.txt'], ends: 1 },
    { name: 'a digest that is none, as a file', args: ['--bundle', 'bundle.json', ...signer, ...root, 'sha256:abc'], ends: 2 },
    { name: 'the staging instance', args: ['--staging', '--bundle', 'bundle.json', ...signer, 'a.txt'], ends: 2 },
  ])('ends as the suite expects for $name', ({ args, ends }) => {
    expect(status('verify-bundle', ...args)).toBe(ends);
  }); // prettier-ignore

  it('does not sign', () => {
    expect(status('sign-bundle', '--identity-token', 'x', '--bundle', 'y', 'a.txt')).toBe(2);
  });
});
