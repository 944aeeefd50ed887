import type { Text } from '../src/model/text.ts';
import type { LeftEvidence } from './ci-evidence.ts';
import type { Started } from './event.ts';

/** What a reader of this run has to know about how it was started; it changes no level. */
export function notesOf(started: Started, organizationRead: boolean): readonly Text[] {
  const locks = organizationRead ? [] : [LOCKS];
  if (started.kind !== 'pull-request') return locks;
  return [...locks, ...(started.onBase ? [] : [EDITABLE]), ...(started.fromFork ? [FORK] : [])];
}

/** What became of the files of this run. */
export function evidenceNote(left: LeftEvidence | undefined): readonly Text[] {
  if (left === undefined) return [];
  const { files } = left;
  return [
    {
      en: `${files} files of this run were signed and left in a folder. Upload it with actions/upload-artifact under the name ssdf-gate-evidence; artifacts of a public repository are public.`,
      ja: `この実行の ${files} 個のファイルに署名し、フォルダーに置きました。actions/upload-artifact で ssdf-gate-evidence という名前でアップロードしてください。公開リポジトリのアーティファクトは誰でも読めます。`,
    },
  ];
}

const LOCKS: Text = {
  en: 'The token of this run could not tell whether the organization has a configuration in its .github repository, so its locks are unknown and a gate of ratchet or enforce asks for a person. A public .github repository with any file in it settles this, also without a configuration; for a private one, give a token that may read it.',
  ja: 'この実行のトークンでは、組織の .github リポジトリに設定があるかどうかを確認できませんでした。組織による制限が不明なため、ゲートが ratchet 又は enforce の場合は人の確認を求めます。公開の .github リポジトリ（ファイルが一つあれば足り、設定は不要）を用意するか、非公開の場合は読み取り権限のあるトークンを指定してください。',
};

const EDITABLE: Text = {
  en: "The workflow file of this run belongs to the pull request's head, which can edit it. Only where the organization requires this workflow can a pull request not weaken its own gate.",
  ja: 'この実行のワークフローファイルはプルリクエストの head に属し、プルリクエスト側で変更できます。プルリクエストによるゲートの弱体化を防げるのは、組織がこのワークフローを必須としている場合のみです。',
};

const FORK: Text = {
  en: 'This pull request comes from a fork: no upload and no attestation was made. The report stands in this job summary and in the report folder of the runner only.',
  ja: 'このプルリクエストはフォークからのものです。アップロードもアテステーションの発行も行っていません。レポートはこのジョブサマリーとランナー上のレポートフォルダーにのみあります。',
};
