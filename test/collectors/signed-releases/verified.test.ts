import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { keySignatures } from '../../../src/adapters/key-signatures/index.ts';
import { sigstoreSignatures } from '../../../src/adapters/sigstore/signatures.ts';
import { readTrustedRoots } from '../../../src/adapters/sigstore/trusted-root.ts';
import { signedReleases } from '../../../src/collectors/signed-releases/index.ts';
import type { Trust, Verifiers } from '../../../src/collectors/types.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { notSeen, seen } from '../../../src/model/observation.ts';
import { NO_SIGNERS, type Signers } from '../../../src/model/signers.ts';
import type { Subject } from '../../../src/model/subject.ts';
import { minisignKeys, minisignSignature, sshKeys, sshSignature } from '../../support/key-signatures.ts';
import { said } from '../../support/look.ts';
import { type Content, signingWorld, type SigningWorld } from '../../support/sigstore.ts';
import { factsOf, type Files, hashesOf, type Scene, SLSA, statementOf, sums } from './scene.ts';

const TAG = 'v9.0.0';
const REPOSITORY = 'acme/widget';
const workflow = (file: string, repository = REPOSITORY) => `${repository}/.github/workflows/${file}`;
const claimsOf = (repository: string, more: Readonly<Record<string, string>> = {}) => {
  const ref = `refs/tags/${TAG}`;
  const at = `${workflow('release.yml', repository)}@${ref}`;
  return { sub: `https://github.com/${at}`, repository, ref, job_workflow_ref: at, workflow_ref: at, ...more };
};
const PREDICATE = {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    externalParameters: {
      workflow: {
        ref: `refs/tags/${TAG}`,
        repository: `https://github.com/${REPOSITORY}`,
        path: '.github/workflows/release.yml',
      },
    },
    internalParameters: {},
    resolvedDependencies: [],
  },
  runDetails: { builder: { id: `https://github.com/${workflow('release.yml')}@refs/tags/${TAG}` }, metadata: {} },
};

let world: SigningWorld;
let verifiers: Verifiers;
beforeAll(async () => {
  world = await signingWorld();
  const roots = readTrustedRoots(JSON.stringify(world.root()));
  verifiers = { sigstore: sigstoreSignatures({ roots }), keys: keySignatures() };
});

const provenance = (of: string, name = 'app.tgz', predicate: object = PREDICATE): Content => ({
  statement: { ...statementOf({ of, name, predicateType: SLSA }), predicate },
});
const sign = (content: Content, repository = REPOSITORY, more: Readonly<Record<string, string>> = {}) =>
  world.sign(content, { claims: claimsOf(repository, more) });

const trusting = (signers?: Partial<Signers>): Trust => ({
  state: 'known',
  signers: signers === undefined ? undefined : { ...NO_SIGNERS, ...signers },
});
const NAMED: Trust = trusting({ sigstore: [{ workflow: workflow('release.yml'), ref: 'refs/tags/v*' }] });

const collected = (scene: Scene, trust: Trust = trusting()) => factsOf({ ...scene, verifiers, trust });
const ask = async (scene: Scene, ids: readonly string[], trust?: Trust) => {
  const facts = await collected(scene, trust);
  return ids.map((id) => said(facts, id));
};
const becauseOf = (facts: readonly Fact[], id: string) => facts.find((fact) => fact.id === id)?.because?.en ?? '';

const SIGNED = 'release.assets-signed-ratio';
const VERIFIED = 'release.assets-verified-ratio';
const REJECTED = 'release.rejected-signatures';
const ATTESTED = 'provenance.assets-attested-ratio';
const LEVEL = 'provenance.slsa-build-level';
const WORKFLOW = 'provenance.workflow-expected';
const KINDS = 'provenance.predicate-kinds';
const PROTECTED = 'provenance.built-from-protected-ref';
const RECENT = 'release.recent-verified-ratio';
const app = { 'app.tgz': 'app' };

