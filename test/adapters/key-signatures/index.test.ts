import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createCleartextMessage, createMessage, generateKey, type PrivateKey, readPrivateKey, sign } from 'openpgp';
import { keySignatures } from '../../../src/adapters/key-signatures/index.ts';
import { NO_SIGNERS, type Signers } from '../../../src/model/signers.ts';
import type { KeyQuestion } from '../../../src/ports/key-signatures.ts';
import { minisignKeys, minisignSignature, sshKeys, sshSignature } from '../../support/key-signatures.ts';

const MESSAGE = 'what is shipped';
const AT = '2026-11-23T09:14:00Z';
const LATER = '2036-01-01T00:00:00Z';

interface Asked {
  readonly signature: string | Uint8Array;
  readonly signers: Partial<Signers>;
  readonly message?: string;
  readonly content?: KeyQuestion['content'];
}

function check({ signature, signers, message = MESSAGE, content }: Asked) {
  return keySignatures().check({
    signature: Buffer.from(signature),
    content: content ?? { bytes: Buffer.from(message), hash: () => undefined },
    signers: { ...NO_SIGNERS, ...signers },
    at: AT,
    now: LATER,
  });
}
const hashOnly: KeyQuestion['content'] = { hash: (name) => createHash(name).update(MESSAGE).digest('hex') };
const NOTHING: KeyQuestion['content'] = { hash: () => undefined };

describe('an SSH signature', () => {
  const [ours, theirs] = [sshKeys(), sshKeys()];
  const trust = (key: string, namespaces: readonly string[] = ['file']) => ({ ssh: [{ key, namespaces }] });
  const good = sshSignature(ours, MESSAGE);

  it('by a key that policy names verifies, and says which key', async () => {
    const fingerprint = `SHA256:${createHash('sha256').update(ours.blob).digest('base64').replace('=', '')}`;
    const sound = { state: 'sound', kind: 'ssh', signer: fingerprint };
    expect(await check({ signature: good, signers: trust(ours.line) })).toEqual(sound);
    expect(await check({ signature: good, signers: trust(ours.line), content: hashOnly })).toEqual(sound);
    expect(
      await check({ signature: sshSignature(ours, MESSAGE, { hash: 'sha256' }), signers: trust(ours.line) }),
    ).toEqual(sound);
  });

  it('as ssh-keygen wrote it verifies', async () => {
    const asked = { signature: BY_SSH_KEYGEN, signers: trust(SSH_KEYGEN_KEY), message: 'hello' };
    expect(await check(asked)).toMatchObject({ state: 'sound', signer: SSH_KEYGEN_FINGERPRINT });
    expect(await check({ ...asked, message: 'hellp' })).toMatchObject({ code: 'signature-invalid' });
  });

  it.each<{ name: string; signature: string; key?: string; message?: string; code: string }>([
    { name: 'other bytes', signature: good, message: 'something else', code: 'signature-invalid' },
    { name: 'another key', signature: sshSignature(theirs, MESSAGE), code: 'key-not-expected' },
    {
      name: 'a key of which only the comment is ours',
      signature: good,
      key: `${theirs.line} ${ours.line}`,
      code: 'key-not-expected',
    },
    {
      name: 'another namespace',
      signature: sshSignature(ours, MESSAGE, { namespace: 'git' }),
      code: 'namespace-mismatch',
    },
    {
      name: 'a namespace that begins alike',
      signature: sshSignature(ours, MESSAGE, { namespace: 'files' }),
      code: 'namespace-mismatch',
    },
    { name: 'a weak hash', signature: sshSignature(ours, MESSAGE, { hash: 'sha1' }), code: 'algorithm-weak' },
    { name: 'another version', signature: sshSignature(ours, MESSAGE, { version: 2 }), code: 'signature-malformed' },
    {
      name: 'more behind its end',
      signature: sshSignature(ours, MESSAGE, { after: Buffer.from('x') }),
      code: 'signature-malformed',
    },
    { name: 'half a signature', signature: good.slice(0, 120), code: 'signature-malformed' },
    {
      name: 'nothing in its armour',
      signature: '-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----',
      code: 'signature-malformed',
    },
    {
      name: 'a key that was valid until before',
      signature: good,
      key: `* valid-before="20260101" ${ours.line}`,
      code: 'key-not-valid-then',
    },
    {
      name: 'a key that is valid only later',
      signature: good,
      key: `* valid-after="20270101Z" ${ours.line}`,
      code: 'key-not-valid-then',
    },
    {
      name: 'a key whose file allows another namespace',
      signature: good,
      key: `* namespaces="git" ${ours.line}`,
      code: 'namespace-mismatch',
    },
  ])('over or with $name is refused: $code', async ({ signature, key = ours.line, message = MESSAGE, code }) => {
    expect(await check({ signature, signers: trust(key), message })).toEqual({ state: 'unsound', kind: 'ssh', code });
  });

  it.each<{ name: string; signers: Partial<Signers>; content?: KeyQuestion['content']; code: string }>([
    { name: 'no key is named', signers: {}, code: 'no-key-named' },
    { name: 'the named file holds no key', signers: trust('# nothing here'), code: 'key-unreadable' },
    {
      name: 'a certificate authority is named',
      signers: trust(`* cert-authority ${ours.line}`),
      code: 'key-unreadable',
    },
    {
      name: 'a bound that cannot be read stands in the file',
      signers: trust(`* valid-before="soon" ${ours.line}`),
      code: 'key-unreadable',
    },
    { name: 'the signed bytes are not at hand', signers: trust(ours.line), content: NOTHING, code: 'artifact-needed' },
  ])('stays open where $name', async ({ signers, content, code }) => {
    const asked = { signature: good, signers, ...(content === undefined ? {} : { content }) };
    expect(await check(asked)).toEqual({ state: 'open', kind: 'ssh', code });
  });
});

