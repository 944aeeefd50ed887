import type { FactSheet } from '../../model/fact-sheet.ts';
import { BRANCH_RULES } from '../read-from.ts';

/** Everything this collector says. Ids, types and audiences are frozen; see the fact reference. */
export const facts = {
  'sca.check-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Does a merge into the default branch wait for a check of the dependencies?',
      ja: '既定ブランチへのマージに、依存関係の検査（SCA）の成功が必須となっているか',
    },
    readFrom: ['files', ...BRANCH_RULES, 'GET /repos/{owner}/{repo}/code-scanning/default-setup'],
    why: 'SP 800-218 PW.4.4',
    remedy: {
      en: 'Settings > Rules > Rulesets, on a ruleset for the default branch: "Require status checks to pass" with the name of the job that runs actions/dependency-review-action or a scanner such as osv-scanner, on every pull request and with its failure kept.',
      ja: 'Settings > Rules > Rulesets で、既定ブランチを対象とするルールセットに「Require status checks to pass」を追加し、actions/dependency-review-action や osv-scanner などを実行するジョブの名前を指定してください。そのジョブはすべてのプルリクエストで実行し、失敗を無視しない設定にしてください。',
    },
    silentOn: {
      en: 'that a skipped job passes, from which severity on the check fails, and what a required workflow of another repository runs',
      ja: 'スキップされたジョブは成功扱いになること、どの深刻度から失敗となるか、および別リポジトリの必須ワークフローが何を実行するか',
    },
  },
  'sca.latest-run-at': {
    type: 'instant',
    better: 'more',
    audience: 'public',
    scope: 'history',
    asks: {
      en: 'When did a check of the dependencies last run and succeed on the default branch?',
      ja: '既定ブランチで、依存関係の検査（SCA）が最後に実行され成功したのはいつか',
    },
    readFrom: [
      'files',
      'GET /repos/{owner}/{repo}/actions/runs',
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
      'GraphQL CheckSuite.checkRuns',
    ],
    why: 'SP 800-218 RV.1.2',
    remedy: {
      en: 'Run a scanner such as osv-scanner, trivy or "npm audit" in a workflow with "schedule:" or "push:" on the default branch, give the step a fixed "name:", and remove "continue-on-error: true" and "|| true" from it.',
      ja: 'osv-scanner、trivy、「npm audit」などを、「schedule:」または既定ブランチへの「push:」で起動するワークフローで実行してください。ステップには固定の「name:」を付け、「continue-on-error: true」や「|| true」は取り除いてください。',
    },
    silentOn: {
      en: "GitHub's own alerts and scanners that look from outside; a job inside a run that failed elsewhere, and tools that the workflows no longer run, do not count",
      ja: 'GitHub 自身のアラートと、外部から検査するツール（他のジョブが失敗した実行内のジョブと、現在のワークフローにないツールは対象外です）',
    },
  },
  'sca.license-check': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'Are licenses of dependencies held against a list of allowed or denied ones?',
      ja: '依存関係のライセンスを、許可または禁止の一覧と照合しているか',
    },
    readFrom: ['files', 'GET /repos/{owner}/{repo}/rules/branches/{branch}', 'GET /repos/{owner}/{repo}/rulesets'],
    why: 'SP 800-218 PW.4.4',
    remedy: {
      en: 'Give actions/dependency-review-action "allow-licenses" or "deny-licenses", or run a tool that fails outside a list: "cargo deny check licenses", "go-licenses check", "pip-licenses --allow-only …".',
      ja: 'actions/dependency-review-action に「allow-licenses」または「deny-licenses」を指定するか、一覧にないライセンスで失敗するツール（「cargo deny check licenses」「go-licenses check」「pip-licenses --allow-only …」など）を実行してください。',
    },
    silentOn: {
      en: 'dependencies whose license nobody could tell, which usually pass, and whether the list suits the product',
      ja: 'ライセンスが判別できない依存関係（多くの場合は合格扱いになります）と、一覧の内容が製品に適しているか',
    },
  },
} as const satisfies FactSheet;
