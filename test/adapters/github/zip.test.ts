import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { unzipBounded, type ZipLimits } from '../../../src/adapters/github/zip.ts';

const LIMITS: ZipLimits = { entries: 10, file: 100_000, total: 150_000, ratio: 200 };
const text = (value: string) => new TextEncoder().encode(value);
/** Text that packs badly, so that the ratio plays no part. */
const noise = (size: number) =>
  text(
    Array.from({ length: size }, (_, index) => String.fromCharCode(33 + ((index * 7919 + (index >> 3)) % 90))).join(''),
  );

function unzip(bytes: Uint8Array): unknown {
  const answer = unzipBounded(bytes, LIMITS);
  return answer === undefined ? 'no zip' : { files: [...answer.files.keys()], leftOut: answer.leftOut };
}

/** The directory claims another unpacked size than the stream holds. */
function claiming(zip: Uint8Array, size: number): Uint8Array {
  const forged = new Uint8Array(zip);
  const view = new DataView(forged.buffer);
  for (let at = 0; at < forged.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return forged;
}

describe('a zip', () => {
  it('gives its files, packed and stored', () => {
    const zip = zipSync({ 'a/b.json': text('{}'), 'c.txt': [text('plain'), { level: 0 }] });
    const answer = unzipBounded(zip, LIMITS);
    expect([...(answer?.files ?? [])].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['a/b.json', '{}'],
      ['c.txt', 'plain'],
    ]);
    expect(answer?.leftOut).toEqual([]);
  });

  it.each<{ name: string; zip: Uint8Array; expected: unknown }>([
    {
      name: 'of a file over the limit leaves that file out',
      zip: zipSync({ big: noise(100_001), small: text('x') }),
      expected: { files: ['small'], leftOut: ['big'] },
    },
    {
      name: 'of more than the total stops there',
      zip: zipSync({ a: noise(90_000), b: noise(90_000) }),
      expected: { files: ['a'], leftOut: ['b'] },
    },
    {
      name: 'of zeros packed to a thousandth is refused',
      zip: zipSync({ bomb: new Uint8Array(99_000) }, { level: 9 }),
      expected: { files: [], leftOut: ['bomb'] },
    },
    {
      name: 'that lies about its size is not unpacked past its promise',
      zip: claiming(zipSync({ bomb: new Uint8Array(5_000_000) }, { level: 9 }), 1000),
      expected: { files: [], leftOut: ['bomb'] },
    },
    {
      name: 'that promises more than it holds is refused',
      zip: claiming(zipSync({ a: text('x') }), 50),
      expected: { files: [], leftOut: ['a'] },
    },
    {
      name: 'of too many files is not unpacked',
      zip: zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`f${index}`, text('x')]))),
      expected: { files: [], leftOut: ['11 files'] },
    },
    { name: 'cut in the middle is none', zip: zipSync({ a: text('x'.repeat(1000)) }).slice(0, 60), expected: 'no zip' },
    { name: 'without its first half is none', zip: zipSync({ a: noise(1000) }).slice(500), expected: 'no zip' },
    { name: 'of nothing is none', zip: new Uint8Array(0), expected: 'no zip' },
    {
      name: 'that is text is none',
      zip: text('PK is not enough, and this is longer than a directory'),
      expected: 'no zip',
    },
  ])('$name', ({ zip, expected }) => {
    expect(unzip(zip)).toEqual(expected);
  });
});
