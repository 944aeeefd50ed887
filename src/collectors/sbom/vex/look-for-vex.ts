import type { Observation } from '../../../model/observation.ts';
import type { Release } from '../../../ports/releases.ts';
import type { CollectContext } from '../../types.ts';
import { attestedVex } from './attested.ts';
import { vexInAssets } from './in-assets.ts';
import { vexInTree } from './in-tree.ts';
import { joinVex, NO_VEX, type SeenVex } from './seen-vex.ts';

/** Every VEX of the judged release: among its files, attested for one of them, and in the tree. */
export async function lookForVex(release: Observation<Release | null>, context: CollectContext): Promise<SeenVex> {
  const tree = vexInTree(context.tree);
  if (release.state === 'unseen') return joinVex([await tree, { found: [], hidden: [release] }]);
  if (release.value === null) return joinVex([await tree, NO_VEX]);
  const { value } = release;
  return joinVex(await Promise.all([vexInAssets(context.repository, value), attestedVex(value, context), tree]));
}
