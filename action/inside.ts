import { isAbsolute, relative, sep } from 'node:path';

/** True when `path` lies below `root`; both as they are, without following links. */
export function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

export function isWithin(root: string, path: string): boolean {
  return root === path || isBelow(root, path);
}
