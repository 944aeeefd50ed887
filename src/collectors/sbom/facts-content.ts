import type { FactSheet } from '../../model/fact-sheet.ts';

/** How good the SBOM of the release, or the one handed over, is. */
export const contentSheet = {
  'sbom.schema-valid': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'Does the SBOM hold against its official schema, and do its references, purls, hashes and license expressions hold?',
      ja: 'SBOM は公式スキーマに適合し、参照・purl・ハッシュ値・ライセンス式も正しいか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'ci-evidence',
    ],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Run "ssdf-gate sbom check FILE": it names the place of each problem. SPDX in RDF is not read; give its JSON form.',
      ja: '「ssdf-gate sbom check ファイル名」で問題の箇所を確認してください。SPDX の RDF 形式には未対応のため、JSON 形式で用意してください。',
    },
    silentOn: {
      en: 'whether what it says is true, and whether license ids are on the SPDX list',
      ja: '記載内容が事実かどうか、およびライセンス ID が SPDX のリストにあるかどうか',
    },
  },
  'sbom.maturity-level': {
    type: 'integer',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'Which maturity level, 0 to 3, does the SBOM reach in the weakest attribute of the baseline table?',
      ja: 'SBOM は、ベースライン属性のうち最も低い属性で見て、成熟度 0～3 のどこまで達しているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'ci-evidence',
    ],
    why: 'SP 800-218 PS.3.2; deck, SBOM baseline attributes (after CISA 2024)',
    remedy: {
      en: 'Run "ssdf-gate sbom check FILE" and raise the attribute with the lowest level first; supplier, hash and completeness of relationships are the usual ones.',
      ja: '「ssdf-gate sbom check ファイル名」を実行し、最も低い属性から改善してください（多くの場合、サプライヤ名・ハッシュ値・関係の完全性です）。',
    },
    silentOn: {
      en: 'what the SBOM leaves out: two components can reach level 3, so read it with the coverage of the lockfiles',
      ja: 'SBOM に記載されていないもの。コンポーネントが 2 つでもレベル 3 になり得るため、ロックファイルの網羅率と併せて確認してください',
    },
  },
  'sbom.identified-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'How many components have a name, a version and an identifier that parses (purl, CPE or SWID)?',
      ja: '名称・バージョン・正しい識別子（purl、CPE、SWID のいずれか）を備えたコンポーネントの割合',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'ci-evidence',
    ],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Let the tool read a lockfile instead of a folder: it then knows exact versions and writes a purl for each package.',
      ja: 'SBOM ツールにフォルダーではなくロックファイルを読み込ませると、正確なバージョンと purl が記載されます。',
    },
    silentOn: {
      en: 'whether the identifier names the code that was really used; entries for single files are left out',
      ja: '識別子が実際に使われたコードを指すかどうか（ファイル単位の項目は数えません）',
    },
  },
  'sbom.lockfile-coverage-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'How many packages of the lockfiles at the tag are found in the SBOM, in that version?',
      ja: 'タグ時点のロックファイルにあるパッケージのうち、同じバージョンで SBOM に記載されているものの割合',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'ci-evidence',
      'files',
    ],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Make the SBOM from the lockfiles of the commit that is released, and check that the tool takes in every folder and ecosystem.',
      ja: 'リリースするコミットのロックファイルから SBOM を生成し、すべてのフォルダーとエコシステムが対象になっていることを確認してください。',
    },
    silentOn: {
      en: 'code that no lockfile names: vendored sources, binaries, commercial kits; packages marked as development only are left out',
      ja: 'ロックファイルに現れないコード（取り込んだソース、バイナリ、商用 SDK）。開発専用と記されたパッケージは数えません',
    },
  },
  'sbom.formats': {
    type: 'set',
    better: 'more',
    audience: 'public',
    scope: 'release',
    words: ['cyclonedx', 'spdx'],
    asks: { en: 'In which formats is there a valid SBOM?', ja: '妥当な SBOM がどの形式で用意されているか' },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'ci-evidence',
    ],
    why: 'SP 800-218 PS.3.2',
    remedy: {
      en: 'Attach the SBOM in the formats your recipients read; a converted copy counts.',
      ja: '受け取る側が読める形式の SBOM を添付してください（変換したものでも構いません）。',
    },
    silentOn: { en: 'whether both say the same', ja: '両方の形式の内容が一致するかどうか' },
  },
  'sbom.stated-details': {
    type: 'set',
    better: 'more',
    audience: 'public',
    scope: 'release',
    words: ['author', 'build-phase', 'completeness', 'tool', 'unknowns'],
    asks: {
      en: 'Which details does the SBOM state: a reachable author, the tool and its version, the phase it was made in, its completeness, what is not known?',
      ja: 'SBOM に明記されている事項はどれか（連絡の取れる作成者、ツールとバージョン、作成時の工程、完全性、不明な事項）',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      'ci-evidence',
    ],
    why: 'SP 800-218 PS.3.2; deck, SBOM baseline attributes (after CISA 2024)',
    remedy: {
      en: 'In CycloneDX fill metadata.authors, metadata.tools, metadata.lifecycles and a composition for the primary component; in SPDX the creators, and NONE or NOASSERTION where a list of dependencies ends.',
      ja: 'CycloneDX では metadata.authors、metadata.tools、metadata.lifecycles と主要コンポーネントの compositions を、SPDX では creators と、依存関係の末端の NONE または NOASSERTION を記載してください。',
    },
    silentOn: { en: 'whether the statements are true', ja: '記載が事実かどうか' },
  },
} as const satisfies FactSheet;
