import type { FactSheet } from '../../model/fact-sheet.ts';
import { BRANCH_RULES } from '../read-from.ts';

/** How static analysis is set up: in workflows, by default setup, as a condition of merging. */
export const setupSheet = {
  'sast.configured': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'Is static analysis of the source code set up, in a workflow or by the default setup of code scanning?',
      ja: 'ソースコードの静的解析（SAST）がワークフローまたはコードスキャンの default setup で設定されているか',
    },
    readFrom: ['files', 'GET /repos/{owner}/{repo}/code-scanning/default-setup'],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Settings > Advanced Security > CodeQL analysis > Set up > Default, or add a workflow that runs an analyser such as github/codeql-action/analyze or semgrep.',
      ja: 'Settings > Advanced Security の「CodeQL analysis」で Set up > Default を選択するか、github/codeql-action/analyze や semgrep などの解析ツールを実行するワークフローを追加してください。',
    },
    silentOn: {
      en: 'whether it ran, and whether it reads the main language; linters with security rules do not count here, nor does an app that scans from outside without a workflow',
      ja: '実際に実行されたか、主要言語を対象としているか（セキュリティルールを持つ linter と、ワークフローを使わず外部から解析するアプリは対象外です）',
    },
  },
  'sast.custom-rules-changed-at': {
    type: 'instant',
    better: 'more',
    audience: 'public',
    scope: 'history',
    asks: {
      en: 'When did a commit last change a rule of your own (a CodeQL query, a Semgrep rule) that a workflow runs?',
      ja: 'ワークフローが実行する独自の規則（CodeQL のクエリ、Semgrep の規則）が最後に変更されたのはいつか',
    },
    readFrom: ['files', 'GraphQL Commit.history'],
    why: 'SP 800-218 RV.3.3',
    remedy: {
      en: 'After a vulnerability write a rule for its kind, for example in .semgrep/ or as a CodeQL query, and name its folder in the workflow that runs the analyser.',
      ja: '脆弱性の発見後、その種類を検出する規則（.semgrep/ 配下や CodeQL のクエリなど）を作成し、解析を実行するワークフローでそのフォルダーを指定してください。',
    },
    silentOn: {
      en: 'what the rule finds; plugins of linters, packs and rules that lie in another repository or a registry',
      ja: '規則の検出内容、リンターのプラグイン、および他のリポジトリやレジストリにある規則',
    },
  },
  'sast.runs-on-pull-request': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'Does static analysis run on every ordinary pull request for the default branch?',
      ja: '既定ブランチへの通常のプルリクエストすべてで静的解析が実行されるか',
    },
    readFrom: ['files', 'GET /repos/{owner}/{repo}/code-scanning/default-setup'],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Add "pull_request:" without path filters under "on:" of the workflow that runs the analyser, and no "if:" that leaves pull requests out; or use the default setup of code scanning.',
      ja: '解析を実行するワークフローの「on:」に、パスフィルターなしの「pull_request:」を追加し、プルリクエストを除外する「if:」を取り除いてください。コードスキャンの default setup を使用する方法もあります。',
    },
    silentOn: {
      en: 'drafts, and pull requests from forks, whose runs may not be allowed to upload their results',
      ja: 'ドラフトのプルリクエスト、およびフォークからのプルリクエスト（結果をアップロードする権限がない場合があります）',
    },
  },
  'sast.check-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Does a merge into the default branch wait for static analysis?',
      ja: '既定ブランチへのマージに静的解析の成功が必須となっているか',
    },
    readFrom: [
      'files',
      ...BRANCH_RULES,
      'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
      'GET /repos/{owner}/{repo}/code-scanning/default-setup',
    ],
    why: 'SP 800-218 PO.4.1',
    remedy: {
      en: 'Settings > Rules > Rulesets, on a ruleset for the default branch: "Require code scanning results" with the tool and its thresholds, or "Require status checks to pass" with the name of the job that runs the analyser.',
      ja: 'Settings > Rules > Rulesets で、既定ブランチを対象とするルールセットに「Require code scanning results」（ツールとしきい値を指定）を追加するか、「Require status checks to pass」に解析を実行するジョブの名前を追加してください。',
    },
    silentOn: {
      en: 'that a skipped job passes, that a job which only uploads results succeeds whatever it finds, and that one required job of a matrix is enough here',
      ja: 'スキップされたジョブは成功扱いになること、結果をアップロードするだけのジョブは検出内容にかかわらず成功すること、マトリックスの一部のジョブだけが必須でも該当とすること',
    },
  },
  'sast.failures-swallowed': {
    type: 'integer',
    better: 'less',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'How many steps run static analysis in such a way that its failure lets the job pass?',
      ja: '静的解析が失敗してもジョブが成功してしまうステップはいくつあるか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Remove "continue-on-error: true", "|| true", "set +e", "--exit-zero" and the like from the steps shown.',
      ja: '示されたステップから「continue-on-error: true」「|| true」「set +e」「--exit-zero」などを取り除いてください。',
    },
    silentOn: {
      en: 'that an analyser which only uploads never fails because of what it finds; there only a rule about code scanning results stops a merge',
      ja: 'アップロードのみを行う解析ツールは検出内容によって失敗しないこと（この場合、マージを止められるのはコードスキャン結果に関するルールだけです）',
    },
  },
  'sast.language-coverage-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Which share of the languages that make up more than 5 % of the code has an analyser?',
      ja: 'コードの 5 % を超える言語のうち、解析ツールの対象となっているものの割合はどれだけか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/languages',
      'files',
      'GET /repos/{owner}/{repo}/code-scanning/default-setup',
      'GET /repos/{owner}/{repo}/code-scanning/analyses',
    ],
    why: 'SP 800-218 PW.7.1',
    remedy: {
      en: 'Add the languages named in the reason to "languages" of github/codeql-action/init or to the default setup, or add an analyser that reads them; mark generated and vendored code in .gitattributes.',
      ja: '理由に示された言語を github/codeql-action/init の「languages」または default setup に追加するか、その言語に対応した解析ツールを追加してください。自動生成コードや外部コードは .gitattributes で指定してください。',
    },
    silentOn: {
      en: 'how much risk lies in each language (bytes are counted), and how good the rules are; a language that no tool reads still counts as uncovered',
      ja: '各言語のリスクの大きさ（バイト数で数えます）とルールの質（対応ツールが存在しない言語も未対応として数えます）',
    },
  },
} as const satisfies FactSheet;
