import type { Assessment, CriterionAssessment } from '../model/assessment.ts';
import { GRADED_LEVELS, type TaskId } from '../model/level.ts';
import type { Text } from '../model/text.ts';
import { mayShow, mayShowFact } from './audience.ts';
import type { ReportInput, ReportOptions } from './types.ts';

/**
 * "Coverage (of all 42 tasks / of the 40 applicable): level 1 or above 29 (69 % / 72.5 %), …": a share is never shown
 * without both denominators.
 */
export function coverageText({ tasks }: Assessment): Text {
  const all = tasks.length;
  const applicable = tasks.filter(({ status }) => status !== 'not-applicable').length;
  const shares = GRADED_LEVELS.map((level) => {
    const reached = tasks.filter((task) => (task.level ?? 0) >= level).length;
    return { level, reached, ofAll: percent(reached, all), ofApplicable: percent(reached, applicable) };
  });
  const en = shares.map((one) => `level ${one.level} or above ${one.reached} (${one.ofAll} / ${one.ofApplicable})`);
  const ja = shares.map((one) => `達成レベル ${one.level} 以上 ${one.reached}（${one.ofAll}／${one.ofApplicable}）`);
  return {
    en: `Coverage (of all ${all} tasks / of the ${applicable} applicable): ${en.join(', ')}.`,
    ja: `網羅率（全 ${all} タスク／適用対象 ${applicable} タスク）：${ja.join('、')}。`,
  };
}

/** Rounded down, so that a share is never shown as more than it is; a share of nothing is none. */
function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((1000 * part) / whole + 1e-9) / 10} %`;
}

/** Tasks that nobody can assess yet, said plainly, and those declared not applicable. */
export function ungradedTexts({ tasks }: Assessment): readonly Text[] {
  const without = tasks.filter(({ status }) => status === 'not-assessed');
  const aimed = without.filter(({ target }) => target !== undefined).length;
  const aside = tasks.filter(({ status }) => status === 'not-applicable').map(({ id }) => id);
  return [
    ...(without.length === 0 ? [] : [withoutCriteria(without.length, aimed, tasks.length)]),
    ...(aside.length === 0 ? [] : [notApplicable(aside)]),
  ];
}

function withoutCriteria(count: number, aimed: number, all: number): Text {
  return {
    en: `${count} of ${all} tasks have no criteria yet and are not assessed; in the target (${aimed} of them) they count as not reached.`,
    ja: `全 ${all} タスク中 ${count} タスクは達成基準が未整備のため評価していません。うち ${aimed} タスクは目標の対象で、未到達として数えています。`,
  };
}

function notApplicable(ids: readonly TaskId[]): Text {
  return {
    en: `Declared not applicable (${ids.length}): ${ids.join(', ')}.`,
    ja: `対象外と申告されたタスク（${ids.length} 件）：${ids.join('、')}。`,
  };
}

/** What the levels rest on, in four words that never mix; counted over what this audience may see. */
export function basisText(input: ReportInput, options: ReportOptions): Text {
  const criteria = input.assessment.tasks.flatMap((task) => task.criteria);
  const shown = criteria.filter((one) => mayShow(one, input, options));
  const held = criteria.length - shown.length;
  const met = (basis: CriterionAssessment['basis']) => shown.filter((one) => one.basis === basis).length;
  const open = (result: CriterionAssessment['result']) => shown.filter((one) => one.result === result).length;
  const excepted = shown.filter((one) => one.excepted !== undefined).length;
  return {
    en: `Criteria: ${met('observed')} observed, ${met('declared')} declared, ${met('equivalent')} equivalent; ${open('unmet')} unmet, ${open('unknown')} unknown, ${excepted} of these excepted (risk accepted; raises no level)${held > 0 ? `; ${held} held back here` : ''}.`,
    ja: `達成基準の項目：自動確認 ${met('observed')}、自己申告 ${met('declared')}、同等の対策 ${met('equivalent')}／未達 ${open('unmet')}、判定不能 ${open('unknown')}（うち例外措置 ${excepted}。リスク受容であり、達成レベルには算入しません）${held > 0 ? `／非表示 ${held}` : ''}。`,
  };
}

/** How much could be confirmed by this run; facts above the audience are only counted as held back. */
export function factsText(input: ReportInput, options: ReportOptions): Text {
  const shown = input.evidence.facts.filter(({ id }) => mayShowFact(id, input, options));
  const held = input.evidence.facts.length - shown.length;
  const confirmed = shown.filter(({ state }) => state !== 'unknown').length;
  const unknown = shown.length - confirmed;
  return {
    en: `Facts: ${confirmed} confirmed automatically, ${unknown} not confirmed${held > 0 ? `, ${held} held back here` : ''}.`,
    ja: `ファクト：自動確認 ${confirmed}、未確認 ${unknown}${held > 0 ? `、非表示 ${held}` : ''}。`,
  };
}
