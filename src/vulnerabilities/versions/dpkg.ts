import { compareDigits } from './order.ts';

/** Debian's order: epoch, upstream version, revision (Debian Policy 5.6.12). */
export function compareDpkg(a: string, b: string): number | undefined {
  const [first, second] = [parsed(a), parsed(b)];
  if (first === undefined || second === undefined) return undefined;
  return (
    compareDigits(first.epoch, second.epoch) ||
    comparePart(first.upstream, second.upstream) ||
    comparePart(first.revision, second.revision)
  );
}

function parsed(version: string) {
  const match = /^(?:(\d+):)?([0-9A-Za-z.+:~-]+)$/.exec(version.trim());
  if (match === null) return undefined;
  const rest = match[2] ?? '';
  const cut = rest.lastIndexOf('-');
  const [upstream, revision] = cut === -1 ? [rest, ''] : [rest.slice(0, cut), rest.slice(cut + 1)];
  return { epoch: match[1] ?? '0', upstream, revision };
}

/** By turns a run of other characters and a run of digits, each of which may be empty. */
function comparePart(a: string, b: string): number {
  const [first, second] = [runsOf(a), runsOf(b)];
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const [x, y] = [first[index] ?? '', second[index] ?? ''];
    const order = index % 2 === 0 ? compareOthers(x, y) : compareDigits(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

function runsOf(part: string): readonly string[] {
  return [...part.matchAll(/(\D*)(\d*)/g)].flatMap(([, others = '', digits = '']) => [others, digits]);
}

function compareOthers(a: string, b: string): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = weightOf(a.charAt(index)) - weightOf(b.charAt(index));
    if (order !== 0) return order;
  }
  return 0;
}

/** A tilde comes before the end, letters come before everything else. */
function weightOf(character: string): number {
  if (character === '~') return -1;
  if (character === '') return 0;
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256;
}
