import type { Fact } from '../../model/fact.ts';
import { joinTexts } from '../../model/text.ts';
import { explainUnseen } from '../../language/unseen.ts';
import { lifeOf, SCHEDULES_OF } from '../../workflows/versions/end-of-life.ts';
import type { ToolVersion } from '../../workflows/versions/types.ts';
import { bounded, make, placesOf, undecidable, type Id, type SeenWorkflows } from './make.ts';
import { SAY } from './words.ts';
import type { Unseen } from '../../model/observation.ts';

export function versionFacts(seen: SeenWorkflows): Fact[] {
  return [pinnedVersions(seen), endedVersions(seen)];
}

const PINNED = 'workflow.toolchains-pinned-ratio';

/** Places with one exact version / all of them; a place that cannot be read leaves no ratio. */
function pinnedVersions(seen: SeenWorkflows): Fact {
  const { versions } = seen;
  const open = versions.filter(({ pinned }) => pinned === 'undecidable').map(placeOf);
  const hidden = hiddenIn(seen, open);
  if (hidden.length > 0) return unknown(PINNED, hidden);
  if (versions.length === 0) return make.unknownBecause(PINNED, SAY.noToolchain());
  const loose = versions.filter(({ pinned }) => pinned === 'loose');
  const exact = versions.length - loose.length;
  const sources = placesOf(loose.length > 0 ? loose : versions, seen);
  return make.observed(PINNED, exact / versions.length, { sources, because: SAY.exact(exact, versions.length) });
}

const ENDED = 'workflow.end-of-life-toolchains';

/** Named versions that their makers no longer repaired on the day of the collection. */
function endedVersions(seen: SeenWorkflows): Fact {
  const judged = seen.versions.map((version) => ({ version, life: lifeOf(version, seen.at) }));
  const of = (life: string) => judged.filter((each) => each.life === life).map(({ version }) => version);
  const [ended, supported] = [of('ended'), of('supported')];
  const decided = ended.length + supported.length;
  const hidden = hiddenIn(seen, of('unknown').map(placeOf));
  if (decided === 0 && hidden.length > 0) return unknown(ENDED, hidden);
  if (seen.versions.length === 0) return make.unknownBecause(ENDED, SAY.noToolchain());
  if (decided === 0) return make.unknownBecause(ENDED, SAY.noLine());
  const sources = placesOf(ended.length > 0 ? ended : supported, seen);
  const because = SAY.schedules(decided, SCHEDULES_OF);
  if (hidden.length === 0) return make.observed(ENDED, ended.length, { sources, because });
  const both = joinTexts([because, explainUnseen(hidden)]);
  return make.observed(ENDED, ended.length, { sources, exactness: 'atLeast', hidden, because: both });
}

function placeOf({ path, line }: ToolVersion): Unseen {
  return undecidable(`${path}:${line}`);
}

function hiddenIn(seen: SeenWorkflows, open: readonly Unseen[]): Unseen[] {
  return bounded([...seen.hidden, ...seen.versionsHidden, ...open]);
}

function unknown(id: Id, hidden: readonly Unseen[]): Fact {
  return make.unknown(
    id,
    hidden.map((unseen) => ({ state: 'unseen', unseen, sources: [] })),
  );
}
