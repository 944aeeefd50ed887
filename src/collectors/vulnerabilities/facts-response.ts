import type { FactSheet } from '../../model/fact-sheet.ts';

const response = { type: 'ratio', better: 'more', audience: 'security', scope: 'history' } as const;

/** What people did about the alerts. */
export const responseSheet = {
  'vulnerability.triaged-ratio': {
    ...response,
    asks: {
      en: 'What share of the open and dismissed alerts, of dependencies and of code, did somebody look at?',
      ja: '依存関係とコードの未対応又は却下済みのアラートのうち、誰かが確認したものの割合はどれだけか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/dependabot/alerts',
      'GET /repos/{owner}/{repo}/code-scanning/alerts',
      'GET /repos/{owner}/{repo}/code-scanning/analyses',
      'files',
      'configuration',
    ],
    why: 'SP 800-218 RV.2.1',
    remedy: {
      en: 'Give each alert an assignee, an entry in .ssdf/triage/ or .ssdf/responses/, or a dismissal with a reason and a comment.',
      ja: '各アラートに担当者を割り当てるか、.ssdf/triage/ 又は .ssdf/responses/ に記録するか、理由とコメントを付けて却下してください。',
    },
    silentOn: {
      en: 'how good the look was; many dismissals within one minute are named in the reason',
      ja: '確認の質（1 分間にまとめて却下されたものは理由の中で示します）',
    },
  },
  'vulnerability.decided-ratio': {
    ...response,
    asks: {
      en: 'For what share of the severe open alerts is an SSVC decision stored with its inputs?',
      ja: '未対応の重大なアラートのうち、SSVC の判断とその入力値が保存されているものの割合はどれだけか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependabot/alerts', 'files'],
    why: 'SP 800-218 RV.2.1',
    remedy: {
      en: 'Write for each severe alert an entry into .ssdf/triage/<name>.yml with advisory, decision, decidedAt and inputs.',
      ja: '重大なアラートごとに、advisory・decision・decidedAt・inputs を .ssdf/triage/<名前>.yml に記録してください。',
    },
    silentOn: {
      en: 'whether the decision is right',
      ja: '判断の妥当性',
    },
  },
  'vulnerability.response-assigned-ratio': {
    ...response,
    asks: {
      en: 'For what share of the severe open alerts are a response and an owner recorded?',
      ja: '未対応の重大なアラートのうち、対応方針と担当者が記録されているものの割合はどれだけか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependabot/alerts', 'files', 'configuration'],
    why: 'SP 800-218 RV.2.2',
    remedy: {
      en: 'Write for each severe alert an entry into .ssdf/responses/<name>.yml with response (fix, mitigate or accept), owner and date; accept needs expires.',
      ja: '重大なアラートごとに、response（fix・mitigate・accept）・owner・date を .ssdf/responses/<名前>.yml に記録してください。accept には expires も必要です。',
    },
    silentOn: {
      en: 'whether the response was carried out; an assignee alone is no response',
      ja: '対応が実施されたかどうか（担当者の割り当てだけでは対応とみなしません）',
    },
  },
  'vulnerability.fixed-in-time-ratio': {
    ...response,
    asks: {
      en: 'What share of the severe alerts that fell due was fixed within the time limits of the organization?',
      ja: '期限を迎えた重大なアラートのうち、組織が定めた期限内に修正されたものの割合はどれだけか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependabot/alerts', 'configuration'],
    why: 'SP 800-218 RV.2.2',
    remedy: {
      en: 'Decide how long a fix may take and write it as fixWithin (critical, high) into .github/ssdf-gate.yml; this product sets no limit of its own.',
      ja: '深刻度ごとの修正期限を定め、.github/ssdf-gate.yml の fixWithin（critical・high）に記載してください。本ツールが独自の期限を定めることはありません。',
    },
    silentOn: {
      en: 'alerts that closed because a manifest was deleted, which count as fixed; a dismissed one counts as not fixed',
      ja: 'マニフェストの削除により閉じたアラート（修正済みとして数えます）。却下されたアラートは未修正として数えます',
    },
  },
} as const satisfies FactSheet;
