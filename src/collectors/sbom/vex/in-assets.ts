import { notSeen } from '../../../model/observation.ts';
import type { Release, ReleaseAsset, Releases } from '../../../ports/releases.ts';
import { decoded } from '../../../provenance/read-bundle.ts';
import { MAX_ASSET_BYTES, MAX_DOWNLOADS } from '../release-documents.ts';
import { isCalledVex, joinVex, type SeenVex, vexIn } from './seen-vex.ts';

/** Files of a release that can be VEX, or an SBOM with statements in it; those that say so come first. */
export async function vexInAssets(source: Pick<Releases, 'assetBytes'>, { assets }: Release): Promise<SeenVex> {
  const promising = assets.filter(({ name }) => isCalledVex(name) || MAY_HOLD.test(name));
  const first = [...promising].sort((a, b) => Number(isCalledVex(b.name)) - Number(isCalledVex(a.name)));
  const read: SeenVex[] = [];
  // One after the other: each may hold a file in memory.
  for (const asset of first.slice(0, MAX_DOWNLOADS)) read.push(await vexInAsset(source, asset));
  const left = first.slice(MAX_DOWNLOADS).map(({ name }) => notSeen({ reason: 'truncated', what: name }));
  return joinVex([...read, { found: [], hidden: left }]);
}

const MAY_HOLD = /\.(?:json|cdx|bom)$|(?:bom|cdx|cyclonedx)[\w.-]*\.xml$/i;

async function vexInAsset(source: Pick<Releases, 'assetBytes'>, asset: ReleaseAsset): Promise<SeenVex> {
  if (asset.size > MAX_ASSET_BYTES) return { found: [], hidden: [notSeen({ reason: 'too-large', what: asset.name })] };
  const bytes = await source.assetBytes(asset, MAX_ASSET_BYTES);
  if (bytes.state === 'unseen') return { found: [], hidden: [bytes] };
  return vexIn({ where: asset.name, text: decoded(bytes.value), sources: bytes.sources });
}
