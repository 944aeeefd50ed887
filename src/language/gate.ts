import type { LevelRange } from '../model/assessment.ts';
import type { TaskId } from '../model/level.ts';
import type { FixingRelease } from '../model/release-handling.ts';
import type { Text } from '../model/text.ts';

export interface Fall {
  readonly id: TaskId;
  readonly from: LevelRange;
  readonly to: LevelRange;
}

export const NO_BASELINE: Text = {
  en: 'there is no baseline to compare with, so nothing can be called a regression: ratchet behaves as observe here',
  ja: '比較対象がないため低下の有無は判定できません。ratchet は observe として動作しています',
};

export const NOTHING_AIMED_AT: Text = {
  en: 'no applicable task has a target, so no target was held against anything',
  ja: '目標が設定された適用対象タスクがなく、目標との比較は行っていません',
};

export function describeRegression({ id, from, to }: Fall): Text {
  return to.level === to.atMost
    ? {
        en: `${id} falls from level ${from.level} to level ${to.level}`,
        ja: `${id} の達成レベルが ${from.level} から ${to.level} に低下します`,
      }
    : {
        en: `${id} falls from level ${from.level} to at most level ${to.atMost}`,
        ja: `${id} の達成レベルが ${from.level} から ${to.atMost} 以下に低下します`,
      };
}

/** A fall that may be none: the change made something unreadable or undecidable. */
export function describePossibleFall({ id, from, to }: Fall): Text {
  return {
    en: `${id} was at level ${from.level} and can no longer be confirmed there: it is now between level ${to.level} and ${to.atMost}`,
    ja: `${id} は達成レベル ${from.level} でしたが確認できなくなりました（現在は ${to.level}～${to.atMost}）`,
  };
}

export function describeMissed(ids: readonly TaskId[]): Text {
  return { en: `below target: ${names(ids).en}`, ja: `目標未達：${names(ids).ja}` };
}

export function describeUndetermined(ids: readonly TaskId[]): Text {
  return {
    en: `may or may not be at target, some facts could not be confirmed: ${names(ids).en}`,
    ja: `判定不能（確認できなかった事項があり、目標に達しているか定まりません）：${names(ids).ja}`,
  };
}

export function describeUnjudged(ids: readonly TaskId[]): Text {
  return {
    en: `in the profile but without criteria in this policy: ${names(ids).en}`,
    ja: `目標の対象ですが、このポリシーに達成基準がありません：${names(ids).ja}`,
  };
}

export function describeExcused(ids: readonly TaskId[]): Text {
  return {
    en: `held open by an exception (unmet, risk accepted; no level rises): ${names(ids).en}`,
    ja: `例外措置（未達・リスク受容）により判定から除外。達成レベルには算入しません：${names(ids).ja}`,
  };
}

/** A release that fixes vulnerabilities and what it carries; asked for by the configuration (`fixingReleases`). */
export function describeFixing({ state, because }: Pick<FixingRelease, 'state' | 'because'>): Text {
  const head = FIXING[state];
  return { en: `${head.en}: ${because.en}`, ja: `${head.ja}：${because.ja}` };
}

const FIXING: Readonly<Record<FixingRelease['state'], Text>> = {
  'fixes-none': { en: 'no fix that needs an SBOM and VEX', ja: 'SBOM・VEX を要する修正はなし' },
  holds: { en: 'the fixes come with an SBOM and VEX', ja: '修正に SBOM・VEX が伴う' },
  fails: { en: 'fixes without a new SBOM and VEX', ja: '修正に新しい SBOM・VEX が伴っていない' },
  unknown: {
    en: 'whether fixes come with an SBOM and VEX cannot be told',
    ja: '修正に SBOM・VEX が伴うかは判定できない',
  },
};

/** Malware that a change brings; asked for by the configuration (`broughtMalware`). */
export function describeMalware({
  state,
  because,
}: {
  readonly state: keyof typeof MALWARE;
  readonly because: Text;
}): Text {
  const head = MALWARE[state];
  return { en: `${head.en}: ${because.en}`, ja: `${head.ja}：${because.ja}` };
}

const MALWARE = {
  none: { en: 'no malware', ja: 'マルウェアなし' },
  brings: { en: 'the change brings malware', ja: 'この変更でマルウェアが加わる' },
  unknown: {
    en: 'whether the change brings malware cannot be told',
    ja: 'この変更でマルウェアが加わるかは判定できない',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What holds, once nothing else was found; says how much it rests on. */
export function describeHolding(atTarget: { readonly met: number; readonly of: number }, compared: boolean): Text {
  const { met, of } = atTarget;
  const targets = { en: `${met} of ${of} tasks are at target`, ja: `対象 ${of} タスク中 ${met} タスクが目標に到達` };
  if (!compared) return targets;
  return { en: `no task falls; ${targets.en}`, ja: `低下したタスクはありません。${targets.ja}` };
}

function names(ids: readonly TaskId[]): Text {
  return { en: ids.join(', '), ja: ids.join('、') };
}
