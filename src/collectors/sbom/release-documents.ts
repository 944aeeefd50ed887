import { notSeen, type NotSeen } from '../../model/observation.ts';
import type { Release, ReleaseAsset, Releases } from '../../ports/releases.ts';
import { inspect, type Inspected, type Inspection, type Means } from './inspect.ts';

/** Largest asset that is downloaded, in bytes. */
export const MAX_ASSET_BYTES = 32 * 1024 * 1024;
/** Assets of one release that are downloaded at most. */
export const MAX_DOWNLOADS = 20;

/** SBOMs among the assets of one release. */
export interface ReleaseDocuments {
  readonly release: Release;
  readonly documents: readonly Inspected[];
  /** Assets that say they are SBOMs and are damaged. */
  readonly broken: readonly string[];
  /** Assets that may be SBOMs and could not be read. */
  readonly hidden: readonly NotSeen[];
}

/**
 * Reads the assets whose names promise an SBOM; only when none of them is one, the others that could hold text. What a file is
 * its content decides; the name decides what is worth a download, and never by itself that there is no SBOM.
 */
export async function releaseDocuments(
  source: Pick<Releases, 'assetBytes'>,
  release: Release,
  means: Means,
): Promise<ReleaseDocuments> {
  const promising = release.assets.filter(({ name }) => PROMISING.test(name));
  const first = await readAssets(source, promising.slice(0, MAX_DOWNLOADS), means);
  if (sbomsOf(first).length > 0 || promising.length > MAX_DOWNLOADS)
    return documentsOf(release, [...first, ...promising.slice(MAX_DOWNLOADS).map(notRead)]);
  const others = release.assets.filter(({ name }) => !PROMISING.test(name) && !OPAQUE.test(name));
  const room = MAX_DOWNLOADS - promising.length;
  const second = await readAssets(source, others.slice(0, room), means);
  const packed = release.assets.filter(({ name }) => PACKED.test(name));
  const unread = sbomsOf(second).length > 0 ? [] : [...others.slice(room), ...packed];
  return documentsOf(release, [...first, ...second, ...unread.map(notRead)]);
}

const PROMISING = /\.(?:json|xml|spdx|cdx|bom)$|\.spdx\.\w+$/i;
/** Archives, programs, signatures: nobody could take one for an SBOM document. */
const OPAQUE =
  /\.(?:zip|t?gz|tar|bz2|tbz2?|xz|txz|zst|7z|rar|exe|msi|dmg|pkg|deb|rpm|apk|aab|ipa|appimage|snap|flatpak|jar|war|whl|gem|crate|nupkg|vsix|so|dll|dylib|a|o|lib|wasm|iso|img|png|jpe?g|gif|svg|pdf|sig|asc|pem|crt|cert|minisig|md5|sha1|sha256|sha512|sha256sums?|sbom\.sig)$/i;
/** An SBOM that someone compressed is one that we do not read, so it keeps "there is none" from being said. */
const PACKED = /(?:\.(?:json|xml|spdx|cdx)|bom[\w.-]*)\.(?:gz|zip|xz|zst|bz2)$/i;

type AssetAnswer = Inspection | NotSeen;

async function readAssets(
  source: Pick<Releases, 'assetBytes'>,
  assets: readonly ReleaseAsset[],
  means: Means,
): Promise<readonly AssetAnswer[]> {
  const answers: AssetAnswer[] = [];
  for (const asset of assets) {
    if (asset.size > MAX_ASSET_BYTES) answers.push(notSeen({ reason: 'too-large', what: asset.name }));
    else {
      const bytes = await source.assetBytes(asset, MAX_ASSET_BYTES);
      answers.push(
        bytes.state === 'unseen'
          ? bytes
          : await inspect({ name: asset.name, bytes: bytes.value, sources: bytes.sources }, means),
      );
    }
  }
  return answers;
}

function notRead(asset: ReleaseAsset): NotSeen {
  return notSeen({ reason: 'undecidable', what: asset.name });
}

function sbomsOf(answers: readonly AssetAnswer[]): readonly Inspected[] {
  return answers.flatMap((answer) => (answer.state === 'sbom' ? [answer.document] : []));
}

function documentsOf(release: Release, answers: readonly AssetAnswer[]): ReleaseDocuments {
  const hidden = answers.flatMap((answer) => {
    if (answer.state === 'unseen') return [answer];
    return answer.state === 'unread' ? [notSeen({ reason: 'undecidable', what: answer.name }, answer.sources)] : [];
  });
  const broken = answers.flatMap((answer) => (answer.state === 'broken' ? [answer.name] : []));
  return { release, documents: sbomsOf(answers), broken, hidden };
}