describe('a release whose file has provenance by its own workflow', () => {
  it('is verified by the default of ours; whether the workflow is the expected one nobody said', async () => {
    const attestations = { [sha256('app')]: [await sign(provenance('app'))] };
    const scene = { releases: [{ files: app }], attestations };
    const ids = [VERIFIED, RECENT, REJECTED, ATTESTED, LEVEL, KINDS, WORKFLOW];
    expect(await ask(scene, ids)).toEqual([1, 1, 0, 1, 2, ['provenance'], 'not-supplied']);
    expect(await ask(scene, ids, NAMED)).toEqual([1, 1, 0, 1, 2, ['provenance'], true]);
  });

  it('verifies just as well by an attached bundle, or by one that was handed over', async () => {
    const bundle = await sign(provenance('app'));
    const attached = { releases: [{ files: { ...app, 'app.tgz.sigstore.json': bundle } }] };
    expect(await ask(attached, [VERIFIED, ATTESTED])).toEqual([1, 1]);
    const bytes = Buffer.from(JSON.stringify(bundle));
    const supplied = [{ kind: 'bundle', path: 'out/app.json', bytes }] as const;
    expect(await ask({ releases: [{ files: app }], supplied }, [VERIFIED, ATTESTED])).toEqual([1, 1]);
  });

  it.each<{ name: string; ids: readonly string[]; claims: Readonly<Record<string, string>>; said: readonly unknown[] }>([
    { name: 'on a runner of its own shows level 1', ids: [LEVEL], claims: { runner_environment: 'self-hosted' }, said: [1] },
    { name: 'by a reusable workflow shows at least level 2', ids: [LEVEL], claims: { workflow_ref: `${workflow('other.yml')}@refs/tags/${TAG}` }, said: ['atLeast 2'] },
    { name: 'started by a pull request is not expected', ids: [WORKFLOW], claims: { event_name: 'pull_request' }, said: [false] },
    { name: 'from a branch is another reference than policy names', ids: [VERIFIED, REJECTED], claims: { ref: 'refs/heads/main' }, said: [0, 1] },
  ])('$name', async ({ ids, claims, said: wanted }) => {
    const attestations = { [sha256('app')]: [await sign(provenance('app'), REPOSITORY, claims)] };
    expect(await ask({ releases: [{ files: app }], attestations }, ids, NAMED)).toEqual(wanted);
  }); // prettier-ignore

  it.each<{ name: string; inputs: object | undefined; said: unknown }>([
    { name: 'without inputs is expected', inputs: undefined, said: true },
    { name: 'with free inputs is not', inputs: { version: '1' }, said: false },
  ])('started by hand $name', async ({ inputs, said: wanted }) => {
    const { buildDefinition } = PREDICATE;
    const externalParameters = { ...buildDefinition.externalParameters, ...(inputs === undefined ? {} : { inputs }) };
    const predicate = { ...PREDICATE, buildDefinition: { ...buildDefinition, externalParameters } };
    const bundle = await sign(provenance('app', 'app.tgz', predicate), REPOSITORY, { event_name: 'workflow_dispatch' });
    const scene = { releases: [{ files: app }], attestations: { [sha256('app')]: [bundle] } };
    expect(await ask(scene, [WORKFLOW], NAMED)).toEqual([wanted]);
  });
});

