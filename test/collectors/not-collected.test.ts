import { describe, expect, it } from '@jest/globals';
import { FACTS } from '../../src/collectors/api.ts';
import { ALWAYS_UNKNOWN, NOT_COLLECTED } from '../../src/collectors/not-collected.ts';
import { vulnerabilities } from '../../src/collectors/vulnerabilities/index.ts';
import { seen } from '../../src/model/observation.ts';
import { answers, look } from '../support/look.ts';
import { about } from './vulnerabilities/scene.ts';
import { VOCABULARY } from './vocabulary.ts';

describe('what is not told', () => {
  it('is listed: every word of the vocabulary that no collector gives, and no other', () => {
    const given = new Set(Object.keys(FACTS));
    const missing = VOCABULARY.map(({ id }) => id).filter((id) => !given.has(id) && !id.includes('<document>'));
    expect(Object.keys(NOT_COLLECTED).sort()).toEqual([...new Set(missing)].sort());
  });

  it('is unknown in a repository that shows everything', async () => {
    const facts = await look(vulnerabilities, {
      repository: {
        about: answers(about(true)),
        dependencyAlerts: answers(seen([])),
        analyses: answers(seen([])),
        codeAlerts: answers(seen([])),
        advisories: answers(seen([])),
      },
    });
    const told = facts.filter(({ id }) => Object.hasOwn(ALWAYS_UNKNOWN, id)).map(({ id, state }) => ({ id, state }));
    expect(told.map(({ id }) => id).sort()).toEqual(Object.keys(ALWAYS_UNKNOWN).sort());
    expect(told.filter(({ state }) => state !== 'unknown')).toEqual([]);
  });

  it.each(Object.entries({ ...NOT_COLLECTED, ...ALWAYS_UNKNOWN }))(
    '%s has its reason in both languages',
    (_, { en, ja }) => {
      expect(en).not.toBe('');
      expect(ja).toMatch(/[ぁ-ん]/);
    },
  );
});
