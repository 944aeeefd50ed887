import type { FactSheet } from '../../model/fact-sheet.ts';

/** What a release carries by way of an SBOM, and where it came from. */
export const releaseSheet = {
  'sbom.release-attached': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'Does the latest release carry a file that reads as an SBOM?',
      ja: '最新のリリースに、SBOM として読み取れるファイルが添付されているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      'ci-evidence',
    ],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Make a CycloneDX or SPDX document in the job that builds the release and attach it to the release, for example with "gh release upload".',
      ja: 'リリースをビルドするジョブで CycloneDX または SPDX の SBOM を生成し、「gh release upload」などでリリースに添付してください。',
    },
    silentOn: {
      en: 'whether the file is right, and whether every product of the release has one',
      ja: '内容が正しいかどうか、およびリリースに含まれるすべての製品に SBOM があるかどうか',
    },
  },
  'sbom.describes-release': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'Is the SBOM about this very release: by the hash of a shipped file, or by name and version?',
      ja: 'SBOM はそのリリース自体を対象としているか（配布物のハッシュ値、または名称とバージョンの一致）',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'ci-evidence',
    ],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Let the tool write the primary component with the name and version of the release, and with the SHA-256 of the shipped file. An SBOM copied from the release before is the usual cause.',
      ja: 'SBOM の主要コンポーネントに、リリースの名称・バージョンと配布物の SHA-256 を記載してください。前回リリースの SBOM をそのまま添付していることが主な原因です。',
    },
    silentOn: {
      en: 'whether the components it lists are those in the shipped file',
      ja: '記載されたコンポーネントが実際の配布物と一致するかどうか',
    },
  },
  'sbom.generated-in-build': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'Did the SBOM of the release come out of a workflow run on the commit of that release?',
      ja: 'リリースの SBOM は、そのリリースのコミットに対するワークフローの実行で生成されたものか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/actions/artifacts',
      'GET /repos/{owner}/{repo}/actions/runs',
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
      'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    ],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Make the SBOM in the workflow that builds the release, keep it as a workflow artefact, and attach the same file to the release.',
      ja: 'リリースをビルドするワークフローで SBOM を生成してアーティファクトとして保存し、同じファイルをリリースに添付してください。',
    },
    silentOn: {
      en: 'whether the job that made the SBOM is the one that built the shipped files',
      ja: 'SBOM を生成したジョブと配布物をビルドしたジョブが同一かどうか',
    },
  },
  'sbom.vex-published': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'Is a VEX published that speaks of this product: with the release, attested for it, or in the repository?',
      ja: '本製品を対象とする VEX が、リリースへの添付、アテステーション、リポジトリのいずれかで公開されているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      'files',
    ],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Write a VEX (OpenVEX, CycloneDX or CSAF in JSON) whose statements name this product and version, for example with "ssdf-gate sbom triage SBOM --vex-out FILE", and attach it to the release.',
      ja: '本製品の名称とバージョンを対象とする VEX（OpenVEX、CycloneDX、CSAF の JSON）を、「ssdf-gate sbom triage SBOM --vex-out FILE」などで作成し、リリースに添付してください。',
    },
    silentOn: {
      en: 'whether the statements are right and cover every known vulnerability, and who wrote what is not attested',
      ja: '記述が正しいか、既知の脆弱性をすべて扱っているか、および署名のない VEX の作成者',
    },
  },
  'sbom.recent-attached-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'How many of the last three stable releases carry a valid SBOM?',
      ja: '直近 3 件の安定版リリースのうち、妥当な SBOM が添付されているものの割合',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases', 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}'],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Make the SBOM a step of the release workflow, so that no release leaves without one.',
      ja: 'SBOM の生成をリリースのワークフローに組み込み、すべてのリリースに添付されるようにしてください。',
    },
    silentOn: { en: 'older releases, prereleases and drafts', ja: 'それより古いリリース、プレリリース、下書き' },
  },
} as const satisfies FactSheet;
