import { notSeen } from '../../../model/observation.ts';
import type { Tree } from '../../../ports/tree.ts';
import { hiddenList, pathsOf } from '../../package-files.ts';
import { isCalledVex, joinVex, type SeenVex, vexIn } from './seen-vex.ts';

/** Documents of one tree that are read at most. */
const MAX_FILES = 20;

/** VEX that is committed: by the name of the file, or in a folder of that name. */
export async function vexInTree(tree: Tree): Promise<SeenVex> {
  const list = await tree.list();
  const paths = pathsOf(list).filter(isTreeVex);
  const read = await tree.read(paths.slice(0, MAX_FILES));
  const files = [...read].map(([where, content]): SeenVex => {
    if (content.state === 'unseen') return { found: [], hidden: [content] };
    return vexIn({ where, text: content.value.text, sources: content.sources });
  });
  const left = paths.slice(MAX_FILES).map((what) => notSeen({ reason: 'truncated', what }));
  return joinVex([...files, { found: [], hidden: [...hiddenList(list), ...left] }]);
}

/** What is of others, or only a pattern or an example, states nothing of this product. */
const OTHERS = /(?:^|\/)(?:node_modules|vendor|third_party|testdata|fixtures|tests?|examples?|templates)\//i;
const FOLDER = /(?:^|\/)\.?(?:open)?vex\/[^/]+\.json$/i;

export function isTreeVex(path: string): boolean {
  return (isCalledVex(path) || FOLDER.test(path)) && !OTHERS.test(path);
}
