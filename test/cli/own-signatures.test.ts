import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCleartextMessage, createMessage, generateKey, readPrivateKey, sign } from 'openpgp';
import type { Evidence } from '../../src/model/evidence.ts';
import { checkoutOf, git, temporaryFolder, writeBelow } from '../support/checkout.ts';
import { sshKeys, sshSignature } from '../support/key-signatures.ts';
import { said } from '../support/look.ts';
import { run } from '../support/run-cli.ts';
import { signedCommit, signedTag, type Signing } from '../support/signed-commits.ts';

const ours = sshKeys();
const theirs = sshKeys();
const bySsh: Signing = (payload) => sshSignature(ours, payload, { namespace: 'git' });
const byStranger: Signing = (payload) => sshSignature(theirs, payload, { namespace: 'git' });
const LIST = `# who commits\na@b.example ${ours.line}\n`;

const VERIFIED = 'commit.verified-ratio';
const THROUGH = 'commit.through-pull-request-ratio';

async function pgp() {
  const made = await generateKey({ type: 'ecc', curve: 'ed25519Legacy', userIDs: [{ name: 'R' }], format: 'armored', date: new Date('2025-01-01T00:00:00Z') });
  const key = await readPrivateKey({ armoredKey: made.privateKey });
  const signing: Signing = async (payload) => {
    const message = await createMessage({ binary: Uint8Array.from(Buffer.from(payload)) });
    const signature: unknown = await sign({ message, signingKeys: key, detached: true, date: new Date('2025-06-15T00:00:00Z') });
    return String(signature);
  };
  const quoting: Signing = async () => {
    const message = await createCleartextMessage({ text: 'anything' });
    const signature: string = await sign({ message, signingKeys: key, date: new Date('2025-06-15T00:00:00Z') });
    return signature;
  };
  return { armoured: made.publicKey, signing, quoting };
} // prettier-ignore

/** A checkout whose commits above the first are signed so, newest last. */
async function history(...signings: readonly (Signing | undefined)[]): Promise<string> {
  const folder = checkoutOf({ 'a.md': 'a\n' });
  for (const signing of signings) await signedCommit(folder, signing);
  return folder;
}

const listed = (text = LIST) => join(temporaryFolder({ signers: text }), 'signers');
const collect = (folder: string, ...args: readonly string[]) =>
  run(['collect', '--dir', '.', '--format', 'json', ...args], { cwd: folder });

async function verified(folder: string, list = listed()): Promise<unknown> {
  const { out, err, status } = await collect(folder, '--allowed-signers', list);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return said((JSON.parse(out) as Evidence).facts, VERIFIED);
}

