import type { Text } from '../model/text.ts';

const WORDS: Readonly<Record<string, (detail: string) => Text>> = {
  required: () => ({ en: 'is required and missing', ja: '必須の項目がありません' }),
  additionalProperties: () => ({ en: 'is not a field of this format', ja: 'この形式にない項目です' }),
  enum: (detail) => ({ en: `must be one of: ${detail}`, ja: `次のいずれかである必要があります: ${detail}` }),
  const: () => ({ en: 'does not have the one value allowed here', ja: 'ここで許される値ではありません' }),
  type: (detail) => ({ en: `must be of type ${detail}`, ja: `型は ${detail} である必要があります` }),
  format: (detail) => ({ en: `is not in the form ${detail}`, ja: `${detail} の形式ではありません` }),
  pattern: (detail) => ({ en: `does not match ${detail}`, ja: `${detail} に一致しません` }),
  uniqueItems: () => ({ en: 'holds the same entry twice', ja: '同じ要素が重複しています' }),
  oneOf: () => ({
    en: 'fits none, or more than one, of the forms allowed here',
    ja: '許される形のちょうど 1 つに一致しません',
  }),
  anyOf: () => ({ en: 'fits none of the forms allowed here', ja: '許される形のいずれにも一致しません' }),
  class: () => ({ en: 'names no class that may stand here', ja: 'ここに置けるクラスではありません' }),
  reference: () => ({ en: 'is no reference to an element', ja: '要素への参照ではありません' }),
  minLength: () => ({ en: 'is empty or too short', ja: '空であるか短すぎます' }),
  minItems: () => ({ en: 'has too few entries', ja: '要素が足りません' }),
  minimum: (detail) => ({ en: `must not be below ${detail}`, ja: `${detail} 以上である必要があります` }),
};

/** A broken schema rule in our words; the rule's own name where we have none. */
export function ruleInWords(rule: string, detail: string): Text {
  const say = Object.hasOwn(WORDS, rule) ? WORDS[rule] : undefined;
  return (
    say?.(detail) ?? { en: `breaks the rule "${rule}" of the schema`, ja: `スキーマの規則「${rule}」に反しています` }
  );
}
