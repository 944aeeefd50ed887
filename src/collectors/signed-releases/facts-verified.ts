import type { FactSheet } from '../../model/fact-sheet.ts';
import { BRANCH_RULES } from '../read-from.ts';

const ofTheRelease = { better: 'more', audience: 'public', scope: 'release' } as const;

/** What only cryptography can settle; material that is present and cannot be checked leaves these unknown. */
export const verifiedSheet = {
  'release.assets-verified-ratio': {
    ...ofTheRelease,
    type: 'ratio',
    asks: {
      en: 'How many shipped files of the latest release verify against the expected signer?',
      ja: '最新リリースの配布物のうち、期待する署名者に対して検証できたものの割合',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
    ],
    why: 'SP 800-218 PS.2.1',
    remedy: {
      en: 'Sign or attest every file in the release workflow (actions/attest-build-provenance, or "cosign sign-blob --bundle").',
      ja: 'リリースのワークフローで全ファイルに署名またはアテステーションを付けてください（actions/attest-build-provenance、または「cosign sign-blob --bundle」）。',
    },
    silentOn: {
      en: 'copies in registries and on other sites; a key shipped in the same release proves no identity',
      ja: 'レジストリや他のサイトにある複製（同じリリースに同梱された鍵では署名者を確認できません）',
    },
  },
  'release.recent-verified-ratio': {
    ...ofTheRelease,
    type: 'ratio',
    asks: {
      en: 'In how many of the last three stable releases does every shipped file verify?',
      ja: '直近 3 件の安定版リリースのうち、すべての配布物を検証できたものの割合',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
    ],
    why: 'SP 800-218 PS.2.1',
    remedy: {
      en: 'Make signing a step of the release workflow, so that no release leaves without it.',
      ja: '署名をリリースのワークフローに組み込み、すべてのリリースで実行されるようにしてください。',
    },
    silentOn: { en: 'older releases, prereleases and drafts', ja: 'それより古いリリース、プレリリース、下書き' },
  },
  'release.recent-evidence-complete-ratio': {
    ...ofTheRelease,
    type: 'ratio',
    asks: {
      en: 'In how many of the last three stable releases are built files, SBOM, provenance and scan results kept together?',
      ja: '直近 3 件の安定版リリースのうち、成果物・SBOM・来歴・スキャン結果がそろって保管されているものの割合',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      'files',
    ],
    why: 'SP 800-218 PO.3.3',
    remedy: {
      en: 'Attach SBOM and scan results (SARIF) and attest the build in the release workflow, so that no release leaves without them.',
      ja: 'リリースのワークフローで SBOM とスキャン結果（SARIF）を添付し、ビルドの来歴を付け、すべてのリリースで実行されるようにしてください。',
    },
    silentOn: {
      en: 'whether what is kept is right; a release without a scan that was kept elsewhere counts as short',
      ja: '保管物の内容の正しさ（リリース以外の場所に保管した結果は数えません）',
    },
  },
  'release.rejected-signatures': {
    ...ofTheRelease,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many signatures or attestations of the latest release are wrong: another file, another signer, a bad chain?',
      ja: '最新リリースの署名・アテステーションのうち、誤っているもの（対象ファイルや署名者の相違、証明書チェーンの不備）はいくつか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
    ],
    why: 'SP 800-218 PS.2.1',
    remedy: {
      en: 'Remove the signature that the reason names, sign the file again in the release workflow and publish a new release.',
      ja: '理由に示された署名を取り除き、リリースのワークフローで署名し直したうえで、新しいリリースを公開してください。',
    },
    silentOn: {
      en: 'signatures that could not be checked: those are not counted as wrong',
      ja: '検証できなかった署名（誤りとは数えません）',
    },
  },
  'provenance.assets-attested-ratio': {
    ...ofTheRelease,
    type: 'ratio',
    asks: {
      en: 'How many shipped files of the latest release have verified build provenance (SLSA)?',
      ja: '最新リリースの配布物のうち、検証済みのビルド来歴（SLSA provenance）があるものの割合',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases', 'GET /repos/{owner}/{repo}/attestations/{subject_digest}'],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Add actions/attest-build-provenance to the job that builds the release, with every shipped file as its subject.',
      ja: 'リリースをビルドするジョブに actions/attest-build-provenance を追加し、すべての配布物を対象にしてください。',
    },
    silentOn: {
      en: 'provenance that only a registry (npm, OCI) holds',
      ja: 'レジストリ（npm、OCI）だけにある来歴',
    },
  },
  'provenance.slsa-build-level': {
    ...ofTheRelease,
    type: 'integer',
    asks: {
      en: 'Which SLSA build level does the provenance of the shipped files show, the lowest of all files?',
      ja: '配布物の来歴が示す SLSA Build レベルはいくつか（全配布物のうち最も低いもの）',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases', 'GET /repos/{owner}/{repo}/attestations/{subject_digest}'],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Build on GitHub-hosted runners and attest with actions/attest-build-provenance (level 2); move the build into a reusable workflow that the callers cannot change for level 3.',
      ja: 'GitHub ホストランナーでビルドし、actions/attest-build-provenance で来歴を付けてください（レベル 2）。レベル 3 には、呼び出し側が変更できない再利用可能ワークフローでビルドしてください。',
    },
    silentOn: {
      en: 'whether the builder really keeps what its level promises',
      ja: 'ビルド基盤が、そのレベルの要求を実際に満たしているかどうか',
    },
  },
  'provenance.workflow-expected': {
    ...ofTheRelease,
    type: 'boolean',
    asks: {
      en: 'Were the shipped files built by the expected workflow of the expected repository?',
      ja: '配布物は、期待するリポジトリの期待するワークフローでビルドされたものか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases', 'GET /repos/{owner}/{repo}/attestations/{subject_digest}'],
    why: 'SP 800-218 PW.6.2',
    remedy: {
      en: 'Attest the build with actions/attest-build-provenance, and start the release workflow by a tag push without free inputs.',
      ja: 'actions/attest-build-provenance でビルドの来歴を付けてください。リリースのワークフローは、自由入力を使わずタグのプッシュで起動してください。',
    },
    silentOn: {
      en: 'what the steps of that workflow did',
      ja: 'ワークフローの各ステップが実行した内容',
    },
  },
  'provenance.built-from-protected-ref': {
    ...ofTheRelease,
    type: 'boolean',
    asks: {
      en: 'Were the shipped files built from a branch or tag that can be neither deleted nor force-pushed?',
      ja: '配布物は、削除と強制プッシュが禁止されたブランチまたはタグからビルドされたか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      ...BRANCH_RULES,
      'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
    ],
    why: 'SP 800-218 PW.6.2',
    remedy: {
      en: 'Protect the tags of releases: Settings > Rules > Rulesets > New tag ruleset, pattern "v*", restrict deletions and updates; or publish immutable releases.',
      ja: 'リリースのタグを保護してください（Settings > Rules > Rulesets > New tag ruleset で「v*」の削除と更新を制限）。またはイミュータブルリリースを使ってください。',
    },
    silentOn: {
      en: 'the rules at the time of the build: they are read as they are now',
      ja: 'ビルド時点のルール（現在のルールを確認しています）',
    },
  },
  'ci.reproducible-build': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'Did a second build give the same bytes as the released asset?',
      ja: '2 回目のビルドで、リリースされたアセットと同一のバイト列が得られたか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases', 'GET /repos/{owner}/{repo}/attestations/{subject_digest}'],
    why: 'SP 800-218 PS.3.1',
    remedy: {
      en: 'Build the release a second time in another run, best on another builder, and attest the files there too (actions/attest-build-provenance); a bundle that is kept elsewhere can be handed over with --bundle.',
      ja: '別の実行（できれば別のビルド環境）でリリースを再度ビルドし、そこでもファイルの来歴証明（actions/attest-build-provenance）を作成してください。別の場所にある署名バンドルは --bundle で渡せます。',
    },
    silentOn: {
      en: 'whether the second run built the file or merely fetched it, and what both builders have in common',
      ja: '2 回目の実行が実際にビルドしたか（取得しただけでないか）と、両方のビルド環境に共通する要素',
    },
  },
  'provenance.predicate-kinds': {
    ...ofTheRelease,
    type: 'set',
    words: ['cyclonedx', 'evidence', 'provenance', 'release', 'spdx', 'test', 'vsa', 'vulnerability'],
    asks: {
      en: 'Of which kinds are the verified attestations of the shipped files?',
      ja: '配布物の検証済みアテステーションにはどの種類があるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases', 'GET /repos/{owner}/{repo}/attestations/{subject_digest}'],
    why: 'SP 800-218 PO.3.3',
    remedy: {
      en: 'Attest what the release workflow makes: actions/attest-build-provenance for the build, actions/attest-sbom for the SBOM, actions/attest for other results.',
      ja: 'リリースのワークフローの結果にアテステーションを付けてください（ビルドは actions/attest-build-provenance、SBOM は actions/attest-sbom、その他は actions/attest）。',
    },
    silentOn: {
      en: 'the content of the attestations: each is judged by facts of its own',
      ja: 'アテステーションの内容（それぞれ別の項目で判定します）',
    },
  },
  'sbom.attested': {
    ...ofTheRelease,
    type: 'boolean',
    asks: {
      en: 'Is there a verified attestation that ties an SBOM to a shipped file?',
      ja: '配布物に対する SBOM のアテステーションがあり、検証できたか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
    ],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Attest the SBOM in the release workflow (actions/attest-sbom, or "cosign attest --type cyclonedx"), with the shipped file as its subject.',
      ja: 'リリースのワークフローで、配布物を対象として SBOM のアテステーションを作成してください（actions/attest-sbom、または「cosign attest --type cyclonedx」）。',
    },
    silentOn: {
      en: 'whether the attested document is the one attached to the release',
      ja: 'アテステーションの SBOM とリリースに添付された SBOM が同一かどうか',
    },
  },
} as const satisfies FactSheet;