describe('commits of a folder, by the keys that the caller names', () => {
  it('count as verified where one of the keys signed them', async () => {
    const folder = await history(bySsh, bySsh, byStranger);
    const { out } = await collect(folder, '--allowed-signers', listed());
    const { facts } = JSON.parse(out) as Evidence;
    expect(said(facts, VERIFIED)).toBe(0.5);
    expect(facts.find(({ id }) => id === VERIFIED)?.because?.en).toMatch(/^2 of the last 4 commits of this checkout/);
    expect(said(facts, THROUGH)).toBe('offline');
  });

  it('count by OpenPGP keys as well, from a list of their own', async () => {
    const { armoured, signing } = await pgp();
    const folder = await history(signing);
    expect(await verified(folder, listed(armoured))).toBe(0.5);
    expect(await verified(folder)).toBe(0);
  });

  it.each<{ name: string; signing: () => Signing | Promise<Signing>; list?: (armoured: string) => string }>([
    { name: 'for another purpose', signing: () => (payload) => sshSignature(ours, payload) },
    { name: 'over other bytes', signing: () => (payload) => sshSignature(ours, `${payload}.`, { namespace: 'git' }) },
    { name: 'in no form that is known', signing: () => () => 'a signature' },
    { name: 'with another one after it', signing: () => (payload) => `${sshSignature(ours, payload, { namespace: 'git' })}\n${sshSignature(theirs, payload)}` },
  ])('do not count where they are signed $name', async ({ signing }) => {
    expect(await verified(await history(await signing()))).toBe(0);
  }); // prettier-ignore

  it('do not count by a clear-signed text of a trusted key, which signs something else', async () => {
    const { armoured, quoting } = await pgp();
    expect(await verified(await history(quoting), listed(armoured))).toBe(0);
  });

  it('count only while the list allows the key, by the date of the commit', async () => {
    const folder = checkoutOf({});
    await signedCommit(folder, bySsh, 'a <a@b.example> 1600000000 +0000');
    expect(await verified(folder, listed(`* valid-after="20250101Z" ${ours.line}\n`))).toBe(0);
    expect(await verified(folder, listed(`* valid-before="20250101Z" ${ours.line}\n`))).toBe(0.5);
  });

  it('are unknown in a shallow checkout, which does not show them all', async () => {
    const folder = await history(bySsh);
    writeBelow(folder, '.git/shallow', `${git(folder, 'rev-parse', 'HEAD')}\n`);
    expect(await verified(folder)).toBe('truncated');
  });

  it('are unknown where an object does not have the content of its id', async () => {
    const folder = await history(bySsh);
    const [good, other] = [git(folder, 'rev-parse', 'HEAD'), git(folder, 'rev-parse', 'HEAD~1')];
    const place = (id: string) => join(folder, '.git/objects', id.slice(0, 2), id.slice(2));
    git(folder, 'prune-packed');
    const { chmodSync, readFileSync } = await import('node:fs');
    chmodSync(place(other), 0o644);
    writeFileSync(place(other), readFileSync(place(good)));
    const { out } = await collect(folder, '--allowed-signers', listed());
    const fact = (JSON.parse(out) as Evidence).facts.find(({ id }) => id === VERIFIED);
    expect(fact?.state).toBe('unknown');
  });

  it('say nothing without a list, as before', async () => {
    const { out } = await collect(await history(bySsh));
    expect(said((JSON.parse(out) as Evidence).facts, VERIFIED)).toBe('offline');
  });
});

describe('a list within the folder that is judged', () => {
  it('counts as the default branch has it, not as it lies there', async () => {
    const folder = checkoutOf({ '.ssdf/allowed_signers': LIST });
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    writeBelow(folder, '.ssdf/allowed_signers', `* ${theirs.line}\n`);
    await signedCommit(folder, byStranger);
    expect(await verified(folder, '.ssdf/allowed_signers')).toBe(0);
    await signedCommit(folder, bySsh);
    expect(await verified(folder, '.ssdf/allowed_signers')).toBe(1 / 3);
  });

  it.each<{ name: string; make: () => string; says: RegExp }>([
    { name: 'a checkout that does not know its default branch', make: () => checkoutOf({ list: LIST }), says: /git remote set-head origin --auto/ },
    { name: 'a list that the default branch does not have', make: () => {
      const folder = checkoutOf({});
      git(folder, 'update-ref', 'refs/remotes/origin/HEAD', 'HEAD');
      writeBelow(folder, 'list', LIST);
      return folder;
    }, says: /merge it there first/ },
    { name: 'a folder outside git', make: () => temporaryFolder({ list: LIST }), says: /expected a git checkout/ },
  ])('is refused for $name', async ({ make, says }) => {
    const ran = await collect(make(), '--allowed-signers', 'list');
    expect(ran).toMatchObject({ status: 2, out: '', err: expect.stringMatching(says) });
  }); // prettier-ignore

  it.each(['', 'no key here', 'cert-authority '.concat(ours.line)])('is refused without a key in it: %j', async (text) => {
    const ran = await collect(checkoutOf({}), '--allowed-signers', listed(text));
    expect(ran).toMatchObject({ status: 2, err: expect.stringMatching(/names no key that can be read/) });
  }); // prettier-ignore

  it('goes with a folder alone', async () => {
    const ran = await run(['collect', '--repo', 'a/b', '--allowed-signers', listed()]);
    expect(ran).toMatchObject({ status: 2, err: expect.stringMatching(/goes with --dir/) });
  });
});

