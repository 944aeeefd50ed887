import type { NotSeen } from '../../model/observation.ts';
import type { Tree } from '../../ports/tree.ts';

/** The files of a commit that could not be found: every question has the reason for its answer. */
export function unseenTree(reason: NotSeen): Tree {
  return {
    list: () => Promise.resolve(reason),
    read: (paths) => Promise.resolve(new Map(paths.map((path) => [path, reason]))),
  };
}
