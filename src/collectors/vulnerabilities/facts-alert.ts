import type { FactSheet } from '../../model/fact-sheet.ts';

const alerts = { audience: 'security', scope: 'history', why: 'SP 800-218 RV.2.2' } as const;
const since = { ...alerts, type: 'instant', better: 'more' } as const;

/** Alerts that are open. */
export const alertSheet = {
  'vulnerability.open-severe': {
    ...alerts,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many critical or high Dependabot alerts are open?',
      ja: '未対応の重大（critical・high）な Dependabot アラートはいくつあるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependabot/alerts'],
    remedy: {
      en: 'Security > Dependabot, filter "is:open severity:critical,high": update each package, or dismiss the alert with a reason and a comment.',
      ja: 'Security > Dependabot で「is:open severity:critical,high」を指定し、各パッケージを更新するか、理由とコメントを付けて却下してください。',
    },
    silentOn: {
      en: 'vulnerabilities that GitHub does not know, packages that its dependency graph does not see, and whether the flawed code is reached',
      ja: 'GitHub が把握していない脆弱性、依存関係グラフに現れないパッケージ、および脆弱なコードが実際に使われるかどうか',
    },
  },
  'vulnerability.oldest-open-critical-at': {
    ...since,
    asks: {
      en: 'Since when has the oldest critical Dependabot alert been open?',
      ja: '最も古い未対応の critical の Dependabot アラートはいつからか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependabot/alerts'],
    remedy: {
      en: 'Security > Dependabot, filter "is:open severity:critical" and sort by oldest: update or mitigate the first one.',
      ja: 'Security > Dependabot で「is:open severity:critical」を古い順に並べ、先頭から更新又は緩和してください。',
    },
    silentOn: {
      en: 'when the vulnerability was published: the time is when GitHub raised the alert, and reopening keeps it',
      ja: '脆弱性の公表日（日時は GitHub がアラートを作成した時点で、再オープンしても変わりません）',
    },
  },
  'vulnerability.oldest-open-high-at': {
    ...since,
    asks: {
      en: 'Since when has the oldest high Dependabot alert been open?',
      ja: '最も古い未対応の high の Dependabot アラートはいつからか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependabot/alerts'],
    remedy: {
      en: 'Security > Dependabot, filter "is:open severity:high" and sort by oldest: update or mitigate the first one.',
      ja: 'Security > Dependabot で「is:open severity:high」を古い順に並べ、先頭から更新又は緩和してください。',
    },
    silentOn: {
      en: 'when the vulnerability was published: the time is when GitHub raised the alert, and reopening keeps it',
      ja: '脆弱性の公表日（日時は GitHub がアラートを作成した時点で、再オープンしても変わりません）',
    },
  },
  'vulnerability.oldest-open-known-exploited-at': {
    ...since,
    asks: {
      en: 'Since when has the oldest alert about a vulnerability that is known to be exploited been open?',
      ja: '悪用が確認されている脆弱性のうち、最も古い未対応のアラートはいつからか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependabot/alerts', 'operator-data'],
    remedy: {
      en: 'Compare the open alerts with a current list of known exploited vulnerabilities (KEV) and fix those on it first.',
      ja: '未対応のアラートを最新の「悪用が確認された脆弱性（KEV）」の一覧と照合し、該当するものから修正してください。',
    },
    silentOn: {
      en: 'exploitation that the list has not recorded',
      ja: '一覧に記録されていない悪用',
    },
  },
  'vulnerability.open-malware': {
    ...alerts,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many components are malware by open Dependabot alerts or by records of OSV (MAL-)?',
      ja: '未対応の Dependabot アラート又は OSV の情報（MAL-）でマルウェアとされた部品はいくつあるか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/dependabot/alerts',
      'GET /repos/{owner}/{repo}/dependency-graph/sbom',
      'ci-evidence',
      'operator-data',
    ],
    remedy: {
      en: 'Remove each package that is malware, replace every credential its machine could read, and rebuild. Where the number is open: switch alerts about malware on under Settings > Advanced Security, and give the product a copy of OSV records.',
      ja: 'マルウェアと判定された各パッケージを取り除き、その環境で読み取れた認証情報をすべて交換して再ビルドしてください。件数が不明な場合は、Settings > Advanced Security でマルウェアのアラートを有効にし、OSV の情報の写しを本ツールに与えてください。',
    },
    silentOn: {
      en: 'malware that neither database knows yet, actions of workflows, and whether GitHub alerts about malware are switched on, which it does not tell',
      ja: 'どちらのデータベースにもまだ登録のないマルウェア、ワークフローのアクション、および GitHub のマルウェアアラートが有効かどうか（GitHub から取得できません）',
    },
  },
} as const satisfies FactSheet;
