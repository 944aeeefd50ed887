import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { says } from './scene.ts';

const ID = 'repo.owned-areas';
const FILES = {
  'README.md': '',
  'package-lock.json': '',
  Makefile: '',
  '.github/workflows/ci.yml': '',
  '.ssdf/declarations/a.yml': '',
  'docs/design/a.md': '',
  'docs/guide.md': '',
  'config/app.yml': '',
};
const owned = (codeowners: string, files: Readonly<Record<string, string>> = FILES) =>
  says(ID, { tree: memoryTree({ ...files, '.github/CODEOWNERS': codeowners }) });

const EVERYTHING = [
  'all', 'build', 'configuration', 'design', 'documents', 'evidence', 'lockfiles', 'workflows',
]; // prettier-ignore

describe('areas in which every file has an owner', () => {
  it.each([
    { name: 'an owner of everything', text: '* @acme/all', areas: EVERYTHING },
    { name: 'an owner by e-mail', text: '* someone@example.com', areas: EVERYTHING },
    { name: 'nothing but comments', text: '# * @acme/all\n\n', areas: [] },
    { name: 'a comment after the owner', text: '* @acme/all # * everybody', areas: EVERYTHING },
    { name: 'one folder', text: '/.github/ @acme/ops', areas: ['workflows'] },
    { name: 'a folder of any depth', text: 'design/ @acme/ops', areas: ['design'] },
    { name: 'the files of a folder, not those below', text: 'docs/* @acme/ops', areas: [] },
    { name: 'a folder and all below', text: '/docs/** @acme/ops', areas: ['design', 'documents'] },
    { name: 'a later line without owner, which un-owns', text: '* @acme/all\n/docs/design/', areas: ['build', 'configuration', 'evidence', 'lockfiles', 'workflows'] },
    { name: 'a later line with an owner, which takes over', text: '/docs/\n* @acme/all', areas: EVERYTHING },
    { name: 'a line that is not valid, which GitHub passes over', text: '* @acme/all\n/docs/ nobody', areas: EVERYTHING },
    { name: 'a negation, which GitHub does not offer', text: '* @acme/all\n!/docs/ @acme/all', areas: EVERYTHING },
    { name: 'file names of any depth', text: '*.json @acme/ops\nMakefile @acme/ops', areas: ['build', 'lockfiles'] },
    { name: 'a file tied to the root', text: '/ci.yml @acme/ops', areas: [] },
  ])('$name', async ({ text, areas }) => {
    expect(await owned(text)).toEqual(areas);
  }); // prettier-ignore

  it('leave out an area without files', async () => {
    expect(await owned('* @acme/all', { 'README.md': '' })).toEqual(['all', 'workflows']);
  });

  it('are those of the first file that GitHub looks at', async () => {
    const tree = memoryTree({ '.github/CODEOWNERS': '', CODEOWNERS: '* @acme/all', 'docs/CODEOWNERS': '* @acme/all' });
    expect(await says(ID, { tree })).toEqual([]);
  });

  it('are none without the file, proven by the whole list', async () => {
    expect(await says(ID, { tree: memoryTree(FILES) })).toEqual([]);
  });

  it.each([
    { name: 'a tree that was cut', tree: memoryTree({ CODEOWNERS: '* @a/b' }, { missing: { reason: 'truncated', what: 'tree' } }) },
    { name: 'a file that is not text', tree: memoryTree({ CODEOWNERS: '* @a/b\0' }) },
    { name: 'a file over the size limit', tree: memoryTree({ CODEOWNERS: '* @a/b\n'.repeat(200_000) }) },
  ])('are unknown with $name', async ({ tree }) => {
    expect(await says(ID, { tree })).toBe('unknown');
  }); // prettier-ignore

  it('are none with a file over 3 MB, which GitHub ignores', async () => {
    expect(await says(ID, { tree: memoryTree({ CODEOWNERS: '* @a/b\n'.repeat(500_000) }) })).toEqual([]);
  });

  it('are unknown where the file has too many lines for the number of files', async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`src/${n}`, '']));
    expect(await owned('/x/y @a/b\n'.repeat(60_000), files)).toBe('unknown');
  });
});
