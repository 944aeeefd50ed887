import type { FactSheet } from '../../model/fact-sheet.ts';

const match = { better: 'more', scope: 'run' } as const;

/** Matching of what was released with what is known, in a run that can be verified. */
export const matchSheet = {
  'vulnerability.decisions-refreshed-at': {
    ...match,
    type: 'instant',
    audience: 'security',
    asks: {
      en: 'When were decisions on vulnerabilities last compared with current data on exploitation (KEV, EPSS)?',
      ja: '脆弱性の判断が、最新の悪用情報（KEV・EPSS）と最後に照合されたのはいつか',
    },
    readFrom: ['ci-evidence', 'GET /repos/{owner}/{repo}/releases'],
    why: 'SP 800-218 RV.2.1',
    remedy: {
      en: 'Run "sbom triage" with --kev and --epss on the SBOM of the release in CI, and let the Action leave its JSON report for the App (inputs triage and evidence).',
      ja: 'CI でリリースの SBOM に「sbom triage」を --kev と --epss 付きで実行し、JSON のレポートを Action で残してください（入力 triage と evidence）。',
    },
    silentOn: {
      en: 'how quickly the data itself follows what happens',
      ja: 'データそのものの更新の早さ',
    },
  },
  'vulnerability.sbom-matched-at': {
    ...match,
    type: 'instant',
    audience: 'repository',
    asks: {
      en: 'When was the SBOM of the release last matched with databases of vulnerabilities?',
      ja: 'リリースの SBOM が脆弱性データベースと最後に照合されたのはいつか',
    },
    readFrom: ['ci-evidence', 'GET /repos/{owner}/{repo}/releases'],
    why: 'SP 800-218 RV.1.1',
    remedy: {
      en: 'In a scheduled CI run download the SBOM of the release, run "sbom triage" on that very file with current --osv and --kev, and let the Action leave its JSON report for the App (inputs triage and evidence).',
      ja: '定期実行の CI でリリースの SBOM をダウンロードし、そのファイルに最新の --osv と --kev で「sbom triage」を実行して、JSON のレポートを Action で残してください（入力 triage と evidence）。',
    },
    silentOn: {
      en: 'components that the SBOM does not name or that could not be looked up (the reason counts them), and what became of the findings',
      ja: 'SBOM に記載のない部品、照合できなかった部品（理由に件数を示します）、検出結果への対応',
    },
  },
  'vulnerability.sources': {
    ...match,
    type: 'set',
    audience: 'repository',
    words: ['github', 'osv', 'kev', 'epss', 'nvd', 'jvn', 'vendor'],
    asks: {
      en: 'With which databases of vulnerabilities was the SBOM of the release matched?',
      ja: 'リリースの SBOM はどの脆弱性データベースと照合されたか',
    },
    readFrom: ['ci-evidence', 'GET /repos/{owner}/{repo}/releases'],
    why: 'SP 800-218 RV.1.1',
    remedy: {
      en: 'Give "sbom triage" more than one database (--osv, --kev, --epss, --alerts) in CI, and let the Action leave its JSON report for the App (inputs triage and evidence).',
      ja: 'CI で「sbom triage」に複数のデータベース（--osv、--kev、--epss、--alerts）を与えて実行し、JSON のレポートを Action で残してください（入力 triage と evidence）。',
    },
    silentOn: {
      en: 'how complete each database is; NVD, JVN and what vendors publish, which sbom triage does not read by themselves, are never named',
      ja: '各データベースの網羅性（sbom triage が単独では読み取らない NVD・JVN・ベンダーの情報は示しません）',
    },
  },
} as const satisfies FactSheet;