describe('verify --dir', () => {
  const verify = (folder: string, object: string, ...args: readonly string[]) =>
    run(['verify', '--dir', '.', '--object', object, '--allowed-signers', listed(), ...args], { cwd: folder });

  it.each<{ name: string; make: (folder: string) => Promise<unknown>; object?: string; code: string; status: number }>([
    { name: 'a tag by one of the keys', make: (folder) => signedTag(folder, { name: 'v1', ref: 'v1' }, bySsh), code: 'verified', status: 0 },
    { name: 'a commit by one of the keys', make: (folder) => signedCommit(folder, bySsh), object: 'HEAD', code: 'verified', status: 0 },
    { name: 'a tag by a stranger', make: (folder) => signedTag(folder, { name: 'v1', ref: 'v1' }, byStranger), code: 'key-not-expected', status: 1 },
    { name: 'a tag of another name', make: (folder) => signedTag(folder, { name: 'v0', ref: 'v1' }, bySsh), code: 'tag-mismatch', status: 1 },
    { name: 'a tag for another purpose', make: (folder) => signedTag(folder, { name: 'v1', ref: 'v1' }, (payload) => sshSignature(ours, payload)), code: 'namespace-mismatch', status: 1 },
    { name: 'a tag of which something was changed', make: (folder) => signedTag(folder, { name: 'v1', ref: 'v1' }, (payload) => bySsh(payload.replace('Release', 'release'))), code: 'signature-invalid', status: 1 },
    { name: 'a bare tag on an unsigned commit', make: (folder) => Promise.resolve(git(folder, 'tag', 'v1')), code: 'not-signed', status: 1 },
    { name: 'an annotated tag that nobody signed', make: (folder) => Promise.resolve(git(folder, 'tag', '-a', '-m', 'x', 'v1')), code: 'not-signed', status: 1 },
    { name: 'a bare tag on a signed commit', make: async (folder) => git(folder, 'tag', 'v1', await signedCommit(folder, bySsh)), code: 'verified', status: 0 },
  ])('$name: $code', async ({ make, object = 'v1', code, status }) => {
    const folder = checkoutOf({});
    await make(folder);
    const ran = await verify(folder, object, '--format', 'json');
    expect({ status: ran.status, err: ran.err }).toEqual({ status, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({ code, message: { ja: expect.stringMatching(/[ぁ-ん]/) } });
  }); // prettier-ignore

  it('names the key and the commit, in either language', async () => {
    const folder = checkoutOf({});
    await signedTag(folder, { name: 'v1', ref: 'v1' }, bySsh);
    const commit = git(folder, 'rev-parse', 'HEAD');
    expect((await verify(folder, 'v1')).out).toMatch(new RegExp(`^Verified \\(verified\\): v1: signed by[^]*SHA256:[^]*v1 ${commit}`));
    expect((await verify(folder, 'v1', '--lang', 'ja')).out).toMatch(/^検証済み（verified）：v1: /);
  }); // prettier-ignore

  it.each<{ name: string; args: readonly string[]; says: RegExp }>([
    { name: 'no such object', args: ['--dir', '.', '--object=-x', '--allowed-signers', 'LIST'], says: /expected a tag or a commit of this checkout, came "-x"/ },
    { name: 'no object', args: ['--dir', '.', '--allowed-signers', 'LIST'], says: /give --object/ },
    { name: 'no list', args: ['--dir', '.', '--object', 'HEAD'], says: /expected --allowed-signers/ },
    { name: 'no such folder', args: ['--dir', 'nowhere', '--object', 'HEAD', '--allowed-signers', 'LIST'], says: /nowhere cannot be read/ },
    { name: 'an object without a folder', args: ['--object', 'HEAD'], says: /go with --dir/ },
  ])('is wrong usage with $name', async ({ args, says }) => {
    const list = listed();
    const ran = await run(['verify', ...args.map((one) => (one === 'LIST' ? list : one))], { cwd: checkoutOf({}) });
    expect(ran).toMatchObject({ status: 2, out: '', err: expect.stringMatching(says) });
  }); // prettier-ignore
});
