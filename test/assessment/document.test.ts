import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { assessmentSchema } from '../../src/documents/assessment.ts';
import { SHEET, world } from '../support/arbitrary.ts';
import { assessed } from '../support/assess.ts';
import { evidence } from '../support/build.ts';

describe('the assessment as a document', () => {
  it('it is what its own schema describes, with nothing beside', () => {
    fc.assert(
      fc.property(world, world, ({ facts, ...given }, other) => {
        const assessment = assessed({
          ...given,
          facts: SHEET,
          evidence: evidence(facts),
          gate: 'ratchet',
          baseline: { evidence: evidence(other.facts) },
          previous: { evidence: evidence(other.facts) },
        });
        expect(assessmentSchema.parse(assessment)).toEqual(assessment);
      }),
      { numRuns: 50 },
    );
  });
});
