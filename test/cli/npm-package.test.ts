import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';
import { ecKeys, pemOf, signingWorld } from '../support/sigstore.ts';
import { BYTES } from '../support/verification.ts';

const world = await signingWorld();
const keys = ecKeys();
const SHA512 = createHash('sha512').update(BYTES).digest();
const workflow = {
  ref: 'refs/tags/v1.2.3',
  repository: 'https://github.com/octo/app',
  path: '.github/workflows/release.yml',
};
const subject = [{ name: 'pkg:npm/%40octo/app@1.2.3', digest: { sha512: SHA512.toString('hex') } }];
const provenance = {
  _type: 'https://in-toto.io/Statement/v1',
  subject,
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: { buildType: 'x', externalParameters: { workflow } },
    runDetails: { builder: { id: 'x' } },
  },
};
const publication = {
  _type: 'https://in-toto.io/Statement/v0.1',
  subject,
  predicateType: 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1',
  predicate: { name: '@octo/app', version: '1.2.3', registry: 'https://registry.npmjs.org' },
};
const attestations = {
  attestations: [
    { predicateType: publication.predicateType, bundle: await world.sign({ statement: publication }, { keys }) },
    { predicateType: provenance.predicateType, bundle: await world.sign({ statement: provenance }) },
  ],
};
const PACKAGE = {
  name: '@octo/app',
  version: '1.2.3',
  repository: { type: 'git', url: 'git+https://github.com/octo/app.git' },
};

const verify = (given: unknown, ...args: readonly string[]) => {
  const cwd = temporaryFolder({
    'app.tgz': BYTES.toString(),
    'npm.json': JSON.stringify(attestations),
    'package.json': typeof given === 'string' ? given : JSON.stringify(given),
    'root.json': JSON.stringify(world.root()),
    'npm.pem': pemOf(keys.publicKey),
  });
  const named = ['--bundle', 'npm.json', '--npm', 'package.json', '--trusted-root', 'root.json', '--format', 'json'];
  return run(['verify', ...named, ...args], { cwd });
};
const codeOf = ({ out }: { out: string }) => (JSON.parse(out) as { code: string }).code;

describe('verify --npm', () => {
  it.each<{ name: string; given: unknown; args?: readonly string[]; code: string; status: number }>([
    { name: 'the package of the file', given: PACKAGE, code: 'verified', status: 0 },
    { name: 'its repository by owner and name', given: { ...PACKAGE, repository: 'octo/app' }, code: 'verified', status: 0 },
    { name: 'its repository by a short address', given: { ...PACKAGE, repository: 'github:octo/app' }, code: 'verified', status: 0 },
    { name: 'its repository by SSH', given: { ...PACKAGE, repository: 'git@github.com:octo/app.git' }, code: 'verified', status: 0 },
    { name: 'the word of the registry by its key', given: PACKAGE, args: ['--key', 'npm.pem'], code: 'verified', status: 0 },
    { name: 'another version', given: { ...PACKAGE, version: '1.2.4' }, code: 'package-mismatch', status: 1 },
    { name: 'another repository', given: { ...PACKAGE, repository: 'octo/other' }, code: 'source-mismatch', status: 1 },
    { name: 'another registry', given: { ...PACKAGE, publishConfig: { registry: 'https://npm.example/' } }, args: ['--key', 'npm.pem'], code: 'package-mismatch', status: 1 },
  ])('$name: $code', async ({ given, args = [], code, status }) => {
    const ran = await verify(given, 'app.tgz', ...args);
    expect({ status: ran.status, err: ran.err, code: codeOf(ran) }).toEqual({ status, err: '', code });
  }); // prettier-ignore

  it('takes no source from an address that is not on GitHub: somebody has to be named then', async () => {
    const elsewhere = { ...PACKAGE, repository: 'https://gitlab.example/octo/app' };
    expect(codeOf(await verify(elsewhere, 'app.tgz'))).toBe('key-needed');
    expect(codeOf(await verify(elsewhere, 'app.tgz', '--source', 'octo/app'))).toBe('verified');
  });

  it.each<{ name: string; digest: string }>([
    { name: 'as a lockfile writes it', digest: `sha512-${SHA512.toString('base64')}` },
    { name: 'in hexadecimal digits', digest: `sha512:${SHA512.toString('hex').toUpperCase()}` },
  ])('needs no tarball where its hash is known $name', async ({ digest }) => {
    expect(codeOf(await verify(PACKAGE, '--digest', digest))).toBe('verified');
    const other = digest.replace(/.(?=.{9}$)/, (one) => (one === 'A' ? 'B' : 'A'));
    expect(codeOf(await verify(PACKAGE, '--digest', other))).toBe('artifact-mismatch');
  });

  it.each<{ name: string; given: unknown; args?: readonly string[]; says: RegExp }>([
    { name: 'text that is not JSON', given: '{', says: /package\.json: expected a package\.json/ },
    { name: 'no version', given: { name: 'app' }, says: /without a valid version/ },
    { name: 'a registry that is no address', given: { ...PACKAGE, publishConfig: { registry: 'file:///x' } }, says: /publishConfig\.registry/ },
    { name: 'a short digest', given: PACKAGE, args: ['--digest', 'sha512-AAAA'], says: /--digest: expected/ },
  ])('is wrong usage with $name', async ({ given, args = ['app.tgz'], says }) => {
    expect(await verify(given, ...args)).toMatchObject({ status: 2, out: '', err: expect.stringMatching(says) });
  }); // prettier-ignore
});
