/** One line of a checksum file. */
export interface ChecksumLine {
  /** Name of the file without its folder. */
  readonly name: string;
  readonly algorithm: 'sha256' | 'sha384' | 'sha512';
  /** Lower-case hexadecimal digits. */
  readonly hash: string;
}

const MAX_LINES = 10_000;
const BY_LENGTH: Readonly<Record<number, ChecksumLine['algorithm']>> = { 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/**
 * Lines of `sha256sum`, of BSD and of `openssl dgst`. A file with one bare hash speaks of the file it is named after.
 * MD5 and SHA-1 no longer show that a file is unaltered and are not read.
 */
export function checksumLines(text: string, fileName: string): readonly ChecksumLine[] {
  return text
    .split(/\r?\n/, MAX_LINES)
    .map((line) => lineOf(line.trim(), fileName))
    .filter((line) => line !== undefined);
}

function lineOf(line: string, fileName: string): ChecksumLine | undefined {
  const coreutils = /^\\?([0-9a-f]{64,128})(?:\s+[ *]?(\S.*))?$/i.exec(line);
  if (coreutils !== null) return checksum(coreutils[1], coreutils[2] ?? subjectOf(fileName));
  const bsd = /^SHA(?:2-)?(?:256|384|512) ?\((.+)\) ?= ?([0-9a-f]{64,128})$/i.exec(line);
  return bsd === null ? undefined : checksum(bsd[2], bsd[1]);
}

function checksum(hash = '', path = ''): ChecksumLine | undefined {
  const algorithm = BY_LENGTH[hash.length];
  const name = path.replace(/^\*/, '').split(/[/\\]/).at(-1) ?? '';
  return algorithm === undefined || name === '' ? undefined : { name, algorithm, hash: hash.toLowerCase() };
}

/** `app.tgz.sha256` speaks of `app.tgz`. */
function subjectOf(fileName: string): string {
  return fileName.replace(/\.sha(?:256|384|512)(?:sums?)?(?:\.txt)?$/i, '');
}
