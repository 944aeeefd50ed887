import type { Digest } from '../../../model/digest.ts';
import { notSeen, type NotSeen, type Observation } from '../../../model/observation.ts';
import type { Source } from '../../../model/source.ts';
import type { ReleaseAsset } from '../../../ports/releases.ts';
import { signedName } from '../../asset-kinds.ts';
import { attestationsOf, type Material, type SignatureFile } from '../material.ts';
import { mayHoldStatements } from '../signature-index.ts';
import type { CheckedAsset, CheckedSignature } from './checked.ts';
import { checkPart, finding, type Expectation } from './check-part.ts';
import type { Content } from './content.ts';
import { clearText, contradicts, type Part, partOfStored, partsOf, speaksOf } from './parts.ts';

export interface Target {
  readonly asset: ReleaseAsset;
  readonly digest: Digest | undefined;
  readonly bytes: () => Promise<Observation<Uint8Array>>;
  readonly hashes: Content['hashes'];
}

/** Every signature that speaks of this very file, checked. */
export async function checkAsset(target: Target, material: Material, expected: Expectation): Promise<CheckedAsset> {
  const { asset, digest } = target;
  const stored = attestationsOf(asset, material);
  const files = material.signatures.flatMap((file) => spoken(file, target).map((part) => ({ part, file })));
  const inStore = stored.state === 'seen' ? stored.value.map(partOfStored) : [];
  const parts = [...files.map(({ part }) => part), ...inStore.filter((part) => speaksOf(part, asset, digest))];
  const signatures = await Promise.all(parts.map((part) => checkOne(part, target, expected)));
  return {
    asset,
    digest,
    signatures: distinct(signatures),
    hidden: [...hiddenFiles(asset, material.signatures), ...hiddenIn(stored)],
    sources: [...sourcesOf(files.map(({ file }) => file)), ...stored.sources],
  };
}

/** A clear-signed file signs its own text, not the file beside it. */
function spoken(file: SignatureFile, { asset, digest }: Target): readonly Part[] {
  return partsOf(file).filter((part) => clearText(part) === undefined && speaksOf(part, asset, digest));
}

async function checkOne(part: Part, target: Target, expected: Expectation): Promise<CheckedSignature> {
  const types = part.signature.statements.map(({ predicateType }) => predicateType);
  return { ...(await checkedFor(part, target, expected)), types };
}

async function checkedFor(
  part: Part,
  { digest, bytes, hashes }: Target,
  expected: Expectation,
): Promise<CheckedSignature> {
  const { where } = part;
  if (contradicts(part, digest)) return finding({ where, kind: 'sigstore', result: 'invalid' }, 'artifact-mismatch');
  const content: Content = { digest, bytes, hashes };
  return checkPart(part, content, expected);
}

/** One attestation may be stored under several digests, and attached too. */
function distinct(all: readonly CheckedSignature[]): readonly CheckedSignature[] {
  return [...new Map(all.map((one) => [JSON.stringify([one.where, one.code, one.signer, one.types]), one])).values()];
}

function hiddenFiles({ name }: ReleaseAsset, files: readonly SignatureFile[]): readonly NotSeen[] {
  return files.flatMap((file) => {
    if (file.bytes.state === 'seen') return [];
    return signedName(file.name) === name || mayHoldStatements(file) ? [file.bytes] : [];
  });
}

function hiddenIn(stored: Observation<unknown>): readonly NotSeen[] {
  if (stored.state === 'unseen') return [stored];
  return stored.missing === undefined ? [] : [notSeen(stored.missing, stored.sources)];
}

function sourcesOf(files: readonly SignatureFile[]): readonly Source[] {
  return files.flatMap(({ bytes }) => [...bytes.sources]);
}
