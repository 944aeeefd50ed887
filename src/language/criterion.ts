import type { FactSheet } from '../model/fact-sheet.ts';
import type { Result } from '../model/level.ts';
import type { Unseen } from '../model/observation.ts';
import type { DeclaredOutcome, Outcome, ReviewsOutcome, TaskOutcome } from '../model/outcome.ts';
import type { Declaration, Equivalent, Exception, NotApplicableTask } from '../model/records.ts';
import { joinTexts, type Text } from '../model/text.ts';
import { alike } from './alike.ts';
import { describeFact, describeFacts } from './fact-outcome.ts';
import { describeCount, reviewsAsked } from './reviews.ts';
import { explainUnseen } from './unseen.ts';

export const NOTHING_TO_JUDGE: Text = {
  en: 'nothing to judge here: declare it, or replace it by an equivalent measure',
  ja: '判定の対象がありません。自己申告するか、同等の対策を記録してください',
};

export const CONTRADICTED: Text = {
  en: 'the evidence holds two different answers to this',
  ja: '証跡に異なる 2 つの回答があります',
};

/** Why a need stands where it stands: the members that decided it, each with what was needed and what was found. */
export function describeOutcome(outcome: Outcome, sheet: FactSheet): Text {
  if (outcome.kind === 'fact') return describeFact(outcome, sheet);
  if (outcome.kind === 'declared') return describeDeclared(outcome);
  if (outcome.kind === 'task') return describeTask(outcome);
  if (outcome.kind === 'reviews') return describeReviews(outcome);
  const deciding = decidingMembers(outcome.of, outcome.result);
  if (deciding.length === 0) return NOTHING_TO_JUDGE;
  const texts = joinTexts(alike(deciding).map((group) => describeGroup(group, sheet)));
  if (outcome.kind === 'all' || outcome.result === 'met' || deciding.length === 1) return texts;
  return { en: `one of these would do: ${texts.en}`, ja: `次のいずれかで足ります：${texts.ja}` };
}

function decidingMembers(members: readonly Outcome[], result: Result): readonly Outcome[] {
  return members.filter((member) => member.result === result);
}

function describeGroup(group: readonly Outcome[], sheet: FactSheet): Text {
  const [first, ...others] = group.flatMap((one) => (one.kind === 'fact' ? [one] : []));
  if (first !== undefined && others.length > 0) return describeFacts([first, ...others], sheet);
  return joinTexts(group.map((member) => describeOutcome(member, sheet)));
}

function describeDeclared(outcome: DeclaredOutcome): Text {
  if (outcome.result === 'met') return describeDeclaration(outcome.declaration);
  if (outcome.result === 'unmet') return { en: 'not declared', ja: '自己申告がありません' };
  switch (outcome.doubt) {
    case 'unconfirmed':
      return {
        en: 'content not confirmed: nobody has declared it',
        ja: '記載内容は未確認です（自己申告がありません）',
      };
    case 'unread':
      return describeUnread(outcome.unread);
  }
}

function describeTask({ need: { task, atLeast }, range, result }: TaskOutcome): Text {
  if (range === undefined) {
    return result === 'not-applicable'
      ? { en: `${task}, which decides this, is not applicable`, ja: `判断のもととなる ${task} は対象外です` }
      : { en: `${task}, which decides this, is not assessed`, ja: `判断のもととなる ${task} は未評価です` };
  }
  const open =
    range.atMost > range.level ? { en: ` (up to ${range.atMost})`, ja: `（最大 ${range.atMost}）` } : NOTHING;
  return {
    en: `${task}, which decides this, at level ${atLeast} or above needed, found ${range.level}${open.en}`,
    ja: `判断のもととなる ${task} の達成レベル ${atLeast} 以上が必要です。現在は ${range.level}${open.ja}`,
  };
}

const NOTHING: Text = { en: '', ja: '' };

function describeReviews(outcome: ReviewsOutcome): Text {
  switch (outcome.result) {
    case 'met':
      return joinTexts([describeCount(outcome.count, outcome.need), describeDeclaration(outcome.count.declaration)]);
    case 'unmet': {
      if (outcome.count !== undefined) return describeCount(outcome.count, outcome.need);
      const asked = reviewsAsked(outcome.need);
      return { en: `not declared; needed: ${asked.en}`, ja: `自己申告がありません（必要：${asked.ja}）` };
    }
    case 'unknown':
      return describeDeclared({ ...outcome, kind: 'declared' });
  }
}

function describeDeclaration({ author, reviewer, expires, path, inherited }: Declaration): Text {
  if (inherited === true) {
    return {
      en: `declared by the organization (inherited), valid until ${expires}`,
      ja: `自己申告（組織から継承）、有効期限 ${expires}`,
    };
  }
  return {
    en: `declared by ${author}, reviewed by ${reviewer}, valid until ${expires} (${path})`,
    ja: `自己申告：${author}、確認者 ${reviewer}、有効期限 ${expires}（${path}）`,
  };
}

export function describeEquivalent({ author, reviewer, expires, path, inherited }: Equivalent): Text {
  if (inherited === true) {
    return {
      en: `replaced by an equivalent measure of the organization (inherited), valid until ${expires}`,
      ja: `同等の対策で代替（組織から継承）、有効期限 ${expires}`,
    };
  }
  return {
    en: `replaced by an equivalent measure: explained by ${author}, reviewed by ${reviewer}, valid until ${expires} (${path})`,
    ja: `同等の対策で代替：説明者 ${author}、確認者 ${reviewer}、有効期限 ${expires}（${path}）`,
  };
}

/** Added to the message of a criterion that stays unmet. */
export function describeException({ approver, expires, inherited }: Exception): Text {
  if (inherited === true) {
    return {
      en: `risk accepted by the organization (inherited) until ${expires}; it counts towards no level`,
      ja: `例外措置（未達・リスク受容。組織から継承）：期限 ${expires}。達成レベルには算入しません`,
    };
  }
  return {
    en: `risk accepted by ${approver} until ${expires}; it counts towards no level`,
    ja: `例外措置（未達・リスク受容）：承認者 ${approver}、期限 ${expires}。達成レベルには算入しません`,
  };
}

export function describeUnread(unread: Unseen): Text {
  const why = explainUnseen([unread]);
  return {
    en: `declarations and equivalents could not be read: ${why.en}`,
    ja: `自己申告・同等の対策を読めませんでした（${why.ja}）`,
  };
}

/** A task set aside by people although the task that decides about it has not. */
export function describeUndecided(task: string, { decidedBy }: { readonly decidedBy: string }): Text {
  return {
    en: `${task} is declared not applicable, but ${decidedBy}, which decides that, is not at level 1: it counts as level 0 until then`,
    ja: `${task} は対象外と申告されていますが、判断のもととなる ${decidedBy} が達成レベル 1 に達していないため、それまで達成レベル 0 として扱います`,
  };
}

export function describeNotApplicable({ approver, expires }: NotApplicableTask): Text {
  return {
    en: `the task is declared not applicable, approved by ${approver}, valid until ${expires}`,
    ja: `このタスクは対象外と申告されています（承認者 ${approver}、有効期限 ${expires}）`,
  };
}
