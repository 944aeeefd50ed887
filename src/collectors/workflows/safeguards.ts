import type { Fact } from '../../model/fact.ts';
import { safeguardsOf, SAFEGUARDS } from '../../workflows/safeguards.ts';
import { bounded, filesRead, make, placesOf, undecidable, type SeenWorkflows } from './make.ts';
import { SAY } from './words.ts';

const ID = 'workflow.safeguards';

/** The safeguards that hold for every job of their kind. One job that nobody can judge keeps its word out, never "no". */
export function safeguardsFact(seen: SeenWorkflows): Fact {
  const { workflows, opaque, otherCi } = seen.toolchain;
  if (workflows.length === 0 && seen.hidden.length === 0) return make.unknownBecause(ID, SAY.noWorkflow());
  const jobs = safeguardsOf(seen.toolchain);
  const rows = SAFEGUARDS.map((word) => {
    const own = jobs.filter((each) => each.word === word);
    return {
      word,
      own,
      broken: own.some(({ holds }) => holds === 'no'),
      open: own.filter(({ holds }) => holds === 'unknown'),
    };
  });
  // What was not read may hold a job of any kind.
  const away = [
    ...seen.hidden,
    ...[...opaque.filter(({ kind }) => kind === 'reusable').map(({ what }) => what), ...otherCi].map(undecidable),
  ];
  const holding =
    away.length > 0 ? [] : rows.filter(({ own, broken, open }) => own.length > 0 && !broken && open.length === 0);
  const unsettled = rows.filter(({ broken }) => !broken);
  const hidden = bounded([
    ...(unsettled.length > 0 ? away : []),
    ...unsettled.flatMap(({ open }) => open.map(({ path, line }) => undecidable(`${path}:${line}`))),
  ]);
  const value = holding.map(({ word }) => word);
  const sources =
    value.length > 0
      ? placesOf(
          holding.flatMap(({ own }) => own),
          seen,
        )
      : filesRead(seen);
  if (hidden.length === 0) return make.observed(ID, value, { sources, because: SAY.looked(workflows.length) });
  if (value.length > 0) return make.observed(ID, value, { sources, exactness: 'atLeast', hidden });
  return make.unknown(
    ID,
    hidden.map((unseen, at) => ({ state: 'unseen', unseen, sources: at === 0 ? sources : [] })),
  );
}
