import { compareDigits, compareText } from './order.ts';

/** Alpine's order: numbers, a letter, suffixes, the build (apk-tools, doc/apk-package.5: package version). */
export function compareApk(a: string, b: string): number | undefined {
  const [first, second] = [parsed(a), parsed(b)];
  if (first === undefined || second === undefined) return undefined;
  return (
    compareParts(first.numbers, second.numbers) ||
    compareText(first.letter, second.letter) ||
    compareSuffixes(first.suffixes, second.suffixes) ||
    compareDigits(first.build, second.build)
  );
}

const VERSION = /^(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~[0-9a-f]+)?(?:-r(\d+))?$/;

function parsed(version: string) {
  const match = VERSION.exec(version.trim());
  if (match === null) return undefined;
  return {
    numbers: (match[1] ?? '').split('.'),
    letter: match[2] ?? '',
    suffixes: (match[3] ?? '').split('_').slice(1),
    build: match[4] ?? '0',
  };
}

/** After the first number one that begins with 0 is read as a fraction, and more numbers make a later version. */
function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = comparePart(a[index] ?? '', b[index] ?? '', index);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function comparePart(a: string, b: string, index: number): number {
  const asFraction = index > 0 && (a.startsWith('0') || b.startsWith('0'));
  return asFraction ? compareText(a, b) : compareDigits(a, b);
}

const BEFORE_RELEASE = ['alpha', 'beta', 'pre', 'rc'];
const AFTER_RELEASE = ['cvs', 'svn', 'git', 'hg', 'p'];

function compareSuffixes(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [first, second] = [suffixOf(a[index]), suffixOf(b[index])];
    const order = first.rank - second.rank || compareDigits(first.count, second.count);
    if (order !== 0) return order;
  }
  return 0;
}

/** No suffix ranks 0: what comes before a release is below it, what comes after it above. */
function suffixOf(suffix: string | undefined) {
  const [, name = '', count = '0'] = /^([a-z]+)(\d*)$/.exec(suffix ?? '') ?? [];
  const before = BEFORE_RELEASE.indexOf(name);
  const rank = before === -1 ? AFTER_RELEASE.indexOf(name) + 1 : before - BEFORE_RELEASE.length;
  return { rank, count: count === '' ? '0' : count };
}
