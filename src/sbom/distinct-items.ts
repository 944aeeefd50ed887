/**
 * Tells whether all items of arrays differ, in time linear in their size. Each value gets a number, equal values the same one;
 * a container's number is made from its members' numbers, so nothing is compared twice however deep arrays nest.
 */
export function distinctness(): (items: readonly unknown[]) => boolean {
  const numbers = new Map<string, number>();
  const known = new WeakMap<object, number>();

  function numberOfKey(key: string): number {
    const found = numbers.get(key) ?? numbers.size;
    numbers.set(key, found);
    return found;
  }

  function numberOf(value: unknown): number {
    if (typeof value === 'string') return numberOfKey(`s${value}`);
    if (value === null || typeof value !== 'object') return numberOfKey(`p${String(value)}`);
    const before = known.get(value);
    if (before !== undefined) return before;
    const number = numberOfKey(Array.isArray(value) ? keyOfList(value) : keyOfRecord(value));
    known.set(value, number);
    return number;
  }

  function keyOfList(items: readonly unknown[]): string {
    return `a${items.map(numberOf).join(',')}`;
  }

  function keyOfRecord(record: object): string {
    const members = Object.entries(record).map(([name, member]) => `${JSON.stringify(name)}${numberOf(member)}`);
    return `o${members.sort().join(',')}`;
  }

  return (items) => {
    if (items.length < 2) return true;
    const [first, second] = items;
    if (items.length === 2 && quickKey(first) !== quickKey(second)) return true;
    const alike = new Map<string, unknown[]>();
    for (const item of items) {
      const key = quickKey(item);
      const others = alike.get(key);
      if (others === undefined) alike.set(key, [item]);
      else others.push(item);
    }
    if (alike.size === items.length) return true;
    return [...alike.values()].every((group) => group.length < 2 || new Set(group.map(numberOf)).size === group.length);
  };
}

/** Members by which entries of SBOMs usually differ. */
const TELLING = ['bom-ref', 'ref', 'name', 'url', 'alg', 'id'] as const;

/** Equal values have equal keys; values with equal keys may still differ, and are then looked at whole. */
function quickKey(value: unknown): string {
  if (typeof value === 'string') return `s${value}`;
  if (value === null || typeof value !== 'object') return `p${String(value)}`;
  const record = value as Readonly<Record<string, unknown>>;
  for (const name of TELLING) {
    const member = record[name];
    if (typeof member === 'string') return `${name}=${member}`;
  }
  return '';
}
