import type { Text } from '../model/text.ts';

const plain = (text: string) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 200);

/** Why a file that CI made does not count. */
export const WHY = {
  unsigned: (): Text => ({
    en: 'it holds no signed statement (evidence.sigstore.json); let the Action make it in the run itself (input evidence)',
    ja: '署名済みステートメント（evidence.sigstore.json）がありません。その実行の中で Action に作成させてください（入力 evidence）',
  }),
  kind: (came: string): Text => ({
    en: `what was signed is not the statement that the Action makes about files of a run${came === '' ? '' : ` (${plain(came)})`}`,
    ja: `署名の対象が、Action が実行のファイルについて作成するステートメントではありません${came === '' ? '' : `（${plain(came)}）`}`,
  }),
  shape: (): Text => ({
    en: 'its statement does not name one commit and files of different paths',
    ja: 'ステートメントが、1 つのコミットと重複のないファイルパスを示していません',
  }),
  unlisted: (): Text => ({
    en: 'the signed statement does not name it in these bytes',
    ja: '署名済みステートメントに、この内容のファイルとしては記載されていません',
  }),
  run: (run: string): Text => ({
    en: `it was signed in another run (${run === '' ? 'none named' : plain(run)}) than the one that left it`,
    ja: `これを残した実行とは別の実行（${run === '' ? '記載なし' : plain(run)}）で署名されています`,
  }),
  timeless: (): Text => ({
    en: 'no log or timestamp authority vouches for when it was signed',
    ja: '署名の時刻を保証するログ又はタイムスタンプがありません',
  }),
  attempt: (tried: string, attempt: number): Text => ({
    en: `it was signed by attempt ${plain(tried)} of a run whose last attempt is ${attempt}; run all jobs again, so that the last attempt leaves its own`,
    ja: `試行 ${plain(tried)} で署名されていますが、この実行の最後の試行は ${attempt} です。最後の試行が証跡を残すよう、すべてのジョブを再実行してください`,
  }),
  attemptUnknown: (): Text => ({
    en: 'GitHub does not say which attempt of its run was the last, so nobody knows whether it was replaced',
    ja: '実行の最後の試行が GitHub から得られず、置き換えられたかどうか判断できません',
  }),
  nameless: (): Text => ({
    en: 'nobody knows of which repository it would have to be',
    ja: 'どのリポジトリのものであるべきか判断できません',
  }),
  runner: (): Text => ({
    en: 'it was not made on a runner that GitHub hosts',
    ja: 'GitHub ホストランナー以外で作成されています',
  }),
  commit: (commit: string): Text => ({
    en: `it was made from another commit (${plain(commit).slice(0, 12)})`,
    ja: `別のコミット（${plain(commit).slice(0, 12)}）から作成されています`,
  }),
  trigger: (trigger: string): Text => ({
    en: `a run by the event "${plain(trigger)}" may work on what a stranger proposes`,
    ja: `イベント「${plain(trigger)}」による実行は、第三者の提案を処理している可能性があります`,
  }),
  head: (workflow: string): Text => ({
    en: `the workflow file that made it (${plain(workflow)}) is not that of the default branch: whoever proposes a change can write it`,
    ja: `作成したワークフローファイル（${plain(workflow)}）は既定ブランチのものではなく、変更の提案者が書き換えられます`,
  }),
  stranger: (workflow: string): Text => ({
    en: `the organization does not allow the workflow ${plain(workflow)}; list it, pinned to a commit, under evidenceWorkflows of the organization's configuration`,
    ja: `組織はワークフロー ${plain(workflow)} を許可していません。組織の設定の evidenceWorkflows に、コミットを固定して追加してください`,
  }),
  unknown: (workflow: string): Text => ({
    en: `the organization's configuration could not be read, so nobody knows whether it allows the workflow ${plain(workflow)}`,
    ja: `組織の設定を読み取れないため、ワークフロー ${plain(workflow)} が許可されているか不明です`,
  }),
} as const;
