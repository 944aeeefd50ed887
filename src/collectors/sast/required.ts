import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import type { Tri } from '../../workflows/model.ts';
import { requiredAnswers } from '../required-checks.ts';
import { make, type SeenScanning } from './seen.ts';
import { sastUses } from './steps.ts';
import { kindOfCheck, kindOfTool, type ToolKind } from './tools.ts';

/** A merge waits for an analyser: for its job, for the check that carries its results, or for a rule about its alerts. */
export function requiredFact(scanning: SeenScanning): Fact {
  const answers = requiredAnswers(scanning, {
    uses: sastUses,
    isTool: (name) => isSast(kindOfTool(name)),
    isCheck: (name) => isSast(kindOfCheck(name)),
    isDefaultSetup: true,
  });
  return make.joined('sast.check-required', eitherTrue(answers));
}

function isSast(kind: ToolKind): Tri {
  switch (kind) {
    case 'sast':
      return 'yes';
    case 'other':
      return 'no';
    case 'unknown':
      return 'unknown';
  }
}
