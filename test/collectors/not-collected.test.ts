import { describe, expect, it } from '@jest/globals';
import { FACTS } from '../../src/collectors/api.ts';
import { NOT_COLLECTED } from '../../src/collectors/not-collected.ts';
import { VOCABULARY } from './vocabulary.ts';

describe('what is not told', () => {
  it('is listed: every word of the vocabulary that no collector gives, and no other', () => {
    const given = new Set(Object.keys(FACTS));
    const missing = VOCABULARY.map(({ id }) => id).filter((id) => !given.has(id) && !id.includes('<document>'));
    expect(Object.keys(NOT_COLLECTED).sort()).toEqual([...new Set(missing)].sort());
  });
});
