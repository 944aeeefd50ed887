import { describe, expect, it } from '@jest/globals';
import { readSignedObject } from '../../src/provenance/git-object.ts';

const ID = '4b6ea1dabbf90c20ec269c120e24f34b3678ca6c';
const LONG_ID = 'a'.repeat(64);
const SSH = '-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----';
const indented = SSH.replaceAll('\n', '\n ');
const people = 'author a <a@b> 1700000000 +0900\ncommitter c <c@d> 1700000001 -0330\n';
const commit = (...fields: readonly string[]) => `tree 4b82\n${people}${fields.join('')}\nSubject\n\nBody\n`;

const read = (kind: 'commit' | 'tag', text: string, id = ID) => {
  const object = readSignedObject(kind, id, Buffer.from(text, 'latin1'));
  return object === undefined ? undefined : { ...object, payload: Buffer.from(object.payload).toString('latin1') };
};

describe('a commit', () => {
  it('is signed as it would be without the signature, and dated by its committer', () => {
    expect(read('commit', commit(`gpgsig ${indented}\n`))).toEqual({
      ...{ payload: commit(), signature: SSH, at: '2023-11-14T22:13:21.000Z', tag: null },
    });
  });

  it('keeps every byte, whatever its encoding, and fields after the signature', () => {
    const after = 'encoding ISO-8859-1\n';
    const text = commit(`gpgsig ${indented}\n`, after).replace('Subject', 'caf\u00e9');
    expect(read('commit', text)?.payload).toBe(commit(after).replace('Subject', 'caf\u00e9'));
  });

  it('leaves a tag that was merged in what is signed', () => {
    const merged = `mergetag object ${ID}\n tag v1\n gpgsig x\n`;
    expect(read('commit', commit(merged, `gpgsig ${indented}\n`))?.payload).toBe(commit(merged));
  });

  it.each<{ name: string; id: string; signature: string | null }>([
    { name: 'SHA-1', id: ID, signature: SSH },
    { name: 'SHA-256', id: LONG_ID, signature: 'other' },
  ])('of $name has the signature of its own hash function, and neither is signed', ({ id, signature }) => {
    const object = read('commit', commit(`gpgsig ${indented}\n`, 'gpgsig-sha256 other\n'), id);
    expect(object).toMatchObject({ payload: commit(), signature });
  });

  it('without a signature is signed by nobody, also where its message quotes one', () => {
    const quoting = commit().replace('Body', `gpgsig ${indented}`);
    expect(read('commit', quoting)).toMatchObject({ payload: quoting, signature: null });
  });

  it.each<{ name: string; text: string }>([
    { name: 'two signatures', text: commit(`gpgsig ${indented}\n`, `gpgsig ${indented}\n`) },
    { name: 'no date', text: commit().replace(/committer.*\n/, '') },
    { name: 'a date that is none', text: commit().replace('1700000001', 'soon') },
    { name: 'nothing', text: '' },
  ])('with $name is not read', ({ text }) => {
    expect(read('commit', text)).toBeUndefined();
  });
});

describe('a tag', () => {
  const tag = `object ${ID}\ntype commit\ntag v1\ntagger a <a@b> 1700000000 +0900\n\nRelease\n`;

  it('is signed up to its signature, and names itself and its object', () => {
    expect(read('tag', `${tag}${SSH}\n`)).toEqual({
      ...{ payload: tag, signature: `${SSH}\n`, at: '2023-11-14T22:13:20.000Z', tag: { name: 'v1', target: ID } },
    });
  });

  it('is signed by the last of several signatures, as git reads it: the others are part of its message', () => {
    const quoting = `${tag}${SSH}\n`;
    expect(read('tag', `${quoting}${SSH}\n`)).toMatchObject({ payload: quoting, signature: `${SSH}\n` });
  });

  it('without a signature is signed by nobody', () => {
    expect(read('tag', tag)).toMatchObject({ payload: tag, signature: null });
  });

  it.each<{ name: string; text: string }>([
    { name: 'two names', text: tag.replace('tag v1\n', 'tag v1\ntag v2\n') },
    { name: 'no object', text: tag.replace(/object.*\n/, '') },
    { name: 'no tagger', text: tag.replace(/tagger.*\n/, '') },
  ])('with $name is not read', ({ text }) => {
    expect(read('tag', text)).toBeUndefined();
  });
});
