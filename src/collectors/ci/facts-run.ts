import type { FactSheet } from '../../model/fact-sheet.ts';
import { BRANCH_RULES } from '../read-from.ts';

/** Tests and results: what a merge waits for, and what this commit's run gave. */
export const runSheet = {
  'ci.tests-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Does a merge into the default branch wait for a job that runs tests?',
      ja: '既定ブランチへのマージに、テストを実行するジョブの成功が必須となっているか',
    },
    readFrom: [
      'files',
      ...BRANCH_RULES,
      'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
      'GET /repos/{owner}/{repo}/code-scanning/default-setup',
    ],
    why: 'SP 800-218 PW.8.2',
    remedy: {
      en: 'Settings > Rules > Rulesets, on a ruleset for the default branch: "Require status checks to pass" with the name of the job that runs the tests, and no "|| true" or "continue-on-error: true" on them.',
      ja: 'Settings > Rules > Rulesets で、既定ブランチを対象とするルールセットに「Require status checks to pass」を追加し、テストを実行するジョブの名前を指定してください。テストから「|| true」や「continue-on-error: true」は取り除いてください。',
    },
    silentOn: {
      en: 'whether the tests are many or good, that a skipped job passes, and tests that a service outside GitHub Actions runs',
      ja: 'テストの量と質、スキップされたジョブが成功扱いになること、GitHub Actions 以外のサービスが実行するテスト',
    },
  },
  'ci.tests-passed': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'run',
    asks: {
      en: 'Did the tests of this commit run and pass?',
      ja: 'このコミットのテストが実行され、すべて合格したか',
    },
    readFrom: ['ci-evidence'],
    why: 'SP 800-218 PW.8.2',
    remedy: {
      en: 'Let the test runner write a JUnit report and give it with --junit; then mend the tests that fail, and run at least one that is not skipped.',
      ja: 'テストランナーに JUnit 形式のレポートを出力させ、--junit で渡してください。失敗したテストを修正し、スキップされないテストを少なくとも 1 件実行してください。',
    },
    silentOn: {
      en: 'what the tests look at, and whether the report is of this commit where it names none; tests that passed when run again count as passed and stand in the reason',
      ja: 'テストの内容と、コミットの記載がないレポートが本当にこのコミットのものか（再実行で合格したテストは合格とし、件数を理由に示します）',
    },
  },
  'ci.line-coverage-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'run',
    asks: {
      en: 'Which share of the lines of code did the tests of this commit run?',
      ja: 'このコミットのテストで実行されたコード行の割合はどれだけか',
    },
    readFrom: ['ci-evidence'],
    why: 'SP 800-218 PW.8.2',
    remedy: {
      en: 'Let the tests write a coverage report (LCOV, Cobertura or JaCoCo) and give it with --coverage.',
      ja: 'テストにカバレッジレポート（LCOV、Cobertura、JaCoCo のいずれか）を出力させ、--coverage で渡してください。',
    },
    silentOn: {
      en: 'whether anything was checked on those lines, files that no test loads, and lines that the settings leave out',
      ja: '実行された行の結果が検証されているか、テストで読み込まれないファイル、設定で除外された行',
    },
  },
  'ci.result-kinds': {
    type: 'set',
    better: 'more',
    audience: 'public',
    scope: 'run',
    words: ['sarif', 'sbom', 'junit', 'coverage', 'provenance', 'vex'],
    asks: {
      en: 'Which kinds of results did the CI of this commit leave in a form that programs read?',
      ja: 'このコミットの CI は、機械可読な形式でどの種類の結果を残したか',
    },
    readFrom: ['ci-evidence', 'GET /repos/{owner}/{repo}/code-scanning/analyses'],
    why: 'SP 800-218 PO.3.3',
    remedy: {
      en: 'Upload SARIF with github/codeql-action/upload-sarif, or give the files of the run with --sarif, --sbom, --junit and --coverage.',
      ja: 'github/codeql-action/upload-sarif で SARIF をアップロードするか、実行結果のファイルを --sarif、--sbom、--junit、--coverage で渡してください。',
    },
    silentOn: {
      en: 'what stands in them and how long they are kept; artifacts of the run, and provenance and VEX, whose signatures are not verified here, do not count yet',
      ja: '結果の内容と保存期間（実行のアーティファクトと、ここでは署名を検証していない来歴・VEX は、まだ対象外です）',
    },
  },
} as const satisfies FactSheet;
