/** Joins what shares a name, over any number of steps: A knows B's name and B knows C's, so the three are one. */
export function groupByAlias<T>(
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
): readonly (readonly T[])[] {
  const parents = new Map<string, string>();
  for (const thing of things) {
    const [first, ...others] = namesOf(thing);
    if (first !== undefined) for (const other of others) join(parents, first, other);
  }
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const root = rootOf(parents, namesOf(thing)[0] ?? '');
    groups.set(root, [...(groups.get(root) ?? []), thing]);
  }
  return [...groups.values()];
}

function join(parents: Map<string, string>, a: string, b: string): void {
  const [first, second] = [rootOf(parents, a), rootOf(parents, b)];
  if (first !== second) parents.set(second, first);
}

/** Shortens the way as it goes, so that a chain of aliases is walked once. */
function rootOf(parents: Map<string, string>, name: string): string {
  let root = name;
  for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
  for (let at = name; at !== root;) {
    const up = parents.get(at) ?? root;
    parents.set(at, root);
    at = up;
  }
  return root;
}
