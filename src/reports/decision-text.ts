import type { TableValue } from '../model/decision-table.ts';
import type { StatedDecision, StatedInput } from '../model/stated-decision.ts';
import type { Language, Text } from '../model/text.ts';
import { bracketed, colon } from './words.ts';

/** `scheduled`, or `defer … immediate` where unknown inputs leave more than one outcome. */
export function outcomesText(reachable: readonly TableValue[], language: Language): string {
  const [first, ...others] = reachable.map(({ label }) => label[language]);
  const last = others.at(-1);
  if (last === undefined) return first ?? '';
  return { en: `${first ?? ''} … ${last}`, ja: `${first ?? ''} ～ ${last}` }[language];
}

/** `Exploitation: none or active; not in the catalogue … (KEV 2026.11.01, 2026-11-01)`. */
export function inputText({ label, candidates, basis }: StatedInput, language: Language): string {
  const or = { en: ' or ', ja: ' 又は ' }[language];
  const answers = candidates.map((one) => one.label[language]).join(or);
  const why = basis.map(({ what, source, asOf }) => {
    const from = asOf === null ? source : `${source}${{ en: ', ', ja: '、' }[language]}${asOf.slice(0, 10)}`;
    return `${what[language]}${bracketed(from, language)}`;
  });
  const because = why.length === 0 ? NOTHING[language] : why.join({ en: '; ', ja: '。' }[language]);
  return `${label[language]}${colon(language)}${answers}${{ en: '; ', ja: '。' }[language]}${because}`;
}

const NOTHING: Text = { en: 'nothing is known about it here', ja: '手がかりなし' };

/** Which answers would narrow a range down to one outcome; empty where there is no range. */
export function toSettle(
  { reachable, inputs }: Pick<StatedDecision, 'reachable' | 'inputs'>,
  language: Language,
): string {
  const open = inputs.filter(({ settled }) => !settled).map(({ label }) => label[language]);
  if (reachable.length < 2 || open.length === 0) return '';
  return {
    en: `A range, because this is not known for certain: ${open.join(', ')}.`,
    ja: `判断に幅があります。未確定の項目：${open.join('、')}。`,
  }[language];
}
