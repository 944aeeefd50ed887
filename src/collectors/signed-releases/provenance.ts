import { isProvenance } from '../../provenance/verify-by-rules.ts';
import type { Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import { make, type FactName } from './make.ts';
import { slsaBuildLevel, type BuildLevel } from './build-level.ts';
import { predicateKind } from './statement.ts';
import { shareFact, sourcesOf, unknownOf, unseenOf } from './verified-facts.ts';
import type { CheckedAsset, CheckedRelease, CheckedSignature } from './verify/checked.ts';
import { filesText, namesText } from './words.ts';
import { workflowAnswer, type WorkflowAnswer } from './workflow-expected.ts';

/** What the verified build statements say of the shipped files. */
export function provenanceFacts(checked: CheckedRelease, sources: readonly Source[]): readonly Fact[] {
  const { shipped } = checked;
  return [
    shareFact('provenance.assets-attested-ratio', { shipped, holds: isAttested, mayHold: mayBeAttested }, sources),
    buildLevelFact(checked, sources),
    workflowFact(checked, sources),
    predicateFact(checked, sources),
  ];
}

export function provenancesOf({ signatures }: CheckedAsset): readonly CheckedSignature[] {
  return signatures.filter(({ result, statement }) => result === 'verified' && isProvenance(statement));
}

function isAttested(checked: CheckedAsset): boolean {
  return provenancesOf(checked).length > 0;
}

/** A signature that makes no statement cannot turn out to be a provenance; a statement that is not verified may. */
export function mayBeAttested({ signatures, hidden }: CheckedAsset): boolean {
  return hidden.length > 0 || signatures.some(({ result, kind }) => result === 'present' && kind === 'sigstore');
}

/** The lowest of all files: one without provenance settles it, however well the others were built. */
function buildLevelFact({ shipped }: CheckedRelease, sources: readonly Source[]): Fact {
  const id = 'provenance.slsa-build-level';
  const bare = shipped.filter((one) => !isAttested(one));
  const names = bare.map(({ asset }) => asset.name);
  const because = filesText(shipped.length - bare.length, shipped.length, names);
  if (bare.some((one) => !mayBeAttested(one)))
    return make.observed(id, 0, { because, sources: [...sources, ...sourcesOf(bare)] });
  if (bare.length > 0) return unknownOf(id, { open: bare, of: shipped.length }, because);
  const levels = shipped.map((one) => best(provenancesOf(one).map(slsaBuildLevel)));
  const value = Math.min(...levels.map(({ level }) => level));
  const open = levels.some(({ level, exact }) => level === value && !exact);
  const detail = { sources: [...sources, ...sourcesOf(shipped)] };
  if (!open) return make.observed(id, value, detail);
  return make.observed(id, value, { ...detail, exactness: 'atLeast', because: UNKNOWN_BUILDER });
}

function best(levels: readonly BuildLevel[]): BuildLevel {
  const sorted = [...levels].sort((a, b) => b.level - a.level || Number(b.exact) - Number(a.exact));
  return sorted[0] ?? { level: 0, exact: true };
}

const UNKNOWN_BUILDER = {
  en: 'the builder is not one whose level is known here; name it as "builder" in signers if it isolates the build',
  ja: 'レベルの分からないビルド基盤です。ビルドが隔離される場合は signers の builder に指定してください',
};

/** Every file has to come from the workflow that policy names; one that surely does not settles it. */
function workflowFact({ shipped }: CheckedRelease, sources: readonly Source[]): Fact {
  const id = 'provenance.workflow-expected';
  const answers = shipped.map((checked) => ({ checked, answer: answerFor(checked) }));
  const wrong = answers.flatMap(({ checked, answer }) =>
    answer.is === 'no' ? [{ name: checked.asset.name, answer }] : [],
  );
  const detail = { sources: [...sources, ...sourcesOf(shipped)] };
  if (wrong.length > 0) {
    const [en, ja] = (['en', 'ja'] as const).map((language) =>
      namesText(wrong.map(({ name, answer }) => `${name} (${answer.because[language]})`)),
    );
    return make.observed(id, false, { ...detail, because: { en: en?.en ?? '', ja: ja?.ja ?? '' } });
  }
  const open = answers.filter(({ answer }) => answer.is === 'open');
  const [first] = open;
  if (first === undefined) return make.observed(id, true, detail);
  const unseen = unseenOf(open.map(({ checked }) => checked));
  if (unseen.length > 0)
    return unknownOf(id, { open: open.map(({ checked }) => checked), of: shipped.length }, NOT_SHOWN.because);
  return make.unknownBecause(id, first.answer.because, {
    unseen: [{ reason: 'not-supplied', what: 'signers' }],
    ...detail,
  });
}

function answerFor(checked: CheckedAsset): WorkflowAnswer & { readonly because: { en: string; ja: string } } {
  const answers = provenancesOf(checked).map(workflowAnswer);
  const good = answers.find(({ is }) => is === 'yes') ?? answers.find(({ is }) => is === 'open') ?? answers[0];
  if (good !== undefined) return good;
  return mayBeAttested(checked) ? { is: 'open', because: NOT_SHOWN.because } : NOT_SHOWN;
}

const NOT_SHOWN = {
  is: 'no',
  because: { en: 'no verified provenance', ja: '検証済みの来歴なし' },
} as const;

function predicateFact({ shipped }: CheckedRelease, sources: readonly Source[]): Fact {
  const id = 'provenance.predicate-kinds';
  const statements = shipped.flatMap(({ signatures }) =>
    signatures.flatMap(({ result, predicateType }) =>
      result === 'verified' && predicateType !== undefined ? [predicateType] : [],
    ),
  );
  const kinds = new Set(statements.flatMap((predicateType) => predicateKind({ predicateType }) ?? []));
  const words = [...kinds].filter((kind) => kind !== 'vex');
  const open = shipped.filter(mayBeAttested);
  const unseen = unseenOf(open);
  const detail = { sources: [...sources, ...sourcesOf(shipped)] };
  if (unseen.length === 0) return make.observed(id, words, detail);
  if (words.length === 0) return unknownOf(id, { open, of: shipped.length }, NOT_SHOWN.because);
  return make.observed(id, words, { ...detail, exactness: 'atLeast', hidden: unseen });
}

export const PROVENANCE_FACTS = [
  'provenance.assets-attested-ratio',
  'provenance.slsa-build-level',
  'provenance.workflow-expected',
  'provenance.predicate-kinds',
] as const satisfies readonly FactName[];
