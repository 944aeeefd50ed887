import { beforeAll, describe, expect, it } from '@jest/globals';
import { keySignatures } from '../../../src/adapters/key-signatures/index.ts';
import { sigstoreSignatures } from '../../../src/adapters/sigstore/signatures.ts';
import { readTrustedRoots } from '../../../src/adapters/sigstore/trusted-root.ts';
import type { Trust, Verifiers } from '../../../src/collectors/types.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { notSeen } from '../../../src/model/observation.ts';
import { NO_SIGNERS } from '../../../src/model/signers.ts';
import { cycloneDx, cycloneDxComponent, spdx } from '../../support/build-sbom.ts';
import { said } from '../../support/look.ts';
import { issuedInNameOf, signingWorld, type SigningWorld } from '../../support/sigstore.ts';
import { type Files, factsOf, type Scene, SLSA, statementOf } from './scene.ts';

const REPOSITORY = 'acme/widget';
const CYCLONEDX = 'https://cyclonedx.org/bom';
const SPDX = 'https://spdx.dev/Document/v2.3';
const ID = 'sbom.attested';
const OWN: Trust = { state: 'known', signers: undefined };

let world: SigningWorld;
let verifiers: Verifiers;
beforeAll(async () => {
  world = await signingWorld();
  const roots = readTrustedRoots(JSON.stringify(world.root()));
  verifiers = { sigstore: sigstoreSignatures({ roots }), keys: keySignatures() };
});

interface Made {
  readonly predicateType?: string;
  readonly predicate?: unknown;
  /** Content of the file that it is about. */
  readonly of?: string;
  readonly by?: string;
}

function attest({ predicateType = CYCLONEDX, predicate = cycloneDx(), of = 'app', by = REPOSITORY }: Made = {}) {
  const ref = 'refs/tags/v9.0.0';
  const at = `${by}/.github/workflows/release.yml@${ref}`;
  const claims = { sub: `https://github.com/${at}`, repository: by, ref, job_workflow_ref: at, workflow_ref: at };
  return world.sign({ statement: { ...statementOf({ of, predicateType }), predicate } }, { claims });
}

const app: Files = { 'app.tgz': 'app' };
const stored = (...bundles: readonly unknown[]): Scene => ({
  releases: [{ files: app }],
  attestations: { [sha256('app')]: bundles },
});
const ask = async (scene: Scene, trust: Trust = OWN) => said(await factsOf({ ...scene, verifiers, trust }), ID);
const reason = async (scene: Scene, trust: Trust = OWN) =>
  (await factsOf({ ...scene, verifiers, trust })).find(({ id }) => id === ID)?.because;

describe('an SBOM attested for a shipped file', () => {
  it.each<{ name: string; made: Made }>([
    { name: 'CycloneDX', made: {} },
    { name: 'CycloneDX with a version in its type', made: { predicateType: 'https://cyclonedx.org/bom/v1.6' } },
    { name: 'SPDX', made: { predicateType: SPDX, predicate: spdx() } },
    { name: 'SPDX as tag-value text', made: { predicateType: 'https://spdx.dev/Document', predicate: 'SPDXVersion: SPDX-2.3\nPackageName: a\nSPDXID: SPDXRef-a\n' } },
    { name: 'a product without dependencies', made: { predicate: cycloneDx({ metadata: { component: cycloneDxComponent('app') }, components: [] }) } },
  ])('is there once it verifies: $name', async ({ made }) => {
    expect(await ask(stored(await attest(made)))).toBe(true);
  }); // prettier-ignore

  it('counts from an attached bundle and from one that was handed over', async () => {
    const bundle = await attest();
    expect(await ask({ releases: [{ files: { ...app, 'app.tgz.sigstore.json': bundle } }] })).toBe(true);
    const supplied = [{ kind: 'bundle', path: 'sbom.json', bytes: Buffer.from(JSON.stringify(bundle)) }] as const;
    expect(await ask({ releases: [{ files: app }], supplied })).toBe(true);
  });

  it('is one among the files of a release, however many have none', async () => {
    const scene = { ...stored(await attest()), releases: [{ files: { ...app, 'b.zip': 'b' } }] };
    expect(await ask(scene)).toBe(true);
    expect(await reason(scene)).toEqual({ en: 'app.tgz', ja: 'app.tgz' });
  });
});

describe('an attestation that ties no SBOM to a shipped file', () => {
  it.each<{ name: string; made: Made; because: RegExp }>([
    { name: 'by the workflow of another repository', made: { by: 'evil/widget' }, because: /evil\/widget/ },
    { name: 'whose SBOM lists nothing', made: { predicate: { bomFormat: 'CycloneDX', specVersion: '1.6', components: [] } }, because: /lists nothing/ },
    { name: 'that calls something else an SBOM', made: { predicate: { hello: 'world' } }, because: /not in the form of its type/ },
    { name: 'of a provenance', made: { predicateType: SLSA, predicate: { buildDefinition: { buildType: 'x', externalParameters: {} }, runDetails: { builder: { id: 'x' } } } }, because: /^0 of 1 files$/ },
    { name: 'about another file', made: { of: 'other' }, because: /made for another file/ },
  ])('is no: $name', async ({ made, because }) => {
    const scene = stored(await attest(made));
    expect(await ask(scene)).toBe(false);
    expect((await reason(scene))?.en).toMatch(because);
  }); // prettier-ignore

  it('is no where its signature was made for other words', async () => {
    const [good, other] = [await attest(), await attest({ predicate: cycloneDx({ serialNumber: undefined }) })];
    expect(await ask(stored({ ...good, dsseEnvelope: other.dsseEnvelope }))).toBe(false);
  });

  it('is no where nothing is attested', async () => {
    expect(await ask(stored())).toBe(false);
  });
});

describe('an attested SBOM that cannot be verified', () => {
  it('is unknown by another root, with that reason', async () => {
    const scene = stored(issuedInNameOf(await attest(), 'GitHub, Inc.'));
    expect(await ask(scene)).toBe('unverified');
    expect((await reason(scene))?.en).toMatch(/GitHub, Inc\./);
  });

  it('is unknown beside a provenance of the same fate, and a provenance alone makes it no', async () => {
    const provenance = issuedInNameOf(await attest({ predicateType: SLSA, predicate: {} }), 'GitHub, Inc.');
    const sbom = issuedInNameOf(await attest(), 'GitHub, Inc.');
    expect(await ask(stored(provenance, sbom))).toBe('unverified');
    expect(await ask(stored(provenance))).toBe(false);
  });

  it('is unknown while nobody knows whom to expect', async () => {
    const unread: Trust = { state: 'unknown', because: { reason: 'forbidden', what: 'configuration' } };
    expect(await ask(stored(await attest()), unread)).toBe('unverified');
  });

  it('is unknown while attestations are hidden, and by nobody but the expected signer where policy names one', async () => {
    const hidden = notSeen({ reason: 'forbidden', what: 'attestations', status: 403 });
    expect(await ask({ releases: [{ files: app }], attestations: hidden })).toBe('forbidden');
    const named: Trust = { state: 'known', signers: { ...NO_SIGNERS, sigstore: [{ workflow: `${REPOSITORY}/.github/workflows/other.yml` }] } };
    expect(await ask(stored(await attest()), named)).toBe(false);
  }); // prettier-ignore

  it('is not asked of a release without files that people use', async () => {
    expect(await ask({ releases: [{ files: {} }] })).toBe('not-applicable');
  });
});
