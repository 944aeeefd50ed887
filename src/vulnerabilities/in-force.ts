import type { Handling } from '../model/handling.ts';
import { dateOf, isLaterDate } from '../model/instant.ts';

/** A statement of people holds from its date to its expiry. */
export function inForce(handling: Handling, at: number): Handling {
  const today = dateOf(at);
  const holds = ({ date, expires }: { readonly date: string | null; readonly expires?: string }) =>
    (date === null || !isLaterDate(date, at)) && (expires === undefined || expires >= today);
  return {
    ...handling,
    answers: handling.answers.filter(holds),
    notShipped: handling.notShipped.filter(holds),
    deadlines: handling.deadlines.filter(holds),
    sharing: handling.sharing === null ? null : handling.sharing.filter(holds),
  };
}
