import type { AnswerRecord } from '../model/answer-record.ts';
import { type Digest, sha256 } from '../model/digest.ts';
import type { ReleaseSubject } from '../model/subject.ts';
import { answersBehind } from '../pack/answers.ts';
import { archiveOf, zipOf } from '../pack/archive.ts';
import { buildPack, hexOf, type Pack, type PackedAsset, restrictedFiles } from '../pack/build.ts';
import { holdsBack } from '../pack/shown-to.ts';
import type { PackFile, Restricted } from '../pack/statement.ts';
import type { Release, ReleaseAsset, Releases } from '../ports/releases.ts';
import type { SbomProfile } from '../model/sbom-profile.ts';
import { type CheckMeans, checkSbom, type SbomCheck } from '../sbom/check.ts';
import { readSbom } from '../sbom/read.ts';
import type { ValidateSbom } from '../sbom/validate.ts';
import { type Evaluation, seenOrStop } from './evaluation.ts';

/** Encrypts bytes for the key of a PEM; gives the JWE (RFC 7516) and the key's RFC 7638 thumbprint. */
export type EncryptFor = (
  recipient: string,
  plain: Uint8Array,
) => Promise<{ readonly jwe: string; readonly thumbprint: string }>;

/** Signs an in-toto payload; gives the JSON of a Sigstore bundle. */
export type SignPack = (payload: Uint8Array, payloadType: string) => Promise<string>;

export interface PackTools {
  readonly validateSbom: ValidateSbom;
  readonly sbomProfile: SbomProfile;
  readonly encrypt: EncryptFor;
  /** Absent = the pack is not signed, and its statement is found without a signature. */
  readonly sign?: SignPack;
  readonly clean: (text: string) => string;
  /** What the API said in this look, for the restricted part; absent where nobody kept it. */
  readonly answers?: () => readonly AnswerRecord[];
}

export interface MadePack {
  readonly release: Release;
  readonly pack: Pack;
  /** The archive as it may be published to the readers of the repository. */
  readonly bytes: Uint8Array;
  readonly signed: boolean;
  /** What the maker keeps for those who may see all; absent when nothing is held back or it lies encrypted in the pack. */
  readonly kept?: Uint8Array;
  /** The SBOMs of the release as they came, for whoever keeps a history. */
  readonly sboms: readonly { readonly name: string; readonly digest: Digest; readonly bytes: Uint8Array }[];
}

/** Largest asset that is read to make a digest that GitHub does not give, or to check an SBOM, in bytes. */
const MAX_ASSET_BYTES = 64 * 1024 * 1024;

/** SBOMs of one release whose verdicts are packed at most. */
const MAX_SBOMS = 20;

/** Name of the pack among the assets of its release. */
export function packName(tag: string): string {
  return `ssdf-gate-evidence-${tag.replaceAll(/[^A-Za-z0-9._-]/g, '-')}.zip`;
}

/**
 * Makes the evidence pack of the release that was judged (SP 800-218 PS.3.1): the verdict for the readers of the repository,
 * bound to the release's files, and the rest kept or encrypted as configured.
 */
export async function makePack(
  { input, options, configuration }: Evaluation,
  releases: Pick<Releases, 'releases' | 'assetBytes'>,
  tools: PackTools,
): Promise<MadePack> {
  const subject = releaseSubject(input.evidence.subject);
  const release = await releaseCalled(releases, subject.tag);
  const assets = release.assets.filter(({ name }) => name !== packName(subject.tag));
  const { audience } = options;
  const { restricted, file, kept } = await restrictedPart({ input, options, configuration }, tools);
  const sboms = await sbomsAmong(releases, assets, {
    validate: tools.validateSbom,
    profile: tools.sbomProfile,
    at: input.assessment.assessedAt,
  });
  const pack = buildPack({
    verdict: input,
    release: subject,
    madeAt: input.assessment.assessedAt,
    audience,
    assets: await Promise.all(assets.map((asset) => withDigest(releases, asset))),
    sboms: sboms.map(({ asset, check }) => ({ asset, check })),
    restricted,
    clean: tools.clean,
    ...(file === undefined ? {} : { restrictedFile: file }),
    ...(configuration.retention === undefined ? {} : { retention: configuration.retention }),
  });
  const bundle = await tools.sign?.(pack.payload, pack.payloadType);
  const signature = bundle === undefined ? undefined : new TextEncoder().encode(bundle);
  const bytes = archiveOf(pack, signature);
  return {
    ...{ release, pack, bytes, signed: bundle !== undefined },
    ...(kept === undefined ? {} : { kept }),
    sboms: sboms.map((one) => ({ name: one.asset, digest: sha256(one.bytes), bytes: one.bytes })),
  };
}

