import { compareDigits, isDigits } from './order.ts';

/**
 * Composer: up to four numbers, then a stability, as its `VersionParser` normalises and PHP's `version_compare` orders
 * (https://getcomposer.org/doc/articles/versions.md). Branches (`dev-main`, `1.x-dev`) name no point in the order.
 */
export function comparePackagist(a: string, b: string): number | undefined {
  const [first, second] = [partsOf(a), partsOf(b)];
  if (first === undefined || second === undefined) return undefined;
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const order = compareParts(first[index] ?? '', second[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

const VERSION =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:[._-]?(stable|beta|b|rc|alpha|a|patch|pl|p|dev)((?:[.-]?\d+)*))?(?:[._-]?(dev))?(?:\+\S*)?$/i;

function partsOf(version: string): readonly string[] | undefined {
  const match = VERSION.exec(version.trim());
  if (match === null) return undefined;
  const numbers = [1, 2, 3, 4].map((group) => match[group] ?? '0');
  const stability = (match[5] ?? 'stable').toLowerCase();
  const counts = match[6]?.match(/\d+/g) ?? [];
  const development = match[7] === undefined ? [] : ['dev'];
  return [...numbers, ...(stability === 'stable' ? [] : [stability]), ...counts, ...development];
}

function compareParts(a: string, b: string): number {
  if (isDigits(a) && isDigits(b)) return compareDigits(a, b);
  return rankOf(a) - rankOf(b);
}

/** As `version_compare`: development, alpha, beta, release candidate, nothing, a number, patch. */
function rankOf(part: string): number {
  if (part === '') return 4;
  if (isDigits(part)) return 5;
  if (part.startsWith('p')) return 6;
  return ['d', 'a', 'b', 'r'].indexOf(part.charAt(0));
}
