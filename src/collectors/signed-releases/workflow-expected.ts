import { z } from 'zod';
import type { Text } from '../../model/text.ts';
import type { CheckedSignature } from './verify/checked.ts';

export type WorkflowAnswer =
  { readonly is: 'yes'; readonly because: Text } | { readonly is: 'no' | 'open'; readonly because: Text };

/** Events whose run holds nothing that a person typed in; with a hand-started run it depends on its inputs. */
const USUAL: readonly string[] = ['push', 'release', 'schedule', 'workflow_dispatch'];

/** Did the workflow that policy names build this, started as policy expects? The certificate says so, not the statement. */
export function workflowAnswer({ claims, statement, rule, signer }: CheckedSignature): WorkflowAnswer {
  if (rule?.fromPolicy !== true || rule.expected.source === undefined) return { is: 'open', because: NOTHING_EXPECTED };
  const trigger = claims?.buildTrigger;
  if (trigger === undefined) return { is: 'open', because: NO_TRIGGER };
  if (rule.triggers !== undefined ? !rule.triggers.includes(trigger) : !USUAL.includes(trigger))
    return { is: 'no', because: otherTrigger(trigger) };
  if (rule.triggers === undefined && trigger === 'workflow_dispatch') {
    const inputs = inputsOf(statement?.predicate);
    if (inputs === undefined) return { is: 'open', because: NO_INPUTS };
    if (inputs.length > 0) return { is: 'no', because: freeInputs(inputs) };
  }
  return { is: 'yes', because: { en: signer ?? '', ja: signer ?? '' } };
}

const parameters = z.object({
  buildDefinition: z.object({
    externalParameters: z.object({ inputs: z.record(z.string(), z.unknown()).nullish(), workflow: z.unknown() }),
  }),
});

/** Names of what a person could choose; undefined when the provenance does not say in a form that we know. */
function inputsOf(predicate: unknown): readonly string[] | undefined {
  const read = parameters.safeParse(predicate);
  return read.success ? Object.keys(read.data.buildDefinition.externalParameters.inputs ?? {}) : undefined;
}

const NOTHING_EXPECTED: Text = {
  en: 'no workflow is named as the expected one; add it to "signers.sigstore" in .github/ssdf-gate.yml',
  ja: '期待するワークフローが指定されていません。.github/ssdf-gate.yml の signers.sigstore に追加してください',
};
const NO_TRIGGER: Text = {
  en: 'the certificate does not say what started the build',
  ja: '証明書に、ビルドの起動契機の記載がありません',
};
const NO_INPUTS: Text = {
  en: 'the build was started by hand, and the provenance does not say with which inputs',
  ja: '手動で起動されたビルドですが、来歴に入力値の記載がありません',
};

function otherTrigger(trigger: string): Text {
  return { en: `started by ${trigger}, which is not expected`, ja: `想定外の起動契機（${trigger}）` };
}

function freeInputs(inputs: readonly string[]): Text {
  const named = inputs.slice(0, 5).join(', ');
  return { en: `started by hand with inputs: ${named}`, ja: `入力値付きで手動起動（${named}）` };
}
