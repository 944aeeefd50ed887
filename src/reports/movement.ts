import type { Movement } from '../model/assessment.ts';
import type { Language, Text } from '../model/text.ts';
import { rangeText } from './levels.ts';

/**
 * - `falls`, `rises`: certain, whatever the unknown facts turn out to be.
 * - `unconfirmed`: the level that was certain before is no longer, and may still hold.
 * - `shifts`: what can be confirmed moved, without a level that was certain being lost.
 */
export type Trend = 'falls' | 'unconfirmed' | 'shifts' | 'rises';

export function trendOf({ from, to }: Movement): Trend {
  if (to.atMost < from.level) return 'falls';
  if (to.level < from.level) return 'unconfirmed';
  return to.level > from.atMost ? 'rises' : 'shifts';
}

/** A level that is lost, or one that can no longer be reached. */
export function isFall({ from, to }: Movement): boolean {
  return to.level < from.level || (to.level === from.level && to.atMost < from.atMost);
}

const GRAVITY: readonly Trend[] = ['falls', 'unconfirmed', 'shifts', 'rises'];

/** The gravest first; of two alike the order of the standard. */
export function byGravity(delta: readonly Movement[]): readonly Movement[] {
  return [...delta].sort((a, b) => GRAVITY.indexOf(trendOf(a)) - GRAVITY.indexOf(trendOf(b)));
}

/** "lowers PO.3.2 from 2 to 1": what follows "this change". In Japanese a phrase for a title. */
export function movementText(movement: Movement): Text {
  const { id } = movement;
  const from = (language: Language) => rangeText(movement.from, language);
  const to = (language: Language) => rangeText(movement.to, language);
  switch (trendOf(movement)) {
    case 'falls':
      return {
        en: `lowers ${id} from ${from('en')} to ${to('en')}`,
        ja: `${id} の達成レベルが ${from('ja')}→${to('ja')} に低下`,
      };
    case 'rises':
      return {
        en: `raises ${id} from ${from('en')} to ${to('en')}`,
        ja: `${id} の達成レベルが ${from('ja')}→${to('ja')} に上昇`,
      };
    case 'unconfirmed':
      return {
        en: `leaves ${id} unconfirmed at ${movement.from.level} (now ${to('en')})`,
        ja: `${id} の達成レベル ${movement.from.level} が確認不能（現在 ${to('ja')}）`,
      };
    case 'shifts':
      return {
        en: `moves ${id} from ${from('en')} to ${to('en')}`,
        ja: `${id} の達成レベルの範囲が ${from('ja')}→${to('ja')} に変化`,
      };
  }
}

/** The same as whole sentences in Japanese, where a phrase cannot become one by adding a full stop. */
export function movementSentence(movement: Movement): string {
  const { id } = movement;
  const from = rangeText(movement.from, 'ja');
  const to = rangeText(movement.to, 'ja');
  switch (trendOf(movement)) {
    case 'falls':
      return `${id} の達成レベルが ${from} から ${to} に下がります。`;
    case 'rises':
      return `${id} の達成レベルが ${from} から ${to} に上がります。`;
    case 'unconfirmed':
      return `${id} は達成レベル ${movement.from.level} と確認できなくなります（現在 ${to}）。`;
    case 'shifts':
      return `${id} の達成レベルの範囲が ${from} から ${to} に変わります。`;
  }
}
