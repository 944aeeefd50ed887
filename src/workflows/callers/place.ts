import { normalise } from '../use.ts';

const WORKSPACE =
  /^"?(\$\{\{\s*(github\.workspace|env\.GITHUB_WORKSPACE)\s*\}\}|\$\{?GITHUB_WORKSPACE\}?|\$PWD|\$\(pwd\))(?=\/|$)/i;

/** A path inside the repository, seen from a folder of it; the workspace of a run is the top of the repository. */
export function placeIn(directory: string, name: string): string {
  const inside = name.replace(WORKSPACE, '/');
  return inside.startsWith('/') ? normalise(inside) : normalise(`${directory}/${inside}`);
}
