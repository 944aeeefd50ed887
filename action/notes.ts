import type { Text } from '../src/model/text.ts';
import type { Started } from './event.ts';

/** What a reader of this run has to know about how it was started; it changes no level. */
export function notesOf(started: Started): readonly Text[] {
  if (started.kind !== 'pull-request') return [];
  return [...(started.onBase ? [] : [EDITABLE]), ...(started.fromFork ? [FORK] : [])];
}

const EDITABLE: Text = {
  en: "The workflow file of this run belongs to the pull request's head, which can edit it. Only where the organization requires this workflow can a pull request not weaken its own gate.",
  ja: 'この実行のワークフローファイルはプルリクエストの head に属し、プルリクエスト側で変更できます。プルリクエストによるゲートの弱体化を防げるのは、組織がこのワークフローを必須としている場合のみです。',
};

const FORK: Text = {
  en: 'This pull request comes from a fork: no upload and no attestation was made. The report stands in this job summary and in the report folder of the runner only.',
  ja: 'このプルリクエストはフォークからのものです。アップロードもアテステーションの発行も行っていません。レポートはこのジョブサマリーとランナー上のレポートフォルダーにのみあります。',
};
