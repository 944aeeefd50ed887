import type { Digest } from '../../model/digest.ts';
import type { ReleaseAsset } from '../../ports/releases.ts';
import { signedName } from './kinds.ts';
import type { Material } from './material.ts';
import { speaksOf } from './pairing.ts';
import type { Signature } from './signature.ts';

/** Files whose content names another digest than that of the file they stand beside: wrong whatever the key. */
export function misplacedSignatures(material: Material): readonly string[] {
  const byName = new Map(material.release.assets.map((asset) => [asset.name, asset]));
  return material.signatures.flatMap(({ name, content }) => {
    const asset = byName.get(signedName(name));
    if (asset?.digest === null || asset?.digest === undefined || content.state === 'unseen') return [];
    return contradicts(content.value, asset, asset.digest) ? [name] : [];
  });
}

/** A statement contradicts only where it names the file: it may stand beside one and speak of an image elsewhere. */
function contradicts({ signs, statements }: Signature, asset: ReleaseAsset, digest: Digest): boolean {
  if (signs.length === 0 || signs.includes(digest)) return false;
  return statements.length === 0 || statements.some((statement) => speaksOf(statement, asset, undefined));
}
