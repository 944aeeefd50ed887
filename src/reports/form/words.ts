import type { ItemState } from '../../model/form.ts';
import type { Text } from '../../model/text.ts';

export const STATES = {
  evidence: { en: 'evidence', ja: '証拠あり' },
  declared: { en: 'declared only', ja: '申告のみ' },
  lacking: { en: 'lacking', ja: '不足' },
  undetermined: { en: 'cannot be judged', ja: '判定不能' },
} as const satisfies Readonly<Record<ItemState, Text>>;

/** Stands first in every rendering. A person signs such a form, under penalty; no program fills it in. */
export const DRAFT_NOTICE: Text = {
  en: 'Draft for counsel. Not an attestation. No box is ticked: the states say what the evidence at hand shows, nothing more.',
  ja: '法務確認用の下書きです。自己適合証明ではありません。チェック欄は記入していません。各状態は手元の証跡が示す範囲に限られます。',
};

export const FORM_WORDS = {
  item: { en: 'Item', ja: '項目' },
  state: { en: 'State', ja: '状態' },
  checks: { en: 'Checks', ja: '確認項目' },
  exclusions: { en: 'Exclusions (tasks declared not applicable)', ja: '除外（対象外と申告されたタスク）' },
  planOfAction: {
    en: 'Plan of action (accepted risks; they stay lacking)',
    ja: '改善計画（例外措置。状態は「不足」のままです）',
  },
  none: { en: 'none', ja: 'なし' },
  asOf: { en: 'as of', ja: '時点：' },
  until: { en: 'until', ja: '期限' },
} as const satisfies Readonly<Record<string, Text>>;
