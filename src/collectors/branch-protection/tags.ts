import { union } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, type NotSeen, type Observation, type Unseen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Ruleset } from '../../ports/branch-settings.ts';
import type { Release } from '../../ports/releases.ts';
import { hiddenOrSeen, keysOf } from './bypass.ts';
import { every, some, type Truth } from '../kleene.ts';
import { coversEveryTag, coversTag } from '../ref-conditions.ts';
import { lastReleases, type LastReleases } from './last-releases.ts';
import { make } from './settings.ts';

const NO_RELEASE: Text = {
  en: 'there is no release yet, and no rule holds for every tag',
  ja: 'リリースがまだなく、すべてのタグを対象とするルールもありません',
};
const NOTHING_TO_BYPASS: Text = {
  en: 'no ruleset protects the tags of the latest releases, so there is nothing to bypass',
  ja: '直近のリリースのタグを保護するルールセットがないため、バイパスの対象がありません',
};

/** What keeps the tags of the last three releases in place. GitHub has no list of rules per tag: conditions are matched here. */
export function tagFacts(
  rulesets: Observation<readonly Ruleset[]>,
  releases: Observation<readonly Release[]>,
): readonly Fact[] {
  const last = lastReleases(releases);
  if (rulesets.state === 'unseen') {
    const ids = ['tag.deletion-blocked', 'tag.update-blocked', 'tag.bypass-actors'] as const;
    return ids.map((id) => make.unknown(id, [rulesets]));
  }
  const guards = guardsOf(rulesets.value, rulesets.missing, last);
  const sources = [...rulesets.sources, ...releases.sources];
  return [
    blocked('tag.deletion-blocked', guards.deletion, { guards, sources }),
    blocked('tag.update-blocked', guards.update, { guards, sources }),
    bypassFact(guards, sources),
  ];
}

interface Guards {
  readonly last: LastReleases;
  readonly active: readonly Ruleset[];
  readonly deletion: Truth;
  readonly update: Truth;
  /** Why the list of rulesets is only a part. */
  readonly missing: Unseen | undefined;
  /** Why something stayed open. */
  readonly hidden: readonly Unseen[];
}

function guardsOf(rulesets: readonly Ruleset[], missing: Unseen | undefined, last: LastReleases): Guards {
  const active = rulesets.filter((ruleset) => ruleset.target === 'tag' && ruleset.enforcement === 'active');
  const rest: Truth = missing === undefined ? false : 'hidden';
  const gives = (type: string) => (covers: Cover) =>
    some([...active.map((each) => givesRule(each, type, covers)), rest]);
  const [deletion, update, forced] = [gives('deletion'), gives('update'), gives('non_fast_forward')];
  const hidden = [
    ...active.filter(hasHiddenPart).map((ruleset) => ruleset.hidden ?? hiddenConditions(ruleset)),
    ...(missing === undefined ? [] : [missing]),
    ...(last.missing === undefined ? [] : [last.missing]),
  ];
  return {
    last,
    active,
    missing,
    deletion: forLast(last, deletion),
    update: forLast(last, (covers) => some([update(covers), every([deletion(covers), forced(covers)])])),
    hidden,
  };
}

/** Whether a ruleset takes in what is asked about: one tag, or every tag there may be. */
type Cover = (ruleset: Ruleset) => Truth;

const coversAll: Cover = ({ refs }) => (refs === undefined ? 'hidden' : coversEveryTag(refs));
const coversOne =
  (tag: string): Cover =>
  ({ refs }) =>
    refs === undefined ? 'hidden' : coversTag(refs, tag);

function givesRule(ruleset: Ruleset, type: string, covers: Cover): Truth {
  return every([covers(ruleset), ruleset.ruleTypes === undefined ? 'hidden' : ruleset.ruleTypes.includes(type)]);
}

/** Every tag known has to be guarded; for tags that are not known only a rule on all tags speaks. */
function forLast({ tags, missing }: LastReleases, isGuarded: (covers: Cover) => Truth): Truth {
  const known = tags.map((tag) => isGuarded(coversOne(tag)));
  if (missing === undefined && tags.length > 0) return every(known);
  const all = isGuarded(coversAll);
  const unknownTags = missing === undefined || all === true ? all : 'hidden';
  return every([...known, unknownTags]);
}

function hasHiddenPart({ refs, ruleTypes }: Ruleset): boolean {
  return refs === undefined || ruleTypes === undefined;
}

function hiddenConditions({ id }: Ruleset): Unseen {
  return { reason: 'forbidden', what: `conditions and rules of ruleset ${id}`, permission: 'metadata: read' };
}

interface Found {
  readonly guards: Guards;
  readonly sources: NotSeen['sources'];
}

/** No release yet, proven by a whole list: a rule on all tags is in force all the same, else there is no tag to guard. */
function blocked(id: 'tag.deletion-blocked' | 'tag.update-blocked', truth: Truth, { guards, sources }: Found): Fact {
  if (truth === 'hidden')
    return make.unknown(
      id,
      guards.hidden.map((unseen) => notSeen(unseen, sources)),
    );
  const { tags, missing } = guards.last;
  if (!truth && tags.length === 0 && missing === undefined) return make.notApplicable(id, NO_RELEASE, sources);
  return make.observed(id, truth, { sources });
}

const GUARDING: readonly string[] = ['deletion', 'update', 'non_fast_forward'];

/** Actors of every ruleset that guards at least one of the tags. */
function bypassFact(guards: Guards, sources: NotSeen['sources']): Fact {
  const lists = guards.active.flatMap((ruleset) => {
    const guarding = guardsSomething(ruleset, guards.last);
    if (guarding === false) return [];
    if (guarding === true) return [hiddenOrSeen(ruleset.id, ruleset, { sources })];
    return [notSeen(ruleset.hidden ?? guards.last.missing ?? hiddenConditions(ruleset), sources)];
  });
  const answers = guards.missing === undefined ? lists : [...lists, notSeen(guards.missing, sources)];
  if (answers.length === 0) return make.notApplicable('tag.bypass-actors', NOTHING_TO_BYPASS, sources);
  const actors = union(answers.map((list) => mapSeen(list, keysOf)));
  return make.joined('tag.bypass-actors', actors.state === 'seen' ? { ...actors, value: actors.value.length } : actors);
}

function guardsSomething(ruleset: Ruleset, { tags, missing }: LastReleases): Truth {
  const known = tags.map((tag) => coversOne(tag)(ruleset));
  const unknownTags = missing === undefined && tags.length > 0 ? false : coversAll(ruleset);
  const covers = some([...known, missing !== undefined && unknownTags === false ? 'hidden' : unknownTags]);
  const types = ruleset.ruleTypes;
  return every([covers, types === undefined ? 'hidden' : GUARDING.some((type) => types.includes(type))]);
}
