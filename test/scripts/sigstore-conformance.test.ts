import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { temporaryFolder } from '../support/checkout.ts';
import { IDENTITY, ISSUER, signingWorld } from '../support/sigstore.ts';
import { BYTES } from '../support/verification.ts';

const script = resolve(import.meta.dirname, '../../scripts/sigstore-conformance.ts');
const world = await signingWorld();
const folder = temporaryFolder({
  'a.txt': BYTES.toString(),
  'root.json': JSON.stringify(world.root()),
  'bundle.json': JSON.stringify(await world.sign({ artifact: BYTES })),
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
    { name: 'another root', args: ['--bundle', 'bundle.json', ...signer, 'a.txt'], ends: 1 },
    { name: 'the staging instance', args: ['--staging', '--bundle', 'bundle.json', ...signer, 'a.txt'], ends: 2 },
  ])('ends as the suite expects for $name', ({ args, ends }) => {
    expect(status('verify-bundle', ...args)).toBe(ends);
  }); // prettier-ignore

  it('does not sign', () => {
    expect(status('sign-bundle', '--identity-token', 'x', '--bundle', 'y', 'a.txt')).toBe(2);
  });
});
