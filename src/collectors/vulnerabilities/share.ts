import { explainUnseen } from '../../language/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import type { NotSeen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { joinTexts, type Text } from '../../model/text.ts';
import { make, type Id } from './seen.ts';

export interface Share {
  readonly have: number;
  /** More than none. */
  readonly all: number;
  /** Why there may be more than `have`. */
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
  readonly because: Text;
}

/** A share; where more may be there than was seen, at least that, and of none seen nothing is known. */
export function shareFact(id: Id, { have, all, hidden, sources, because }: Share): Fact {
  if (have === all || hidden.length === 0) return make.observed(id, have / all, { sources, because });
  if (have === 0) return make.unknown(id, hidden);
  const unseen = hidden.map((one) => one.unseen);
  return make.observed(id, have / all, {
    ...{ sources, exactness: 'atLeast', hidden: unseen },
    because: joinTexts([because, explainUnseen(unseen)]),
  });
}
