import { allTrue, eitherTrue, type Joined } from '../../model/combine.ts';
import type { Digest } from '../../model/digest.ts';
import { mapSeen, notSeen, seen, type Observation } from '../../model/observation.ts';
import type { ReleaseAsset } from '../../ports/releases.ts';
import { assetKind, signedName } from './kinds.ts';
import { attestationsOf, digestOf, lists, type Material, type SignatureFile } from './material.ts';
import type { Signature } from './signature.ts';
import { predicateKind, type Statement } from './statement.ts';

/** Is there a signature, bundle or attestation that belongs to this file, by itself or through a signed checksum file? */
export function isSigned(asset: ReleaseAsset, material: Material): Joined<boolean> {
  const through = material.checksums.map((file) =>
    asObservation(allTrue([lists(file, asset), asObservation(signedByItself(file.asset, material))])),
  );
  return eitherTrue([asObservation(signedByItself(asset, material)), ...through]);
}

/** Is there a SLSA provenance statement about this file? */
export function hasProvenance(asset: ReleaseAsset, material: Material): Joined<boolean> {
  const isProvenance = (statement: Statement) => predicateKind(statement) === 'provenance';
  const digest = digestOf(asset, material.checksums);
  const inFiles = material.signatures.map((file) => {
    if (file.content.state === 'unseen') return mayHoldStatements(file) ? file.content : seen(false);
    return mapSeen(file.content, ({ statements }) =>
      statements.filter(isProvenance).some((statement) => speaksOf(statement, asset, digest)),
    );
  });
  return eitherTrue([...inFiles, isAttested({ asset, digest }, material, isProvenance)]);
}

/** Files whose content names another digest than that of the file they stand beside: wrong whatever the key. */
export function misplacedSignatures(material: Material): readonly string[] {
  return material.signatures.flatMap(({ name, content }) => {
    const asset = material.release.assets.find((each) => each.name === signedName(name));
    if (asset?.digest === null || asset?.digest === undefined || content.state === 'unseen') return [];
    return contradicts(content.value, asset, asset.digest) ? [name] : [];
  });
}

/** A statement contradicts only where it names the file: it may stand beside one and speak of an image elsewhere. */
function contradicts({ signs, statements }: Signature, asset: ReleaseAsset, digest: Digest): boolean {
  if (signs.length === 0 || signs.includes(digest)) return false;
  return statements.length === 0 || statements.some((statement) => speaksOf(statement, asset, undefined));
}

function signedByItself(asset: ReleaseAsset, material: Material): Joined<boolean> {
  const digest = digestOf(asset, material.checksums);
  const files = material.signatures.map((file) => covers(file, asset, digest));
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
  if (signs.length === 0) return seen(named);
  if (digest !== undefined) return seen(signs.includes(digest));
  if (named || statements.some((statement) => speaksOf(statement, asset, digest))) return seen(true);
  // It signs something by digest, and the digest of this file is not known.
  return notSeen({ reason: 'undecidable', what: `${asset.name} (digest: null)` });
}

function speaksOf({ subjects }: Statement, asset: ReleaseAsset, digest: Digest | undefined): boolean {
  if (digest !== undefined) return subjects.some((subject) => subject.digest === digest);
  return subjects.some((subject) => subject.name === asset.name);
}

/** A file that can name other files than its own name does. */
export function mayHoldStatements({ name }: Pick<SignatureFile, 'name'>): boolean {
  return assetKind(name) === 'provenance' || /(?:sigstore|bundle)(?:\.jsonl?)?$|\.jsonl?$/i.test(name);
}

/** A part of a list in which nothing was found does not say that there is nothing. */
function partlyNo(observation: Observation<boolean>): Observation<boolean> {
  if (observation.state === 'unseen' || observation.missing === undefined || observation.value) return observation;
  return notSeen(observation.missing, observation.sources);
}

export function asObservation(joined: Joined<boolean>): Observation<boolean> {
  if (joined.state === 'seen') return seen(joined.value, joined.sources);
  return joined.hidden[0] ?? notSeen({ reason: 'undecidable', what: 'signatures' });
}
