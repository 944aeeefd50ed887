import type { Joined } from './combine.ts';
import type { Exactness, Fact, FactId, FactValue } from './fact.ts';
import type { FactSheet } from './fact-sheet.ts';
import type { NotSeen, Unseen } from './observation.ts';
import type { Source } from './source.ts';
import type { Text } from './text.ts';

/** Words for what was not seen; given by the caller, because the model knows no sentences. */
export type Explain = (unseen: readonly Unseen[]) => Text;

/** Makes the facts of one sheet, so that id and audience cannot disagree with it. */
export interface FactMaker<Id extends FactId> {
  observed(id: Id, value: FactValue, detail?: ObservedDetail): Fact;
  /** Not seen: each unseen answer is kept with its reason. */
  unknown(id: Id, hidden: readonly NotSeen[]): Fact;
  /** An answer joined from several (combine.ts). */
  joined(id: Id, joined: Joined<FactValue>): Fact;
  unknownBecause(
    id: Id,
    because: Text,
    detail?: { readonly unseen?: readonly Unseen[]; readonly sources?: readonly Source[] },
  ): Fact;
  notApplicable(id: Id, because: Text, sources?: readonly Source[]): Fact;
}

export interface ObservedDetail {
  readonly sources?: readonly Source[];
  /** What was hidden beside what was seen; gives the bound its reason. */
  readonly hidden?: readonly Unseen[];
  readonly exactness?: Exactness;
  /** Overrides the sentence made from `hidden`; ratios give both numbers here. */
  readonly because?: Text;
}

export function factMaker<S extends FactSheet>(sheet: S, explain: Explain): FactMaker<Extract<keyof S, string>> {
  function audienceOf(id: string) {
    const description = sheet[id];
    if (description === undefined) throw new Error(`${id} is not on the fact sheet; add it there first`);
    return description.audience;
  }
  const maker: FactMaker<Extract<keyof S, string>> = {
    observed(id, value, detail = {}) {
      const exactness = detail.exactness ?? 'exact';
      const hidden = detail.hidden ?? [];
      const because = detail.because ?? (exactness !== 'exact' ? explain(hidden) : undefined);
      return {
        id,
        state: 'observed',
        value: Array.isArray(value) ? [...new Set(value as readonly string[])].sort() : value,
        exactness,
        audience: audienceOf(id),
        ...(because === undefined ? {} : { because }),
        ...(hidden.length === 0 ? {} : { unseen: hidden }),
        sources: detail.sources ?? [],
      };
    },
    unknown(id, hidden) {
      const unseen = hidden.map((answer) => answer.unseen);
      return {
        id,
        state: 'unknown',
        audience: audienceOf(id),
        because: explain(unseen),
        unseen,
        sources: hidden.flatMap((answer) => answer.sources),
      };
    },
    joined(id, joined) {
      if (joined.state === 'unseen') return maker.unknown(id, joined.hidden);
      const { value, exactness, hidden, sources } = joined;
      return maker.observed(id, value, { exactness, hidden, sources });
    },
    unknownBecause(id, because, detail = {}) {
      return {
        id,
        state: 'unknown',
        audience: audienceOf(id),
        because,
        unseen: detail.unseen ?? [],
        sources: detail.sources ?? [],
      };
    },
    notApplicable(id, because, sources = []) {
      return { id, state: 'not-applicable', audience: audienceOf(id), because, sources };
    },
  };
  return maker;
}