describe('a signature that is wrong', () => {
  it.each<{ name: string; make: () => Promise<unknown>; code: RegExp }>([
    { name: 'by a stranger', make: () => sign(provenance('app'), REPOSITORY, { sub: 'mallory@evil.example', iss: 'https://accounts.example' }), code: /mallory/ },
    { name: 'by the workflow of another repository', make: () => sign(provenance('app'), 'evil/widget'), code: /evil\/widget/ },
    { name: 'whose repository only begins alike', make: () => sign(provenance('app'), 'acme/widget-evil'), code: /widget-evil/ },
    { name: 'over another file', make: () => sign(provenance('old')), code: /another file/ },
  ])('$name is rejected by name, and verifies nothing', async ({ make, code }) => {
    const scene = { releases: [{ files: { ...app, 'app.tgz.sigstore.json': (await make()) as object } }] };
    const facts = await collected(scene);
    expect([VERIFIED, REJECTED, ATTESTED].map((id) => said(facts, id))).toEqual([0, 1, 0]);
    expect(becauseOf(facts, REJECTED)).toMatch(code);
  }); // prettier-ignore

  it('is no stranger’s as long as whom to expect is not wholly known', async () => {
    const scene = {
      releases: [{ files: { ...app, 'app.tgz.sigstore.json': await sign(provenance('app'), 'evil/widget') } }],
    };
    const unread: Trust = { state: 'unknown', because: { reason: 'forbidden', what: 'configuration' } };
    expect(await ask(scene, [VERIFIED, REJECTED], unread)).toEqual(['unverified', 'unverified']);
    const facts = await collected(
      { releases: [{ files: { ...app, 'app.tgz.sigstore.json': await sign(provenance('app')) } }] },
      unread,
    );
    expect(becauseOf(facts, VERIFIED)).toMatch(
      /acme\/widget\/\.github\/workflows\/release\.yml@.*whom to expect is not known.*OWNER\/\.github/,
    );
    const incomplete = trusting({ sigstore: [{ workflow: workflow('release.yml') }], incomplete: true });
    expect(await ask(scene, [VERIFIED, REJECTED], incomplete)).toEqual(['unverified', 'unverified']);
  });

  it('is no stranger’s where the own run went through a shared workflow that nobody named', async () => {
    const shared = `acme/shared/.github/workflows/build.yml@refs/heads/main`;
    const bundle = await sign(provenance('app'), REPOSITORY, {
      sub: `https://github.com/${shared}`,
      job_workflow_ref: shared,
    });
    const scene = { releases: [{ files: { ...app, 'app.tgz.sigstore.json': bundle } }] };
    expect(await ask(scene, [VERIFIED, REJECTED])).toEqual(['unverified', 'unverified']);
    const named = trusting({ sigstore: [{ workflow: 'acme/shared/.github/workflows/build.yml' }] });
    expect(await ask(scene, [VERIFIED, REJECTED, WORKFLOW], named)).toEqual([1, 0, true]);
  });
});

describe('a checksum file that is signed', () => {
  const two = { 'a.zip': 'a', 'b.zip': 'b' };
  const list = sums(['a.zip', 'a'], ['b.zip', 'b']);

  it.each<{ name: string; list: string; files?: Readonly<Record<string, string>>; said: readonly unknown[] }>([
    { name: 'covers what it lists', list, said: [1, 0] },
    { name: 'covers only what it lists', list: sums(['a.zip', 'a']), said: [0.5, 0] },
    { name: 'with another hash than the file has is wrong', list: sums(['a.zip', 'a'], ['b.zip', 'old']), said: [0.5, 1] },
    { name: 'in the form of BSD covers too', list: `SHA256 (a.zip) = ${sha256('a').slice(7)}\nSHA256 (b.zip) = ${sha256('b').slice(7)}\n`, said: [1, 0] },
  ])('$name', async ({ list: text, said: wanted }) => {
    const bundle = await sign({ artifact: text });
    const releases = [{ files: { ...two, SHA256SUMS: text, 'SHA256SUMS.sigstore.json': bundle } }];
    expect(await ask({ releases }, [VERIFIED, REJECTED])).toEqual(wanted);
  }); // prettier-ignore

  it('gives no provenance to what it lists: where the list was made says nothing of the files', async () => {
    const bundle = await sign(provenance(list, 'SHA256SUMS'));
    const releases = [{ files: { ...two, SHA256SUMS: list, 'SHA256SUMS.sigstore.json': bundle } }];
    expect(await ask({ releases }, [VERIFIED, ATTESTED])).toEqual([1, 0]);
  });

  it('claims no digest for a file that GitHub names none of: its own bytes decide', async () => {
    const bundle = await sign({ artifact: list });
    const files = { 'a.zip': 'a', 'b.zip': 'changed', SHA256SUMS: list, 'SHA256SUMS.sigstore.json': bundle };
    expect(await ask({ releases: [{ files, digest: null }] }, [VERIFIED, REJECTED])).toEqual([0.5, 'atLeast 1']);
  });
});

