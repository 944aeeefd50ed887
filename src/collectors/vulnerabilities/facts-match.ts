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
    readFrom: ['ci-evidence'],
    why: 'SP 800-218 RV.2.1',
    remedy: {
      en: 'Run the triage of vulnerabilities over current KEV and EPSS data in CI, and hand its result over.',
      ja: 'CI で最新の KEV と EPSS を用いて脆弱性のトリアージを実行し、その結果を渡してください。',
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
    readFrom: ['ci-evidence'],
    why: 'SP 800-218 RV.1.1',
    remedy: {
      en: 'Match the SBOM of the release with OSV and KEV in a scheduled CI run, and hand its result over.',
      ja: '定期実行の CI でリリースの SBOM を OSV や KEV と照合し、その結果を渡してください。',
    },
    silentOn: {
      en: 'components that the SBOM does not name',
      ja: 'SBOM に記載のない部品',
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
    readFrom: ['ci-evidence'],
    why: 'SP 800-218 RV.1.1',
    remedy: {
      en: 'Match the SBOM with more than one database, such as OSV and JVN, and hand the result over.',
      ja: 'SBOM を OSV や JVN など複数のデータベースと照合し、その結果を渡してください。',
    },
    silentOn: {
      en: 'how complete each database is',
      ja: '各データベースの網羅性',
    },
  },
} as const satisfies FactSheet;
