import type { Fact } from '../../model/fact.ts';
import { runnersOf } from '../../workflows/runners.ts';
import { bounded, make, placesOf, undecidable, type SeenWorkflows } from './make.ts';
import { SAY } from './words.ts';

const ID = 'workflow.hosted-runner-ratio';

/** Jobs on GitHub's machines alone / all jobs. One job that only a run can place leaves no ratio. */
export function runnersFact(seen: SeenWorkflows): Fact {
  const jobs = runnersOf(seen.toolchain.workflows);
  const open = jobs.filter(({ hosted }) => hosted === 'unknown').map(({ what }) => undecidable(what));
  const hidden = bounded([...seen.hidden, ...open]);
  if (hidden.length > 0)
    return make.unknown(
      ID,
      hidden.map((unseen) => ({ state: 'unseen', unseen, sources: [] })),
    );
  if (jobs.length === 0) return make.unknownBecause(ID, SAY.noJob());
  const own = jobs.filter(({ hosted }) => hosted === 'no');
  const hosted = jobs.length - own.length;
  const sources = placesOf(own.length > 0 ? own : jobs, seen);
  return make.observed(ID, hosted / jobs.length, { sources, because: SAY.hosted(hosted, jobs.length) });
}
