import type { FixingRelease, Phase, PhaseState } from '../model/release-handling.ts';
import type { Text } from '../model/text.ts';

export const PHASES: Readonly<Record<Phase['phase'], Text>> = {
  identification: { en: 'identification', ja: '特定' },
  prioritisation: { en: 'prioritisation', ja: '優先付け' },
  sharing: { en: 'sharing', ja: '共有' },
  response: { en: 'response', ja: '対応' },
};

export const PHASE_STATES: Readonly<Record<PhaseState, Text>> = {
  done: { en: 'done', ja: '済' },
  partly: { en: 'partly', ja: '一部' },
  'not-done': { en: 'not done', ja: '未了' },
  'cannot-be-judged': { en: 'cannot be judged', ja: '判定できない' },
};

/** Whether a release that fixes vulnerabilities carries what goes with it. */
export const FIXING_STATES: Readonly<Record<FixingRelease['state'], Text>> = {
  'fixes-none': { en: 'fixes none', ja: '解消なし' },
  holds: { en: 'holds', ja: '満たす' },
  fails: { en: 'does not hold', ja: '満たさない' },
  unknown: { en: 'cannot be told', ja: '判定できない' },
};
export const FIXING_TITLE: Text = { en: 'fixes carry an SBOM and VEX', ja: '修正に伴う SBOM・VEX' };
