import { componentAttributes } from './grade-components.ts';
import { documentAttributes } from './grade-document.ts';
import { relationshipAttribute } from './grade-relationships.ts';
import type { Sbom } from './sbom.ts';

export const ATTRIBUTE_IDS = [
  'author',
  'timestamp',
  'type',
  'primary-component',
  'name',
  'version',
  'supplier',
  'identifier',
  'hash',
  'relationships',
  'license',
  'copyright',
] as const;
export type AttributeId = (typeof ATTRIBUTE_IDS)[number];

export type MaturityLevel = 0 | 1 | 2 | 3;

/** One row of the baseline table: the level its answers reach, and how many of how many answered. */
export interface GradedAttribute {
  readonly id: AttributeId;
  readonly level: MaturityLevel;
  readonly have: number;
  readonly total: number;
  /** Said to be not known (NOASSERTION and the like): honest, counted apart, and not the value. */
  readonly declaredUnknown: number;
}

export interface SbomGrade {
  readonly level: MaturityLevel;
  readonly attributes: readonly GradedAttribute[];
}

/**
 * Maturity 0-3 of an SBOM: its lowest attribute (deck, SBOM baseline attributes, after CISA 2024). A cell that the table leaves
 * open asks for nothing beyond the level before. Says what is stated, never that it is true or that nothing was left out.
 * origin: own where a cell says "as many as possible", and in taking the lowest attribute as the level of the whole.
 */
export function gradeSbom(sbom: Sbom): SbomGrade {
  const attributes = [...documentAttributes(sbom), ...componentAttributes(sbom), relationshipAttribute(sbom)];
  const ordered = ATTRIBUTE_IDS.flatMap((id) => attributes.filter((attribute) => attribute.id === id));
  return { level: lowest(ordered.map((attribute) => attribute.level)), attributes: ordered };
}

function lowest(levels: readonly MaturityLevel[]): MaturityLevel {
  return levels.reduce((least, level) => (level < least ? level : least), 3);
}
