import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { BranchRule, ClassicProtection, Ruleset } from '../../ports/branch-settings.ts';
import { every, some, type Truth } from '../kleene.ts';
import { coversTag } from '../ref-conditions.ts';
import { make } from './make.ts';
import { mayBeAttested, provenancesOf } from './provenance.ts';
import { sourcesOf, unknownOf } from './verified-facts.ts';
import type { CheckedRelease } from './verify/checked.ts';
import { namesText, NO_SHIPPED_FILES } from './words.ts';

export interface SeenBranch {
  readonly rules: Observation<readonly BranchRule[]>;
  readonly classic: Observation<ClassicProtection | null>;
}

/** What guards the references that the judged release was built from, as it is now. */
export interface SeenRules {
  readonly rulesets: Observation<readonly Ruleset[]>;
  /** By the name of the branch; only branches that something was built from. */
  readonly branches: ReadonlyMap<string, SeenBranch>;
}

/** References in the certificates of the verified provenances. */
export function builtRefs({ shipped }: CheckedRelease): readonly string[] {
  const refs = shipped.flatMap((one) => provenancesOf(one).map(({ claims }) => claims?.sourceRepositoryRef ?? ''));
  return [...new Set(refs)].sort();
}

/** Deletion and force push have to be blocked on every reference that a shipped file was built from. */
export function protectedRefFact(checked: CheckedRelease, rules: SeenRules, sources: readonly Source[]): Fact {
  const id = 'provenance.built-from-protected-ref';
  const { shipped } = checked;
  if (shipped.length === 0) return make.notApplicable(id, NO_SHIPPED_FILES, sources);
  const bare = shipped.filter((one) => provenancesOf(one).length === 0);
  const refs = builtRefs(checked).map((ref) => ({ ref, truth: isProtected(ref, checked, rules) }));
  const open = refs.filter(({ truth }) => truth === 'hidden');
  const loose = refs.filter(({ truth }) => truth === false).map(({ ref }) => ref);
  const missing = bare.filter((one) => !mayBeAttested(one)).map(({ asset }) => asset.name);
  const detail = { sources: [...sources, ...sourcesOf(shipped)] };
  if (loose.length + missing.length > 0)
    return make.observed(id, false, { ...detail, because: whyNot(loose, missing) });
  if (bare.length > 0)
    return unknownOf(
      id,
      { open: bare, of: shipped.length },
      whyNot(
        [],
        bare.map(({ asset }) => asset.name),
      ),
    );
  if (open.length > 0) return make.unknown(id, hiddenIn(rules));
  return make.observed(id, true, detail);
}

function isProtected(ref: string, { release }: CheckedRelease, rules: SeenRules): Truth {
  if (ref.startsWith('refs/tags/')) {
    const tag = ref.slice('refs/tags/'.length);
    // An immutable release locks its own tag, whatever the rules say.
    return some([release.immutable === true && tag === release.tag, tagGuarded(tag, rules.rulesets)]);
  }
  const branch = rules.branches.get(ref.replace(/^refs\/heads\//, ''));
  return ref.startsWith('refs/heads/') && branch !== undefined ? branchGuarded(branch) : false;
}

function tagGuarded(tag: string, rulesets: Observation<readonly Ruleset[]>): Truth {
  if (rulesets.state === 'unseen') return 'hidden';
  const active = rulesets.value.filter(({ target, enforcement }) => target === 'tag' && enforcement === 'active');
  const rest: Truth = rulesets.missing === undefined ? false : 'hidden';
  const gives = (type: string) =>
    some([
      ...active.map(({ refs, ruleTypes }) =>
        every([
          refs === undefined ? 'hidden' : coversTag(refs, tag),
          ruleTypes === undefined ? 'hidden' : ruleTypes.includes(type),
        ]),
      ),
      rest,
    ]);
  return every([gives('deletion'), some([gives('update'), gives('non_fast_forward')])]);
}

function branchGuarded({ rules, classic }: SeenBranch): Truth {
  const byRule = (type: string): Truth => {
    if (rules.state === 'unseen') return 'hidden';
    return some([rules.value.some((rule) => rule.type === type), rules.missing === undefined ? false : 'hidden']);
  };
  const byClassic = (allowed: 'deletionsAllowed' | 'forcePushesAllowed'): Truth => {
    if (classic.state === 'unseen') return 'hidden';
    if (classic.value === null) return false;
    const value = classic.value[allowed];
    return value === undefined ? 'hidden' : !value;
  };
  return every([
    some([byRule('deletion'), byClassic('deletionsAllowed')]),
    some([byRule('non_fast_forward'), byClassic('forcePushesAllowed')]),
  ]);
}

function hiddenIn({ rulesets, branches }: SeenRules): readonly NotSeen[] {
  const answers = [rulesets, ...[...branches.values()].flatMap(({ rules, classic }) => [rules, classic])];
  const hidden = answers.flatMap((one) => (one.state === 'unseen' ? [one] : []));
  return hidden.length > 0
    ? hidden
    : [notSeen({ reason: 'forbidden', what: 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}' })];
}

function whyNot(loose: readonly string[], missing: readonly string[]) {
  const [refs, files] = [namesText(loose), namesText(missing)];
  return loose.length > 0
    ? {
        en: `not protected against deletion and force push: ${refs.en}`,
        ja: `削除と強制プッシュから保護されていない参照: ${refs.ja}`,
      }
    : { en: `no verified provenance: ${files.en}`, ja: `検証済みの来歴がないファイル: ${files.ja}` };
}
