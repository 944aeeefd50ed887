import { compareDigits, compareNumbers, compareText, isDigits } from './order.ts';

/** NuGet: Semantic Versioning with up to four numbers, letter case aside (https://learn.microsoft.com/nuget/concepts/package-versioning). */
export function compareNuget(a: string, b: string): number | undefined {
  const [first, second] = [parsed(a), parsed(b)];
  if (first === undefined || second === undefined) return undefined;
  return compareNumbers(first.numbers, second.numbers) || comparePre(first.pre, second.pre);
}

function parsed(version: string) {
  const match = /^v?(\d+(?:\.\d+){0,3})(?:-([0-9a-z.-]+))?(?:\+[0-9a-z.-]*)?$/i.exec(version.trim());
  if (match === null) return undefined;
  return { numbers: (match[1] ?? '').split('.'), pre: match[2]?.toLowerCase().split('.') ?? [] };
}

/** Without a label comes after every label; of two the longer one comes later when it begins like the other. */
function comparePre(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = compareLabel(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers come before words. */
function compareLabel(a: string, b: string): number {
  if (isDigits(a) && isDigits(b)) return compareDigits(a, b);
  return Number(isDigits(b)) - Number(isDigits(a)) || compareText(a, b);
}
