import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { documentSchema } from '../../src/documents/api.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';
import { ecKeys, IDENTITY, ISSUER, pemOf, signingWorld } from '../support/sigstore.ts';
import { BYTES, SHA256, statement } from '../support/verification.ts';

const world = await signingWorld();
const keys = ecKeys();
const folder = temporaryFolder({
  artifact: BYTES.toString(),
  'root.json': JSON.stringify(world.root()),
  'bundle.json': JSON.stringify(await world.sign({ artifact: BYTES })),
  'statement.json': JSON.stringify(await world.sign({ statement: statement() })),
  'by-key.json': JSON.stringify(await world.sign({ artifact: BYTES }, { keys, rekor: 'none', timestamp: false })),
  'key.pub': pemOf(keys.publicKey),
  'escape.json': JSON.stringify(await world.sign({ statement: statement({ predicateType: 'x:\u001b[2J\nVerified' }) })),
  'broken.json': '{',
});
const huge = openSync(join(folder, 'huge.json'), 'w');
ftruncateSync(huge, 100_000_000);
closeSync(huge);

const root = ['--trusted-root', 'root.json'];
const signer = ['--identity', IDENTITY, '--issuer', ISSUER];
const verify = (...args: readonly string[]) => run(['verify', ...args], { cwd: folder });

describe('verify', () => {
  it.each<{ name: string; args: readonly string[]; code: string; status: number }>([
    { name: 'a file', args: ['artifact', '--bundle', 'bundle.json', ...signer], code: 'verified', status: 0 },
    { name: 'a statement', args: ['artifact', '--bundle', 'statement.json', ...signer], code: 'verified', status: 0 },
    { name: 'a digest', args: ['--digest', `sha256:${SHA256}`, '--bundle', 'bundle.json', ...signer], code: 'verified', status: 0 },
    { name: 'a repository', args: ['artifact', '--bundle', 'bundle.json', '--source', 'octo/app'], code: 'verified', status: 0 },
    { name: 'a whole address', args: ['artifact', '--bundle', 'bundle.json', '--source', 'https://github.com/octo/app'], code: 'verified', status: 0 },
    { name: 'patterns', args: ['artifact', '--bundle', 'bundle.json', '--identity-regexp', 'https://github.com/octo/.+', '--issuer-regexp', 'https://[^/]+'], code: 'verified', status: 0 },
    { name: 'a key', args: ['artifact', '--bundle', 'by-key.json', '--key', 'key.pub'], code: 'verified', status: 0 },
    { name: 'a stranger', args: ['artifact', '--bundle', 'bundle.json', '--identity', 'a@b.example', '--issuer', ISSUER], code: 'identity-mismatch', status: 1 },
    { name: 'another file', args: ['root.json', '--bundle', 'bundle.json', ...signer], code: 'artifact-mismatch', status: 1 },
    { name: 'another reference', args: ['artifact', '--bundle', 'bundle.json', ...signer, '--ref', 'refs/heads/main'], code: 'ref-mismatch', status: 1 },
    { name: 'another builder', args: ['artifact', '--bundle', 'statement.json', ...signer, '--builder', 'b'], code: 'builder-mismatch', status: 1 },
    { name: 'another type', args: ['artifact', '--bundle', 'statement.json', ...signer, '--predicate-type', 't'], code: 'predicate-type-mismatch', status: 1 },
    { name: 'a broken bundle', args: ['artifact', '--bundle', 'broken.json', ...signer], code: 'bundle-not-json', status: 1 },
    { name: 'a huge bundle', args: ['artifact', '--bundle', 'huge.json', ...signer], code: 'bundle-too-large', status: 1 },
    { name: 'nobody', args: ['artifact', '--bundle', 'bundle.json'], code: 'signer-not-expected', status: 3 },
    { name: 'a package', args: ['artifact', '--bundle', 'statement.json', ...signer, '--package', '@octo/app@1'], code: 'package-not-named', status: 3 },
    { name: 'a key that is missing', args: ['artifact', '--bundle', 'by-key.json', ...signer], code: 'key-needed', status: 3 },
  ])('$name: $code, exit $status, and the document passes its schema', async ({ args, code, status }) => {
    const ran = await verify(...args, ...root, '--format', 'json');
    const document = JSON.parse(ran.out) as { code: string; message: object };
    expect({ status: ran.status, code: document.code, err: ran.err }).toEqual({ status, code, err: '' });
    expect(document.message).toEqual({ en: expect.stringMatching(/./), ja: expect.stringMatching(/[ぁ-ん]/) });
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const valid = ajv.compile(documentSchema('verification'));
    expect({ valid: valid(document), errors: valid.errors }).toEqual({ valid: true, errors: null });
  }); // prettier-ignore

  it('holds nothing against the shipped root that another root signed', async () => {
    expect((await verify('artifact', '--bundle', 'bundle.json', ...signer)).status).toBe(1);
  });

  it('says the answer first, in both languages, and obeys nothing in a bundle', async () => {
    const en = await verify('artifact', '--bundle', 'escape.json', ...signer, ...root);
    expect(en.out).toMatch(/^Verified \(verified\): .*\n {2}signer: /);
    expect(en.out.split('\n').filter((line) => line.startsWith('Verified'))).toHaveLength(1);
    expect(en.out).not.toContain('\u001b');
    const ja = await verify('artifact', '--bundle', 'bundle.json', ...signer, ...root, '--lang', 'ja');
    expect(ja.out).toMatch(/^検証済み（verified）：/);
  });
});

describe('wrong usage ends with 2 and one line', () => {
  it.each<{ args: readonly string[]; says: RegExp }>([
    { args: [], says: /expected the file to check/ },
    { args: ['artifact'], says: /--bundle: expected the file/ },
    { args: ['absent', '--bundle', 'bundle.json'], says: /absent: no such file/ },
    { args: ['artifact', '--bundle', 'absent'], says: /absent: no such file/ },
    { args: ['artifact', '--digest', `sha256:${SHA256}`, '--bundle', 'bundle.json'], says: /came both/ },
    { args: ['--digest', 'sha256:abc', '--bundle', 'bundle.json'], says: /64 hexadecimal digits/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--identity', 'a', '--identity-regexp', 'b'], says: /one of the two/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--identity-regexp', '.*'], says: /expects nobody/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--identity-regexp', '(a+'], says: /not closed/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--issuer-regexp', '(a)\\1'], says: /--issuer-regexp: .*not read/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--source', 'octo'], says: /expected OWNER\/NAME/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--package', 'pkg:'], says: /--package: expected NAME/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--trusted-root', 'bundle.json'], says: /bundle.json: its mediaType/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--trusted-root', 'broken.json'], says: /broken.json: it is not JSON/ },
    { args: ['artifact', '--bundle', 'bundle.json', '--key', 'root.json'], says: /root.json: it is no public key/ },
  ])('$says', async ({ args, says }) => {
    const ran = await verify(...args);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toMatch(says);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
  }); // prettier-ignore
});
