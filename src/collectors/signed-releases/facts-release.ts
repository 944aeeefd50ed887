import type { FactSheet } from '../../model/fact-sheet.ts';

const ofTheRelease = { better: 'more', audience: 'public', scope: 'release' } as const;

/** What a release consists of and what can be checked about it without its signatures. */
export const releaseSheet = {
  'release.published': {
    ...ofTheRelease,
    type: 'integer',
    asks: {
      en: 'How many releases are published, drafts and prereleases not counted?',
      ja: '公開済みのリリースはいくつか（下書きとプレリリースを除く）',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases'],
    why: 'SP 800-218 PS.3.1',
    remedy: {
      en: 'Publish what you ship as a GitHub release: Releases > Draft a new release, or "gh release create v1.2.3 <files>". If you ship elsewhere, say so in .ssdf/equivalents/.',
      ja: '出荷物を GitHub のリリースとして公開してください（Releases > Draft a new release、または「gh release create v1.2.3 <ファイル>」）。別の場所で提供している場合は .ssdf/equivalents/ に同等の対策として記載してください。',
    },
    silentOn: {
      en: 'tags without a release, and what is shipped through registries or other sites',
      ja: 'リリースのないタグ、およびレジストリや他のサイトで提供しているもの',
    },
  },
  'release.assets-with-digest-ratio': {
    ...ofTheRelease,
    type: 'ratio',
    asks: {
      en: 'How many files of the latest release have a digest, from GitHub or in an attached checksum file?',
      ja: '最新リリースのファイルのうち、ハッシュ値があるもの（GitHub が計算した値、または添付のハッシュ値ファイル）の割合',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases'],
    why: 'SP 800-218 PS.2.1',
    remedy: {
      en: 'Attach a SHA256SUMS that lists every file; upload files from before June 2025 again, so that GitHub computes their digest.',
      ja: '全ファイルを記載した SHA256SUMS を添付してください。2025 年 6 月より前のファイルは、再アップロードすると GitHub がハッシュ値を計算します。',
    },
    silentOn: {
      en: 'what was built: the digest that GitHub computes describes only what GitHub stores',
      ja: 'ビルド結果との一致（GitHub が計算するハッシュ値は、GitHub に保管されたファイルを示すだけです）',
    },
  },
  'release.assets-signed-ratio': {
    ...ofTheRelease,
    type: 'ratio',
    asks: {
      en: 'How many shipped files of the latest release have a signature or an attestation that belongs to them?',
      ja: '最新リリースの配布物のうち、対応する署名またはアテステーションがあるものの割合',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
    ],
    why: 'SP 800-218 PS.2.1',
    remedy: {
      en: 'Sign every file in the release workflow: actions/attest-build-provenance, or "cosign sign-blob --bundle <file>.sigstore.json <file>". A signed checksum file covers the files it lists.',
      ja: 'リリースのワークフローで全ファイルに署名してください（actions/attest-build-provenance、または「cosign sign-blob --bundle <ファイル>.sigstore.json <ファイル>」）。署名済みのハッシュ値ファイルに記載されたファイルも署名ありと数えます。',
    },
    silentOn: {
      en: 'whether the signatures are right and whose they are: they are present, not verified',
      ja: '署名が正しいか、誰の署名か（署名の有無のみを確認し、検証はしていません）',
    },
  },
  'release.immutability-enabled': {
    type: 'boolean',
    better: 'more',
    audience: 'repository',
    scope: 'settings',
    asks: {
      en: 'Are releases locked against change once they are published?',
      ja: '公開後のリリースを変更できない設定（イミュータブルリリース）になっているか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/immutable-releases', 'GET /repos/{owner}/{repo}/actions/permissions'],
    why: 'SP 800-218 PS.3.1',
    remedy: {
      en: 'Settings > General > Releases: tick "Enable release immutability".',
      ja: 'Settings > General > Releases で「Enable release immutability」を有効にしてください。',
    },
    silentOn: {
      en: 'releases published before the switch: it holds only for later ones',
      ja: '有効化より前に公開されたリリース（以後に公開するリリースにのみ適用されます）',
    },
  },
  'release.recent-immutable-ratio': {
    ...ofTheRelease,
    type: 'ratio',
    asks: {
      en: 'How many of the last three stable releases are immutable?',
      ja: '直近 3 件の安定版リリースのうち、イミュータブルなものの割合',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases'],
    why: 'SP 800-218 PS.3.1',
    remedy: {
      en: 'Settings > General > Releases: tick "Enable release immutability"; releases published from then on are locked with their files and tag.',
      ja: 'Settings > General > Releases で「Enable release immutability」を有効にしてください。以後に公開するリリースは、ファイルとタグを含めて変更できなくなります。',
    },
    silentOn: {
      en: 'releases that were deleted: they leave no trace in the list',
      ja: '削除されたリリース（一覧に痕跡が残りません）',
    },
  },
  'release.evidence-kinds': {
    ...ofTheRelease,
    type: 'set',
    words: [
      'artifact',
      'checksum',
      'evidence-pack',
      'lockfile',
      'provenance',
      'sbom',
      'scan',
      'signature',
      'source',
      'test',
      'vex',
    ],
    asks: {
      en: 'What is kept with the latest release: source, built files, checksums, signatures, SBOM, provenance, results of scans and tests, lockfile, VEX, evidence pack?',
      ja: '最新リリースとともに保管されているものは何か（ソース、成果物、ハッシュ値、署名、SBOM、来歴、スキャン結果、テスト結果、ロックファイル、VEX、証跡パック）',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      'files',
    ],
    why: 'SP 800-218 PS.3.1',
    remedy: {
      en: 'Attach what is missing in the release workflow, for example "gh release upload v1.2.3 SHA256SUMS app.cdx.json results.sarif"; keep the lockfile in the tree at the tag.',
      ja: '不足しているものをリリースのワークフローで添付してください（例: 「gh release upload v1.2.3 SHA256SUMS app.cdx.json results.sarif」）。ロックファイルはタグの時点のツリーに含めてください。',
    },
    silentOn: {
      en: "whether what is kept is right; signatures and provenance are not verified, and the bytes of GitHub's source archive may change",
      ja: '保管物の内容の正しさ（署名と来歴は検証していません。GitHub のソースアーカイブはバイト単位の同一性が保証されません）',
    },
  },
  'release.verification-documented': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'Is a command that checks a download written in README, SECURITY, docs or the release notes?',
      ja: '取得物を検証するコマンドが README、SECURITY、docs、リリースノートのいずれかに記載されているか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/releases', 'files'],
    why: 'SP 800-218 PS.2.1',
    remedy: {
      en: 'Write the exact command into README.md, for example "gh attestation verify <file> --repo <owner>/<name>", with the repository, identity or key that the reader should expect.',
      ja: '検証コマンドを README.md に記載してください（例: 「gh attestation verify <ファイル> --repo <所有者>/<リポジトリ>」）。取得者が期待すべきリポジトリ、署名者、鍵も併せて示してください。',
    },
    silentOn: {
      en: 'whether the command works and names the right signer; a checksum alone names none',
      ja: 'コマンドが実際に動作するか、正しい署名者を指定しているか（ハッシュ値の照合だけでは署名者は分かりません）',
    },
  },
} as const satisfies FactSheet;
