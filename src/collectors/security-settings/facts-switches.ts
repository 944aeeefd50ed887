import type { FactSheet } from '../../model/fact-sheet.ts';

const setting = { type: 'boolean', better: 'more', scope: 'settings' } as const;

/** Security features that GitHub runs by itself once they are switched on. */
export const switchSheet = {
  'sca.alerts-enabled': {
    ...setting,
    audience: 'repository',
    asks: {
      en: 'Does GitHub raise alerts for vulnerable dependencies?',
      ja: '脆弱な依存関係に対する Dependabot アラートが有効か',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/vulnerability-alerts',
      'GraphQL Repository.hasVulnerabilityAlertsEnabled',
      'GET /repos/{owner}/{repo}/actions/permissions',
    ],
    why: 'SP 800-218 PW.4.4',
    remedy: {
      en: 'Enable "Dependency graph" and "Dependabot alerts" under Settings > Advanced Security.',
      ja: 'Settings > Advanced Security で「Dependency graph」と「Dependabot alerts」を有効にしてください。',
    },
    silentOn: {
      en: 'whether the dependency graph is on and complete, and whether anybody reads the alerts',
      ja: '依存関係グラフが有効かつ網羅的であるか、アラートが確認されているか',
    },
  },
  'sca.security-updates-enabled': {
    ...setting,
    audience: 'repository',
    asks: {
      en: 'Does Dependabot open pull requests that repair vulnerable dependencies?',
      ja: '脆弱な依存関係を修正するプルリクエストを Dependabot が作成するか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/automated-security-fixes'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Enable "Dependabot security updates" under Settings > Advanced Security. GitHub pauses it when its pull requests are left alone: merge one to go on.',
      ja: 'Settings > Advanced Security で「Dependabot security updates」を有効にしてください。プルリクエストを放置すると GitHub が一時停止するため、停止している場合は 1 件マージして再開してください。',
    },
    silentOn: {
      en: 'whether the pull requests are merged, and ecosystems that Dependabot does not know',
      ja: 'プルリクエストがマージされているか、Dependabot が対応していないエコシステム',
    },
  },
  'secrets.scanning-enabled': {
    ...setting,
    audience: 'repository',
    asks: {
      en: 'Does GitHub look for secrets in what is pushed?',
      ja: 'シークレットスキャンが有効か',
    },
    readFrom: ['GET /repos/{owner}/{repo}'],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Enable "Secret scanning" (in "Secret Protection") under Settings > Advanced Security.',
      ja: 'Settings > Advanced Security の「Secret Protection」で「Secret scanning」を有効にしてください。',
    },
    silentOn: {
      en: 'secrets of other forms than the patterns of known providers, and scanners other than GitHub',
      ja: '既知のプロバイダーのパターンに当てはまらないシークレット、および GitHub 以外のスキャナー',
    },
  },
  'vulnerability.private-reporting-enabled': {
    ...setting,
    audience: 'public',
    asks: {
      en: 'Can anybody report a vulnerability in private on GitHub?',
      ja: 'GitHub 上で脆弱性を非公開で報告できるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/private-vulnerability-reporting'],
    why: 'SP 800-218 RV.1.3',
    remedy: {
      en: 'Enable "Private vulnerability reporting" under Settings > Advanced Security. Another private channel can be declared.',
      ja: 'Settings > Advanced Security で「Private vulnerability reporting」を有効にしてください。別の非公開窓口がある場合は自己申告できます。',
    },
    silentOn: {
      en: 'who is told of a report and how soon somebody answers',
      ja: '報告が誰に通知されるか、どの程度の期間で回答するか',
    },
  },
  'vulnerability.policy-published': {
    ...setting,
    audience: 'public',
    asks: {
      en: 'Does the repository show a security policy, its own or the organisation’s?',
      ja: 'リポジトリ独自の、または Organization から継承したセキュリティポリシーが公開されているか',
    },
    readFrom: ['GraphQL Repository.isSecurityPolicyEnabled', 'files'],
    why: 'SP 800-218 RV.1.3',
    remedy: {
      en: 'Add SECURITY.md to this repository or, for all repositories of the owner, to the public repository ".github" of the organisation.',
      ja: 'このリポジトリに SECURITY.md を追加するか、Organization の公開リポジトリ「.github」に追加して全リポジトリに適用してください。',
    },
    silentOn: {
      en: 'what the policy says and whether it is followed',
      ja: 'ポリシーの内容と遵守状況',
    },
  },
} as const satisfies FactSheet;
