import type { FactSheet } from '../../model/fact-sheet.ts';

const alerts = { audience: 'security', scope: 'history', why: 'SP 800-218 PW.7.2' } as const;

/** What static analysis found, and what became of it. */
export const alertSheet = {
  'sast.open-severe': {
    ...alerts,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many critical or high findings of static analysis are open on the default branch?',
      ja: '既定ブランチで未対応の、静的解析による重大（critical・high）な検出事項はいくつあるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/code-scanning/alerts', 'GET /repos/{owner}/{repo}/code-scanning/analyses'],
    remedy: {
      en: 'Security > Code scanning, filter "is:open severity:critical,high": fix each finding, or dismiss it with a reason and a comment.',
      ja: 'Security > Code scanning で「is:open severity:critical,high」を指定し、各検出事項を修正するか、理由とコメントを付けて却下してください。',
    },
    silentOn: {
      en: 'how good the rules are and how the tool rates severity; findings suppressed in the source are not seen',
      ja: 'ルールの質とツールによる深刻度の付け方（ソースコード内で抑止された検出事項は確認できません）',
    },
  },
  'sast.oldest-open-severe-at': {
    ...alerts,
    type: 'instant',
    better: 'more',
    asks: {
      en: 'Since when has the oldest critical or high finding of static analysis been open?',
      ja: '静的解析による重大（critical・high）な検出事項のうち、最も古い未対応のものはいつからか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/code-scanning/alerts', 'GET /repos/{owner}/{repo}/code-scanning/analyses'],
    remedy: {
      en: 'Security > Code scanning, sort by oldest: fix the oldest severe findings first, or dismiss them with a reason and a comment.',
      ja: 'Security > Code scanning を古い順に並べ、古い重大な検出事項から修正するか、理由とコメントを付けて却下してください。',
    },
    silentOn: {
      en: 'that code which moves may get a new alert with a new date',
      ja: 'コードの移動により、新しい日時で別のアラートになる場合があること',
    },
  },
  'sast.dismissals-explained-ratio': {
    ...alerts,
    type: 'ratio',
    better: 'more',
    asks: {
      en: 'What share of the dismissed findings of static analysis carries a reason and a comment?',
      ja: '却下された静的解析の検出事項のうち、理由とコメントがあるものの割合はどれだけか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/code-scanning/alerts', 'GET /repos/{owner}/{repo}/code-scanning/analyses'],
    remedy: {
      en: 'Security > Code scanning, filter "is:closed resolution:wont-fix,false-positive,used-in-tests": reopen dismissals without a comment and dismiss them again with one.',
      ja: 'Security > Code scanning で「is:closed」の却下済みアラートを表示し、コメントのないものは再度オープンしてから、コメントを付けて却下し直してください。',
    },
    silentOn: {
      en: 'whether the explanation is right and who agreed to it; suppressions in the source are not seen',
      ja: '説明の妥当性と、誰が同意したか（ソースコード内での抑止は確認できません）',
    },
  },
} as const satisfies FactSheet;