describe('keys that policy names', () => {
  const [ssh, minisign] = [sshKeys(), minisignKeys()];
  const signers = trusting({ ssh: [{ key: ssh.line, namespaces: ['file'] }], minisign: [{ key: minisign.line }] });
  const files = {
    'a.zip': 'a',
    'a.zip.sig': sshSignature(ssh, 'a'),
    'b.zip': 'b',
    'b.zip.minisig': minisignSignature(minisign, 'b'),
  };

  it('verify what they signed, and make no provenance', async () => {
    expect(await ask({ releases: [{ files }] }, [VERIFIED, REJECTED, ATTESTED], signers)).toEqual([1, 0, 0]);
  });

  it('are asked to be readable, not to be named again, where the configuration could not be read', async () => {
    const unread: Trust = { state: 'unknown', because: { reason: 'hidden-or-absent', what: 'acme/.github' } };
    const facts = await collected({ releases: [{ files }] }, unread);
    expect(said(facts, VERIFIED)).toBe('unverified');
    expect(becauseOf(facts, VERIFIED)).toMatch(/as acme\/\.github was not shown.*use a token/);
  });

  it('are never taken from the release itself', async () => {
    const shipped = { ...files, 'release.pub': ssh.line, 'minisign.pub': minisign.line };
    expect(await ask({ releases: [{ files: shipped }] }, [VERIFIED, REJECTED])).toEqual(['unverified', 'unverified']);
  });

  it('of others are strangers’', async () => {
    const others = trusting({
      ssh: [{ key: sshKeys().line, namespaces: ['file'] }],
      minisign: [{ key: minisignKeys(Buffer.from('abcdefgh')).line }],
    });
    expect(await ask({ releases: [{ files }] }, [VERIFIED, REJECTED], others)).toEqual([0, 2]);
  });

  it('cannot be held against a file that is too large to be read beside a push', async () => {
    const large = { 'a.zip': 40_000_000, 'a.zip.sig': sshSignature(ssh, 'a') };
    const facts = await collected({ releases: [{ files: large }] }, signers);
    expect(said(facts, VERIFIED)).toBe('unverified');
    expect(becauseOf(facts, VERIFIED)).toContain('larger than what is read here');
  });
});

