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
    if (items.length <= FEW && differInKeys(items)) return true;
    const keys = new Set<string>();
    const doubled = new Set<string>();
    for (const item of items) {
      const key = quickKey(item);
      if (keys.has(key)) doubled.add(key);
      keys.add(key);
    }
    if (doubled.size === 0) return true;
    const alike = items.filter((item) => doubled.has(quickKey(item)));
    return new Set(alike.map(numberOf)).size === alike.length;
  };
}

/** Up to as many are compared with each other: a hundred thousand short lists would each make a set. */
const FEW = 8;

function differInKeys(items: readonly unknown[]): boolean {
  for (let one = 1; one < items.length; one += 1)
    for (let other = 0; other < one; other += 1) if (quickKey(items[one]) === quickKey(items[other])) return false;
  return true;
}

/** Members by which entries of SBOMs usually differ. */
const TELLING = ['bom-ref', 'ref', 'name', 'url', 'alg', 'id'] as const;

/** Equal values have equal keys; values with equal keys may still differ, and are then looked at whole. */
function quickKey(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return String(value);
  const record = value as Readonly<Record<string, unknown>>;
  for (const name of TELLING) {
    const member = record[name];
    if (typeof member === 'string') return member;
  }
  return '';
}