describe('a minisign signature', () => {
  const [ours, theirs] = [minisignKeys(), minisignKeys(Buffer.from('87654321'))];
  const imposter = minisignKeys(ours.id);
  const signers = { minisign: [{ key: ours.line }] };

  it.each(['Ed', 'ED'] as const)('of the kind %s verifies by a key that policy names', async (algorithm) => {
    const signature = minisignSignature(ours, MESSAGE, { algorithm });
    expect(await check({ signature, signers })).toEqual({ state: 'sound', kind: 'minisign', signer: ours.line });
  });

  it('over a hash needs no more than the hash; over the bytes it needs them', async () => {
    expect(await check({ signature: minisignSignature(ours, MESSAGE), signers, content: hashOnly })).toMatchObject({
      state: 'sound',
    });
    const plain = minisignSignature(ours, MESSAGE, { algorithm: 'Ed' });
    expect(await check({ signature: plain, signers, content: hashOnly })).toMatchObject({ code: 'artifact-needed' });
  });

  it.each<{ name: string; signature: string; message?: string; code: string }>([
    { name: 'other bytes', signature: minisignSignature(ours, MESSAGE), message: 'other', code: 'signature-invalid' },
    { name: 'another key', signature: minisignSignature(theirs, MESSAGE), code: 'key-not-expected' },
    {
      name: 'another key under the same id',
      signature: minisignSignature(imposter, MESSAGE),
      code: 'signature-invalid',
    },
    {
      name: 'a changed trusted comment',
      signature: minisignSignature(ours, MESSAGE, { shownComment: 'v9' }),
      code: 'signature-invalid',
    },
    {
      name: 'no trusted comment',
      signature: minisignSignature(ours, MESSAGE).split('trusted comment: t')[0] ?? '',
      code: 'signature-malformed',
    },
  ])('with $name is refused: $code', async ({ signature, message = MESSAGE, code }) => {
    expect(await check({ signature, signers, message })).toEqual({ state: 'unsound', kind: 'minisign', code });
  });

  it('stays open where no key is named', async () => {
    expect(await check({ signature: minisignSignature(ours, MESSAGE), signers: {} })).toMatchObject({
      code: 'no-key-named',
    });
  });
});

