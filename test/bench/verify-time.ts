import { bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileArtifact } from '../../src/adapters/files/artifact.ts';
import { type BundleJson, signingWorld } from '../support/sigstore.ts';
import { EXPECTED, trusting, verdictOn } from '../support/verification.ts';
import { medianMs, ms, times } from './median.ts';

const BUNDLES = 200;
const MEGABYTES = 256;

/** One bundle after start-up, many against the library called directly, and hashing against `sha256sum`. */
export async function verifyTime(): Promise<readonly string[]> {
  return [...(await bundles()), await hashing()];
}

async function bundles(): Promise<readonly string[]> {
  const world = await signingWorld();
  const made: { readonly bytes: Buffer; readonly bundle: BundleJson }[] = [];
  for (let index = 0; index < BUNDLES; index += 1) {
    const bytes = Buffer.from(`artifact ${index}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const content = index % 2 === 0 ? { artifact: bytes } : { statement: provenance(sha256) };
    made.push({ bytes, bundle: await world.sign(content) });
  }
  const ours = trusting(world.root());
  const verifier = new Verifier(toTrustMaterial(TrustedRoot.fromJSON(world.root())));
  const texts = made.map(({ bytes, bundle }) => ({ bytes, text: JSON.stringify(bundle) }));
  const askAll = () => {
    for (const one of texts) askOurs(one, ours);
  };
  const askLibrary = () => {
    for (const { bytes, text } of texts) verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(text)), bytes));
  };
  const rounds: { readonly each: number; readonly library: number }[] = [];
  for (let round = 0; round < 5; round += 1)
    rounds.push({ each: await medianMs(1, askAll), library: await medianMs(1, askLibrary) });
  const each = median(rounds.map((round) => round.each));
  const ratio = median(rounds.map((round) => round.library / round.each));
  return [
    `verify: one bundle in ${ms(each / BUNDLES)} after start-up (limit 100 ms)`,
    `verify: ${BUNDLES} bundles in ${ms(each)}, ${times(ratio)} of the speed of @sigstore/verify alone (at least 0.80x)`,
  ];
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}

function askOurs(
  { bytes, text }: { readonly bytes: Buffer; readonly text: string },
  ours: ReturnType<typeof trusting>,
) {
  const artifact = { hash: (name: string) => createHash(name).update(bytes).digest('hex'), chunks: () => [bytes] };
  const { code } = verdictOn(text, ours, { artifact, expected: EXPECTED });
  if (code !== 'verified') throw new Error(`the bundle should be verified and is ${code}`);
}

function provenance(sha256: string): object {
  const externalParameters = { workflow: { repository: 'https://github.com/octo/app', ref: 'refs/tags/v1.2.3' } };
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'app.tgz', digest: { sha256 } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: { buildType: 'https://actions.github.io/buildtypes/workflow/v1', externalParameters },
      runDetails: { builder: { id: 'https://github.com/octo/app/.github/workflows/release.yml@refs/tags/v1.2.3' } },
    },
  };
}

async function hashing(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hash-'));
  const file = join(folder, 'asset');
  fill(file);
  const ours = await medianMs(5, () => fileArtifact(file).hash('sha256'));
  const theirs = await medianMs(5, () => spawnSync('sha256sum', [file]));
  rmSync(folder, { recursive: true });
  return `hash: ${MEGABYTES} MiB in ${ms(ours)}, ${times(theirs / ours)} of the rate of sha256sum with its start (${ms(theirs)}; at least 0.80x)`;
}

function fill(path: string): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(1024 * 1024, 'asset');
  for (let count = 0; count < MEGABYTES; count += 1) writeSync(file, block);
  closeSync(file);
}