function releaseSubject(subject: Evaluation['input']['evidence']['subject']): ReleaseSubject {
  if (subject.kind === 'release') return subject;
  throw new TypeError(`a pack is about a release, not about a ${subject.kind}`);
}

/** A draft has no tag of its own yet; what is published goes before it. */
export async function releaseCalled(source: Pick<Releases, 'releases'>, tag: string): Promise<Release> {
  const called = seenOrStop(await source.releases()).filter((release) => release.tag === tag);
  const found = called.find(({ draft }) => !draft) ?? called[0];
  if (found !== undefined) return found;
  throw new NoSuchRelease(tag);
}

/** No release of this tag shows; a draft shows only to a token that may write contents. */
export class NoSuchRelease extends Error {
  constructor(tag: string) {
    super(
      `release ${tag}: expected a published release or a draft, none shows to this token; create it first, and give the token "contents: write" if it is a draft`,
    );
    this.name = 'NoSuchRelease';
  }
}

async function restrictedPart(
  { input, options: { audience }, configuration: { pack } }: Pick<Evaluation, 'input' | 'options' | 'configuration'>,
  { encrypt, clean, answers }: PackTools,
): Promise<{ readonly restricted: Restricted; readonly file?: PackFile; readonly kept?: Uint8Array }> {
  const behind = answers === undefined ? undefined : answersBehind(input.evidence, answers(), clean);
  const hasAnswers = behind !== undefined && behind.answers.length > 0;
  if (!hasAnswers && !holdsBack(input, audience)) return { restricted: { state: 'none' } };
  const kept = zipOf(restrictedFiles(input, hasAnswers ? behind : undefined, clean));
  const digest = hexOf(sha256(kept));
  if (pack?.restricted !== 'encrypt' || pack.recipient === undefined)
    return { restricted: { state: 'kept', digest }, kept };
  const { jwe, thumbprint } = await encrypt(pack.recipient, kept);
  const file = { path: 'restricted.jwe', mediaType: 'application/jose', content: new TextEncoder().encode(jwe) };
  return { restricted: { state: 'encrypted', digest, path: file.path, recipient: thumbprint }, file };
}

/** Old uploads and older servers have no digest: then we make it, as far as the size allows. */
async function withDigest(source: Pick<Releases, 'assetBytes'>, asset: ReleaseAsset): Promise<PackedAsset> {
  const { name } = asset;
  const digest = asset.digest ?? (await hashed(source, asset));
  return digest === undefined ? { name } : { name, digest };
}

async function hashed(source: Pick<Releases, 'assetBytes'>, asset: ReleaseAsset): Promise<Digest | undefined> {
  if (asset.size > MAX_ASSET_BYTES) return undefined;
  const bytes = await source.assetBytes(asset, MAX_ASSET_BYTES);
  return bytes.state === 'seen' ? sha256(bytes.value) : undefined;
}

async function sbomsAmong(
  source: Pick<Releases, 'assetBytes'>,
  assets: readonly ReleaseAsset[],
  means: CheckMeans,
): Promise<readonly { readonly asset: string; readonly check: SbomCheck; readonly bytes: Uint8Array }[]> {
  const checks = [];
  for (const asset of assets.filter(mayBeSbom).slice(0, MAX_SBOMS)) {
    const bytes = await source.assetBytes(asset, MAX_ASSET_BYTES);
    if (bytes.state === 'unseen') continue;
    const read = readSbom(bytes.value);
    if (read.state === 'sbom')
      checks.push({ asset: asset.name, check: await checkSbom(read, means), bytes: bytes.value });
  }
  return checks;
}

function mayBeSbom({ name, size }: ReleaseAsset): boolean {
  return size <= MAX_ASSET_BYTES && /\.(?:json|xml|spdx|cdx)$/i.test(name);
}
