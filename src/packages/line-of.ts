/** Lines below the name in which its version may stand: a lockfile writes both apart. */
const REACH = 4;

/**
 * The line of a manifest that names a package, counted from 1: the one with the version on it or shortly after, else the first.
 * Undefined where no line names it, as where the package is wanted by another one only and the manifest has no lockfile form.
 */
export function lineOf(
  lines: readonly string[],
  { name, version }: { readonly name: string; readonly version: string },
): number | undefined {
  if (name === '') return undefined;
  const named = lines.flatMap((line, index) => (names(line, name) ? [index] : []));
  const exact = version.replace(/^[^0-9A-Za-z]+/, '');
  const withVersion = named.find((index) =>
    exact === '' ? false : lines.slice(index, index + REACH).some((line) => line.includes(exact)),
  );
  const found = withVersion ?? named[0];
  return found === undefined ? undefined : found + 1;
}

/** The whole name, not a part of a longer one: `react` is not in `react-dom`, `@types/react` or `preact`. */
function names(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at !== -1; at = line.indexOf(name, at + 1)) {
    const before = line[at - 1] ?? '';
    const after = line[at + name.length] ?? '';
    const inPath = before === '/' && /node_modules\/$|^\s*\/$/.test(line.slice(0, at));
    if ((inPath || !/[\w@/.-]/.test(before)) && !/[\w/.-]/.test(after)) return true;
  }
  return false;
}