describe('an OpenPGP signature', () => {
  interface Pair {
    readonly key: PrivateKey;
    readonly armoured: string;
    readonly fingerprint: string;
  }
  const pair = async (): Promise<Pair> => {
    const made = await generateKey({
      type: 'ecc',
      curve: 'ed25519Legacy',
      userIDs: [{ name: 'R' }],
      format: 'armored',
    });
    const key = await readPrivateKey({ armoredKey: made.privateKey });
    return { key, armoured: made.publicKey, fingerprint: key.getFingerprint().toUpperCase() };
  };
  const detached = async ({ key }: Pair, text = MESSAGE): Promise<string> => {
    const message = await createMessage({ binary: Uint8Array.from(Buffer.from(text)) });
    const made: unknown = await sign({ message, signingKeys: key, detached: true });
    return String(made);
  };
  const trust = (one: Pair, key = one.armoured) => ({ openpgp: [{ fingerprint: one.fingerprint, key }] });
  let ours: Pair;
  let theirs: Pair;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([pair(), pair()]);
  });

  it('beside its file verifies by the fingerprint that policy names', async () => {
    const signature = await detached(ours);
    const sound = { state: 'sound', kind: 'openpgp', signer: ours.fingerprint };
    expect(await check({ signature, signers: trust(ours) })).toEqual(sound);
  });

  it('around its text gives the text that was signed', async () => {
    const message = await createCleartextMessage({ text: `${MESSAGE}\n- a list` });
    const signature: string = await sign({ message, signingKeys: ours.key });
    expect(await check({ signature, signers: trust(ours), message: 'unasked' })).toMatchObject({
      state: 'sound',
      text: `${MESSAGE}\n- a list`,
    });
    const changed = signature.replace('what is', 'what was');
    expect(await check({ signature: changed, signers: trust(ours) })).toMatchObject({ code: 'signature-invalid' });
    expect(await check({ signature: `more\n${signature}`, signers: trust(ours) })).toMatchObject({
      code: 'signature-malformed',
    });
  });

  it('is refused over other bytes, by another key, and where it is cut', async () => {
    const signature = await detached(ours);
    const code = async (asked: Asked) => (await check(asked)) as { code?: string };
    expect(await code({ signature, signers: trust(ours), message: 'other' })).toMatchObject({
      code: 'signature-invalid',
    });
    expect(await code({ signature: await detached(theirs), signers: trust(ours) })).toMatchObject({
      code: 'key-not-expected',
    });
    expect(await code({ signature: signature.slice(0, 90), signers: trust(ours) })).toMatchObject({
      code: 'signature-malformed',
    });
  });

  it('counts for nothing when the key file holds another key than the fingerprint says', async () => {
    const signature = await detached(theirs);
    const signers = { openpgp: [{ fingerprint: ours.fingerprint, key: theirs.armoured }] };
    expect(await check({ signature, signers })).toEqual({ state: 'open', kind: 'openpgp', code: 'key-unreadable' });
  });

  it('stays open where no key is named, and where the bytes are not at hand', async () => {
    const signature = await detached(ours);
    expect(await check({ signature, signers: {} })).toMatchObject({ state: 'open', code: 'no-key-named' });
    expect(await check({ signature, signers: trust(ours), content: NOTHING })).toMatchObject({
      code: 'artifact-needed',
    });
  });
});

describe('a file that is no such signature', () => {
  it.each(['', 'hello', '{"mediaType":"x"}', 'c2lnbmF0dXJl'])('is of no known kind: %j', async (signature) => {
    expect(await check({ signature, signers: {} })).toEqual({ state: 'open', kind: null, code: 'kind-not-known' });
  });
});

/** Made once with OpenSSH's ssh-keygen over the five bytes "hello"; the private key was not kept. */
const SSH_KEYGEN_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMn9CMsqaGiMBCEsFVUbFY/6NR4ywJgdEhe2k64Qe+NV test';
const SSH_KEYGEN_FINGERPRINT = 'SHA256:kJCqI7Z6ZVIHQUwOf9bToVmO4dfB7LQBblZnIcZBtpI';
const BY_SSH_KEYGEN = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgyf0IyypoaIwEISwVVRsVj/o1Hj
LAmB0SF7aTrhB741UAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx
OQAAAEB/R24ZSU2orQLwclAQLrVMTGCrwrxOkAFRJkwM55A0K16JLTKwdqIwj12uILTUod
fkeR95Q+hARJj+kgDQxroP
-----END SSH SIGNATURE-----
`;
