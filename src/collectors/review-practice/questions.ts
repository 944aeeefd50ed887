import type { MergedPullRequest } from '../../ports/pull-requests.ts';
import { SECURITY_LABEL } from '../../model/label-words.ts';
import type { Places } from '../document-files.ts';
import { isLabel, type OwnLabels } from '../labels.ts';
import { isDesignPath, isTestPath } from './paths.ts';
import { FEWEST, someOf, type Share } from './shares.ts';

export const APPROVED: Share = {
  id: 'review.approved-by-other-ratio',
  by: 'people',
  fewest: FEWEST,
  did: {
    test: ({ approvedByOther }) => approvedByOther,
    called: { en: 'had the approval of another person', ja: '本人以外の承認を得ています' },
  },
  cannotTell: { en: 'who approved or who pushed last', ja: '承認者または最後にプッシュした人' },
};

export const DESIGN = 'review.design-approved-by-other-ratio';

export function designApproved(places: Places): Share {
  return {
    ...APPROVED,
    id: DESIGN,
    among: {
      test: ({ paths }) => someOf(paths, (path) => isDesignPath(path, places)),
      called: { en: 'touch the design', ja: '設計に関するファイルを変更する' },
    },
    cannotTell: {
      en: 'which files they changed, who approved or who pushed last',
      ja: '変更されたファイル、承認者または最後にプッシュした人',
    },
  };
}

export const LINKED: Share = {
  id: 'review.linked-issue-ratio',
  by: 'people',
  fewest: FEWEST,
  did: {
    test: ({ linked }) => linked,
    called: { en: 'are linked to an issue that they close', ja: 'クローズする Issue に関連付けられています' },
  },
  cannotTell: { en: 'which issues they close', ja: 'クローズする Issue' },
};

/** GitHub keeps check runs for 400 days; of an older merge an empty list says nothing. */
const CHECKS_KEPT = 400 * 86_400_000;

function mayBeForgotten({ mergedAt }: MergedPullRequest, at: string): boolean {
  return Date.parse(at) - Date.parse(mergedAt) >= CHECKS_KEPT;
}

/** Robots count: a check does not mind who wrote the change. */
export function checked(at: string): Share {
  return {
    id: 'review.checked-merges-ratio',
    by: 'anyone',
    fewest: FEWEST,
    did: {
      test: (one) => (one.checks.finished === false && mayBeForgotten(one, at) ? undefined : one.checks.finished),
      called: { en: 'had at least one check with a result before the merge', ja: 'マージ前に 1 件以上のチェックを終えています' },
    },
    cannotTell: { en: 'what their checks had said', ja: 'チェックの結果' },
  };
} // prettier-ignore

export function greenAtMerge(at: string): Share {
  return {
    ...checked(at),
    id: 'review.green-at-merge-ratio',
    did: {
      test: (one) => (one.checks.finished !== true && mayBeForgotten(one, at) ? undefined : one.checks.green),
      called: {
        en: 'had passed their checks when they were merged, with none failed or still running',
        ja: 'マージ時点でチェックに合格しており、失敗や実行中のものがありません',
      },
    },
  };
}

/** `own`: what the repository calls the label beside its word. */
export function securityFixTested(own: OwnLabels): Share {
  return {
    id: SECURITY_FIX,
    by: 'people',
    fewest: 1,
    among: {
      test: ({ labels }) => someOf(labels, (name) => isLabel(name, SECURITY_LABEL, own)),
      called: { en: `bear the label "${SECURITY_LABEL}"`, ja: `ラベル「${SECURITY_LABEL}」の付いた` },
    },
    did: {
      test: ({ paths }) => someOf(paths, isTestPath),
      called: { en: 'also touch a test', ja: 'テストも変更しています' },
    },
    cannotTell: { en: 'which labels they bear or which files they changed', ja: 'ラベルまたは変更されたファイル' },
  };
}

export const SECURITY_FIX = 'review.security-fix-with-test-ratio';
