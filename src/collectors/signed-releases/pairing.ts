import { allTrue, eitherTrue, type Joined } from '../../model/combine.ts';
import type { Digest } from '../../model/digest.ts';
import { mapSeen, notSeen, seen, type Observation } from '../../model/observation.ts';
import type { ReleaseAsset } from '../../ports/releases.ts';
import { signedName } from '../asset-kinds.ts';
import {
  attestationsOf,
  digestOf,
  lists,
  signableAssets,
  type ChecksumFile,
  type Material,
  type SignatureFile,
} from './material.ts';
import { mayHoldStatements, signatureIndex, type SignatureIndex } from './signature-index.ts';
import type { Signature } from './signature.ts';
import { predicateKind, type Statement } from './statement.ts';

/** What is known of each shipped file, and of each checksum file, which covers what it lists. */
export interface Pairing {
  readonly shipped: readonly Shipped[];
  readonly checksums: readonly SignedChecksums[];
}

export interface Shipped {
  readonly asset: ReleaseAsset;
  /** A signature, bundle or attestation belongs to it, by itself or through a signed checksum file. */
  readonly signed: Joined<boolean>;
  /** A SLSA provenance statement speaks of it. */
  readonly attested: Joined<boolean>;
}

export interface SignedChecksums {
  readonly file: ChecksumFile;
  readonly signed: Joined<boolean>;
}

export function pair(material: Material): Pairing {
  const known = { material, index: signatureIndex(material.signatures) };
  const checksums = material.checksums.map((file) => ({ file, signed: signedByItself(file.asset, known) }));
  const shipped = signableAssets(material).map((asset) => ({
    asset,
    signed: isSigned(asset, known, checksums),
    attested: hasProvenance(asset, known),
  }));
  return { shipped, checksums };
}

interface Known {
  readonly material: Material;
  readonly index: SignatureIndex;
}

function isSigned(asset: ReleaseAsset, known: Known, checksums: readonly SignedChecksums[]): Joined<boolean> {
  const through = checksums.map(({ file, signed }) =>
    asObservation(allTrue([lists(file, asset), asObservation(signed)])),
  );
  return eitherTrue([asObservation(signedByItself(asset, known)), ...through]);
}

function hasProvenance(asset: ReleaseAsset, { material, index }: Known): Joined<boolean> {
  const isProvenance = (statement: Statement) => predicateKind(statement) === 'provenance';
  const digest = digestOf(asset, material.checksums);
  const inFiles = index(asset, digest).map((file) => {
    if (file.content.state === 'unseen') return mayHoldStatements(file) ? file.content : seen(false);
    return mapSeen(file.content, ({ statements }) =>
      statements.filter(isProvenance).some((statement) => speaksOf(statement, asset, digest)),
    );
  });
  return eitherTrue([...inFiles, isAttested({ asset, digest }, material, isProvenance)]);
}

function signedByItself(asset: ReleaseAsset, { material, index }: Known): Joined<boolean> {
  const digest = digestOf(asset, material.checksums);
  const files = index(asset, digest).map((file) => covers(file, asset, digest));
  return eitherTrue([...files, isAttested({ asset, digest }, material)]);
}

/** GitHub finds attestations by digest; that they really speak of it is looked up in their own words. */
function isAttested(
  { asset, digest }: Pick<Candidate, 'asset' | 'digest'>,
  material: Material,
  wanted: (statement: Statement) => boolean = () => true,
): Observation<boolean> {
  const answer = attestationsOf(asset, material);
  return partlyNo(mapSeen(answer, (all) => all.some((each) => wanted(each) && speaksOf(each, asset, digest))));
}

/** By content first; by name where the content names nothing to compare. */
function covers(file: SignatureFile, asset: ReleaseAsset, digest: Digest | undefined): Observation<boolean> {
  const named = signedName(file.name) === asset.name;
  const { content } = file;
  if (content.state === 'unseen') return named || mayHoldStatements(file) ? content : seen(false);
  return coveredBy(content.value, { asset, digest, named });
}

interface Candidate {
  readonly asset: ReleaseAsset;
  readonly digest: Digest | undefined;
  readonly named: boolean;
}

function coveredBy({ form, signs, statements }: Signature, { asset, digest, named }: Candidate): Observation<boolean> {
  if (form === 'none') return seen(false);
  if (signs.length === 0) return seen(named || statements.some((statement) => speaksOf(statement, asset, undefined)));
  if (digest !== undefined) return seen(signs.includes(digest));
  if (named || statements.some((statement) => speaksOf(statement, asset, digest))) return seen(true);
  // It signs something by digest, and the digest of this file is not known.
  return notSeen({ reason: 'undecidable', what: `${asset.name} (digest: null)` });
}

export function speaksOf({ subjects }: Statement, asset: ReleaseAsset, digest: Digest | undefined): boolean {
  if (digest !== undefined) return subjects.some((subject) => subject.digest === digest);
  return subjects.some((subject) => subject.name === asset.name);
}

/** A part of a list in which nothing was found does not say that there is nothing. */
export function partlyNo(observation: Observation<boolean>): Observation<boolean> {
  if (observation.state === 'unseen' || observation.missing === undefined || observation.value) return observation;
  return notSeen(observation.missing, observation.sources);
}

export function asObservation(joined: Joined<boolean>): Observation<boolean> {
  if (joined.state === 'seen') return seen(joined.value, joined.sources);
  return joined.hidden[0] ?? notSeen({ reason: 'undecidable', what: 'signatures' });
}