describe('a file that is too large to be held, of a release that is judged by itself', () => {
  const [ssh, minisign] = [sshKeys(), minisignKeys()];
  const signers = trusting({ ssh: [{ key: ssh.line, namespaces: ['file'] }], minisign: [{ key: minisign.line }] });
  const subject: Subject = {
    kind: 'release',
    host: 'github.com',
    owner: 'acme',
    name: 'widget',
    tag: TAG,
    commit: 'c'.repeat(40),
  };
  const [SIZE, GIB] = [40_000_000, 1024 ** 3];
  const sha512 = createHash('sha512').update('a').digest('hex');
  const world = (files: Files, of = 'a'): Scene => ({
    subject,
    releases: [{ files, digest: null }],
    repository: { assetHashes: () => Promise.resolve(seen(hashesOf(of))) },
  });

  it.each<{ name: string; files: () => Files | Promise<Files> }>([
    { name: 'SSH', files: () => ({ 'a.zip.sig': sshSignature(ssh, 'a') }) },
    { name: 'SSH over the other hash', files: () => ({ 'a.zip.sig': sshSignature(ssh, 'a', { hash: 'sha256' }) }) },
    { name: 'minisign over a hash', files: () => ({ 'a.zip.minisig': minisignSignature(minisign, 'a') }) },
    { name: 'a signed list of long hashes', files: () => ({ SHA512SUMS: `${sha512}  a.zip\n`, 'SHA512SUMS.sig': sshSignature(ssh, `${sha512}  a.zip\n`) }) },
    { name: 'a signed list of hashes that GitHub does not name', files: () => ({ SHA256SUMS: sums(['a.zip', 'a']), 'SHA256SUMS.sig': sshSignature(ssh, sums(['a.zip', 'a'])) }) },
  ])('is verified by what streams through: $name', async ({ files }) => {
    const all = { 'a.zip': SIZE, ...(await files()) };
    // GitHub names no digest here, so that attestations stay hidden beside it.
    expect(await ask(world(all), [VERIFIED], signers)).toEqual([1]);
    const [verified, rejected] = await ask(world(all, 'changed'), [VERIFIED, REJECTED], signers);
    expect(verified).not.toBe(1);
    expect(rejected).toBe('atLeast 1');
  }); // prettier-ignore

  it.each<{ name: string; size: number; files: Files }>([
    { name: 'a signature that goes on hashing where ours has ended', size: SIZE, files: { 'a.zip.minisig': minisignSignature(minisign, 'a', { algorithm: 'Ed' }) } },
    { name: 'a file beyond what is streamed', size: 5 * GIB, files: { 'a.zip.sig': sshSignature(ssh, 'a') } },
  ])('stays open for $name', async ({ size, files }) => {
    const facts = await collected(world({ 'a.zip': size, ...files }), signers);
    expect(said(facts, VERIFIED)).toMatch(/^unverified/);
    expect(becauseOf(facts, VERIFIED)).toContain('larger than what is read here');
  }); // prettier-ignore

  it('stays open where the bytes on the way are not those that GitHub describes', async () => {
    const changed = { assetHashes: () => Promise.resolve(notSeen({ reason: 'malformed', what: 'a.zip' } as const)) };
    const scene = { ...world({ 'a.zip': SIZE, 'a.zip.sig': sshSignature(ssh, 'a') }), repository: changed };
    expect(await ask(scene, [VERIFIED], signers)).toEqual([expect.stringMatching(/^unverified/)]);
  });
});

describe('what was built', () => {
  const rulesets = (ruleTypes: readonly string[], include = ['refs/tags/v*']) =>
    Promise.resolve(
      seen([
        { id: 1, name: 'tags', target: 'tag', enforcement: 'active', from: 'Repository', updatedAt: undefined, refs: { include, exclude: [] }, ruleTypes, bypassActors: [] },
      ] as const),
    ); // prettier-ignore
  const hidden = notSeen({ reason: 'forbidden', what: 'rulesets' });

  it.each<{ name: string; answer: () => ReturnType<typeof rulesets> | Promise<typeof hidden>; immutable?: boolean; said: unknown }>([
    { name: 'from a tag that is guarded', answer: () => rulesets(['deletion', 'update']), said: true },
    { name: 'from a tag that may be deleted', answer: () => rulesets(['update']), said: false },
    { name: 'from a tag of another pattern', answer: () => rulesets(['deletion', 'update'], ['refs/tags/w*']), said: false },
    { name: 'from a tag whose rules are hidden', answer: () => Promise.resolve(hidden), said: 'forbidden' },
    { name: 'from the tag of an immutable release', answer: () => Promise.resolve(hidden), immutable: true, said: true },
  ])('$name', async ({ answer, immutable = false, said: wanted }) => {
    const attestations = { [sha256('app')]: [await sign(provenance('app'))] };
    const releases = [{ files: app, immutable }];
    expect(await ask({ releases, attestations, repository: { rulesets: answer } }, [PROTECTED])).toEqual([wanted]);
  }); // prettier-ignore

  it('is not from a protected reference where a file has no provenance', async () => {
    expect(await ask({ releases: [{ files: app }] }, [PROTECTED])).toEqual([false]);
  });
});

