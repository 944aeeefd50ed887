import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { ReleaseAsset } from '../../ports/releases.ts';
import { make } from './make.ts';
import { lists, type Material } from './material.ts';
import { filesText, NO_ASSETS } from './words.ts';

const id = 'release.assets-with-digest-ratio';

/** A digest by GitHub or a line of an attached checksum file, over every attached file. */
export function digestFact(material: Material, sources: readonly Source[]): Fact {
  const { assets } = material.release;
  if (assets.length === 0) return make.notApplicable(id, NO_ASSETS, sources);
  const without = assets.filter((asset) => !hasDigest(asset, material));
  const hidden = whyUnknown(without, material);
  if (hidden.length > 0) return make.unknown(id, hidden);
  const have = assets.length - without.length;
  const names = without.map(({ name }) => name);
  const because = filesText(have, assets.length, names);
  return make.observed(id, have / assets.length, { because, sources });
}

function hasDigest(asset: ReleaseAsset, { checksums }: Material): boolean {
  if (typeof asset.digest === 'string') return true;
  return checksums.map((file) => lists(file, asset)).some((answer) => answer.state === 'seen' && answer.value);
}

/** A server that names no digests does not say that there is none; nor does a checksum file that could not be read. */
function whyUnknown(without: readonly ReleaseAsset[], { checksums }: Material): readonly NotSeen[] {
  if (without.length === 0) return [];
  const unread = checksums.flatMap(({ lines }) => (lines.state === 'unseen' ? [lines] : []));
  if (without.every(({ digest }) => digest !== undefined)) return unread;
  return [notSeen({ reason: 'not-offered', what: 'assets[].digest' }), ...unread];
}
