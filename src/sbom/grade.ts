import type { SbomAttribute, SbomProfile, SbomRule } from '../model/sbom-profile.ts';
import type { Text } from '../model/text.ts';
import { askedInWords } from './measure-words.ts';
import { type Measured, MEASURES, type Offender } from './measures.ts';
import type { Sbom } from './sbom.ts';

export type MaturityLevel = 0 | 1 | 2 | 3;

/** One row of the table: the level its answers reach, and how many of how many answered. */
export interface GradedAttribute {
  readonly id: string;
  readonly label: Text;
  /** What is sure. */
  readonly level: MaturityLevel;
  /** What it would be if all that could not be judged held. */
  readonly levelAtMost: MaturityLevel;
  readonly have: number;
  readonly total: number;
  /** Said to be not known (NOASSERTION and the like): honest, counted apart, and not the value. */
  readonly declaredUnknown: number;
  /** Of `have`: how many by another field that stands in for the one asked for; absent when none. */
  readonly standIns?: number;
  /** What keeps it from the next level; absent at the highest one. */
  readonly lacks?: Lack;
}

export interface Lack {
  readonly level: 1 | 2 | 3;
  readonly message: Text;
  readonly offenders: readonly Offender[];
}

export interface SbomGrade {
  readonly profile: { readonly name: string; readonly label: Text; readonly note: Text; readonly highest: 1 | 3 };
  readonly level: MaturityLevel;
  readonly levelAtMost: MaturityLevel;
  readonly attributes: readonly GradedAttribute[];
}

/**
 * Maturity of an SBOM by a table: its lowest attribute. Says what is stated, never that it is true or that nothing was left out.
 * origin: own in taking the lowest attribute as the level of the whole (deck, SBOM baseline attributes, after CISA 2024).
 */
export function gradeSbom(sbom: Sbom, profile: SbomProfile): SbomGrade {
  const { name, label, note, highest } = profile;
  const measure = measurer(sbom);
  const attributes = profile.attributes.map((attribute) => graded(attribute, highest, measure));
  return {
    profile: { name, label, note, highest },
    level: lowest(attributes.map((one) => one.level)),
    levelAtMost: lowest(attributes.map((one) => one.levelAtMost)),
    attributes,
  };
}

type Measure = (name: SbomRule['measure']) => Measured;

/** Each measure is taken once, however many rules ask for it. */
function measurer(sbom: Sbom): Measure {
  const taken = new Map<string, Measured>();
  return (name) => {
    const found = taken.get(name) ?? MEASURES[name](sbom);
    taken.set(name, found);
    return found;
  };
}

function graded({ id, label, shows, levels }: SbomAttribute, highest: 1 | 3, measure: Measure): GradedAttribute {
  const { have, total, declaredUnknown, standIns = 0 } = measure(shows);
  const rules = levels.flatMap(({ level, rules: own }) =>
    own.map((rule) => ({ level, rule, verdict: verdictOf(rule, measure) })),
  );
  const open = rules.find(({ verdict }) => verdict !== 'holds');
  const failed = rules.find(({ verdict }) => verdict === 'fails');
  const counted = { id, label, have, total, declaredUnknown, ...(standIns === 0 ? {} : { standIns }) };
  const levelAtMost = failed === undefined ? highest : below(failed.level);
  if (open === undefined) return { ...counted, level: highest, levelAtMost };
  const { notJudged, offenders } = measure(open.rule.measure);
  const message = notJudged ?? askedInWords(open.rule, measure(open.rule.measure));
  return { ...counted, level: below(open.level), levelAtMost, lacks: { level: open.level, message, offenders } };
}

/** Nothing holds for all of nothing. */
function verdictOf({ measure: name, atLeast, unknownCounts }: SbomRule, measure: Measure): 'holds' | 'fails' | 'open' {
  const { have, total, declaredUnknown, notJudged } = measure(name);
  if (notJudged !== undefined) return 'open';
  const counted = have + (unknownCounts ? declaredUnknown : 0);
  return total > 0 && counted / total >= atLeast ? 'holds' : 'fails';
}

function below(level: 1 | 2 | 3): MaturityLevel {
  return level === 1 ? 0 : level === 2 ? 1 : 2;
}

function lowest(levels: readonly MaturityLevel[]): MaturityLevel {
  return levels.reduce((least, level) => (level < least ? level : least), 3);
}