describe('a tarball of npm among the files', () => {
  const files = { 'acme-app-1.2.3.tgz': 'app' };
  const hex = (of: string) => createHash('sha512').update(of).digest('hex');
  const subject = (of: string, name = 'pkg:npm/%40acme/app@1.2.3') => [{ name, digest: { sha512: hex(of) } }];
  const answer = async (of: string, name?: string) => {
    const bundle = await sign({ statement: { ...statementOf(), subject: subject(of, name), predicate: PREDICATE } });
    const bytes = Buffer.from(JSON.stringify({ attestations: [{ predicateType: SLSA, bundle }] }));
    return { releases: [{ files }], supplied: [{ kind: 'bundle', path: 'npm.json', bytes }] } as const;
  };

  it('is verified by what npm attests of it, and was handed over', async () => {
    expect(await ask(await answer('app'), [SIGNED, VERIFIED, ATTESTED])).toEqual([1, 1, 1]);
  });

  it('is not by what npm attests of another tarball, or of another version', async () => {
    expect(await ask(await answer('old'), [VERIFIED, REJECTED])).toEqual([0, 1]);
    expect(await ask(await answer('app', 'pkg:npm/%40acme/app@1.2.4'), [SIGNED, VERIFIED, REJECTED])).toEqual([
      0,
      0,
      'not-applicable',
    ]);
  });
});

describe('losing the view of something', () => {
  it('never makes more files verified', async () => {
    const attestations = { [sha256('app')]: [await sign(provenance('app'))] };
    const scene = { releases: [{ files: { ...app, 'b.zip': 'b', 'b.zip.sigstore.json': null } }], attestations };
    expect(await ask(scene, [VERIFIED, ATTESTED])).toEqual(['atLeast 0.5', 'atLeast 0.5']);
    const blind = notSeen({ reason: 'forbidden', what: 'attestations', status: 403 });
    expect(await ask({ ...scene, attestations: blind }, [VERIFIED])).toEqual(['server-error,forbidden']);
  });
});

describe('a recent release', () => {
  it('counts once each of its files verifies, with one question for one statement about all of them', async () => {
    const subject = ['a', 'b'].map((of) => ({ name: `${of}.zip`, digest: { sha256: sha256(of).slice(7) } }));
    const bundle = await sign({ statement: { ...statementOf(), subject, predicate: PREDICATE } });
    const files = { 'a.zip': 'a', 'b.zip': 'b' };
    const scene: Scene = {
      releases: [{ files }, { files }, { files: app }],
      attestations: { [sha256('a')]: [bundle], [sha256('b')]: [bundle] },
    };
    expect(await ask(scene, [RECENT])).toEqual([2 / 3]);
  });
});

describe('the release file by file', () => {
  it('names each file, its digest, what signs it and the result', async () => {
    const good = await sign(provenance('app'));
    const stranger = await sign({ artifact: 'b' }, 'evil/widget');
    const files = { ...app, 'b.zip': 'b', 'b.zip.sigstore.json': stranger, 'c.zip': 'c' };
    const scene = { releases: [{ files }], attestations: { [sha256('app')]: [good] } };
    let release: unknown;
    const kept: typeof signedReleases = {
      ...signedReleases,
      collect: async (context) => {
        const all = await signedReleases.collect(context);
        release = all.release;
        return all;
      },
    };
    await factsOf({ ...scene, verifiers, trust: trusting() }, kept);
    expect(release).toMatchObject({
      tag: TAG,
      assets: [
        { name: 'app.tgz', digest: sha256('app'), result: 'verified', signatures: [{ where: 'GitHub attestations', kind: 'sigstore', code: 'verified', signer: claimsOf(REPOSITORY).sub }] },
        { name: 'b.zip', digest: sha256('b'), result: 'invalid', signatures: [{ where: 'b.zip.sigstore.json', code: 'identity-mismatch', signer: claimsOf('evil/widget').sub }] },
        { name: 'c.zip', digest: sha256('c'), result: 'absent', signatures: [] },
      ],
    }); // prettier-ignore
  });
});
