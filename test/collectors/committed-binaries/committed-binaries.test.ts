import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { workingTree } from '../../../src/adapters/working-tree/tree.ts';
import { committedBinaries } from '../../../src/collectors/committed-binaries/index.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { AT, subject } from '../../support/build.ts';
import { temporaryFolder } from '../../support/checkout.ts';

const bytes = (start: string, length = 80) => Buffer.from(start.padEnd(length, '.'), 'latin1');
const windows = (() => {
  const program = bytes('MZ\x90\0', 128);
  program.writeUInt32LE(0x80, 0x3c);
  return program;
})();

async function look(tree: Tree): Promise<unknown> {
  const context = { subject, tree, repository: blindRepository(), branch: 'main', supplied: [], at: AT };
  const [fact] = (await committedBinaries.collect(context)).facts;
  if (fact?.state === 'observed') return fact.exactness === 'exact' ? fact.value : [fact.exactness, fact.value];
  return fact?.state === 'unknown' ? `unknown: ${fact.unseen.map(({ reason }) => reason).join()}` : undefined;
}

const inFolder = (files: Readonly<Record<string, string | Uint8Array>>) =>
  look(workingTree(temporaryFolder(files), process.env.PATH ?? ''));

describe('an executable among the files', () => {
  it.each<{ name: string; path: string; content: string | Uint8Array; count: number }>([
    { name: 'ELF, whatever its name', path: 'notes.txt', content: bytes('\x7fELF\x02'), count: 1 },
    { name: 'Mach-O', path: 'a', content: bytes('\xcf\xfa\xed\xfe'), count: 1 },
    { name: 'a fat Mach-O or a Java class', path: 'A.class', content: bytes('\xca\xfe\xba\xbe'), count: 1 },
    { name: 'WebAssembly', path: 'a.wasm', content: bytes('\0asm\x01'), count: 1 },
    { name: 'a Windows program', path: 'a.exe', content: windows, count: 1 },
    {
      name: 'the wrapper of Gradle',
      path: 'gradle/wrapper/gradle-wrapper.jar',
      content: bytes('PK\x03\x04'),
      count: 1,
    },
    {
      name: 'not a text that begins with MZ',
      path: 'a.txt',
      content: 'MZ is short for Mark Zbikowski. '.repeat(4),
      count: 0,
    },
    { name: 'not an office document', path: 'a.docx', content: bytes('PK\x03\x04'), count: 0 },
    { name: 'not a picture', path: 'a.png', content: bytes('\x89PNG\r\n'), count: 0 },
    { name: 'not a script', path: 'a.sh', content: '#!/bin/sh\necho ELF\n', count: 0 },
    { name: 'not three bytes', path: 'a', content: '\x7fE', count: 0 },
  ])('is found by its first bytes: $name', async ({ path, content, count }) => {
    expect(await inFolder({ [path]: content, 'README.md': 'text of some length' })).toBe(count);
  });

  it('may hide in a file that Git LFS stores elsewhere', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 9\n';
    expect(await inFolder({ 'a.bin': pointer, b: bytes('\x7fELF') })).toEqual(['atLeast', 1]);
  });

  it('is unknown where nobody gives bytes, and over no file at all', async () => {
    expect(await look(memoryTree({ a: 'text' }))).toBe('unknown: not-supplied');
    expect(await inFolder({})).toBe('unknown: ');
  });

  it('leaves a bound when a file or a part of the list was not seen', async () => {
    const starts = new Map<string, Observation<Uint8Array>>([
      ['a', seen(bytes('\x7fELF'))],
      ['b', notSeen({ reason: 'malformed', what: 'b' })],
    ]);
    const files = { a: 'text', b: 'text' };
    expect(await look({ ...memoryTree(files), starts: () => Promise.resolve(starts) })).toEqual(['atLeast', 1]);
    const cut = memoryTree(files, { missing: { reason: 'truncated', what: 'the list' } });
    expect(await look({ ...cut, starts: () => Promise.resolve(new Map([['a', seen(bytes('text'))]])) })).toEqual([
      'atLeast',
      0,
    ]);
  });
});
