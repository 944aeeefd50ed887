import { compareDigits, compareText, isDigits } from './order.ts';

/** RPM's order: epoch, version, release, each by `rpmvercmp` (rpm documentation, rpm-version(7)). */
export function compareRpm(a: string, b: string): number | undefined {
  const [first, second] = [parsed(a), parsed(b)];
  if (first === undefined || second === undefined) return undefined;
  return (
    compareDigits(first.epoch, second.epoch) ||
    comparePart(first.version, second.version) ||
    compareRelease(first.release, second.release)
  );
}

function parsed(version: string) {
  const match = /^(?:(\d+):)?([^-\s]+)(?:-([^-\s]+))?$/.exec(version.trim());
  if (match === null || !/[A-Za-z0-9]/.test(match[2] ?? '')) return undefined;
  return { epoch: match[1] ?? '0', version: match[2] ?? '', release: match[3] };
}

/** Where one of the two names no release, as a record that means every one does, the versions alone decide. */
function compareRelease(a: string | undefined, b: string | undefined): number {
  return a === undefined || b === undefined ? 0 : comparePart(a, b);
}

function comparePart(a: string, b: string): number {
  const [first, second] = [piecesOf(a), piecesOf(b)];
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const order = comparePieces(first[index], second[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Runs of digits, runs of letters, and the two marks; everything else only parts them. */
function piecesOf(part: string): readonly string[] {
  return part.match(/\d+|[A-Za-z]+|[~^]/g) ?? [];
}

/** A tilde comes before the end, a caret after it and before everything else; a number is later than a word. */
function comparePieces(a: string | undefined, b: string | undefined): number {
  const ranks = rankOf(a) - rankOf(b);
  if (ranks !== 0 || a === undefined || b === undefined) return ranks;
  return isDigits(a) ? compareDigits(a, b) : compareText(a, b);
}

function rankOf(piece: string | undefined): number {
  if (piece === undefined) return 1;
  if (piece === '~') return 0;
  if (piece === '^') return 2;
  return isDigits(piece) ? 4 : 3;
}
