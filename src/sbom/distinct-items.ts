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

  return (items) => new Set(items.map(numberOf)).size === items.length;
}
