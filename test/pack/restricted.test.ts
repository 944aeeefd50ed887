import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../src/model/digest.ts';
import { ANSWERS_SCHEMA, type PackAnswers } from '../../src/pack/answers.ts';
import { checkRestricted, type RestrictedPart } from '../../src/pack/restricted.ts';
import { packOf, verdict } from './scene.ts';

const digest = sha256('the zip');
const { evidence } = verdict();
const kept = { state: 'kept', digest: { sha256: digest.slice('sha256:'.length) } } as const;
const { statement } = packOf({ restricted: kept });
const whole: RestrictedPart = { digest, documents: { evidence: { document: evidence, content: evidence } } };
const codes = (part: RestrictedPart, said = statement) => checkRestricted(part, said).problems.map(({ code }) => code);

const foreign: PackAnswers = {
  $schema: ANSWERS_SCHEMA,
  version: 1,
  stability: 'experimental',
  answers: [
    {
      question: 'GET /x',
      url: 'https://api.github.com/x',
      status: 200,
      readAt: '2026-01-02T03:00:00Z',
      digest: sha256('{}'),
      content: { state: 'kept', body: '[]' },
    },
  ],
};

describe('the restricted part', () => {
  it('that the statement names is accepted', () => {
    expect(codes(whole)).toEqual([]);
  });

  it.each([
    { name: 'another archive', part: { ...whole, digest: sha256('other') }, code: ['restricted-changed'] },
    { name: 'no readable archive', part: { ...whole, documents: undefined }, code: ['restricted-unreadable'] },
    {
      name: 'the evidence of something else',
      part: { ...whole, documents: { evidence: { document: evidence, content: { ...evidence, version: 2 } } } },
      code: ['evidence-mismatch'],
    },
    {
      name: 'an answer that was changed and that no fact cites',
      part: { ...whole, documents: { evidence: { document: evidence, content: evidence }, answers: foreign } },
      code: ['answer-changed', 'answer-uncited'],
    },
  ])('that is $name is refused', ({ part, code }) => {
    expect(codes(part)).toEqual(code);
  });

  it('is none where the statement names none', () => {
    expect(codes(whole, packOf().statement)).toEqual(['restricted-not-named']);
  });
});
