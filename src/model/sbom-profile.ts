import type { Text } from './text.ts';

/** What can be asked of an SBOM. Those of components count components, the others ask the document or its primary component. */
export const SBOM_MEASURES = [
  'author-named',
  'author-reachable',
  'author-signature',
  'tool-named',
  'tool-versioned',
  'timestamp',
  'lifecycle',
  'format-named',
  'format-versioned',
  'document-version',
  'primary-identified',
  'primary-hash',
  'primary-strong-hash',
  'primary-license',
  'primary-copyright',
  'component-name',
  'component-version',
  'component-supplier',
  'component-producer',
  'component-identifier',
  'component-global-identifier',
  'component-hash',
  'component-strong-hash',
  'component-license',
  'component-concluded-license',
  'component-copyright',
  'primary-dependencies',
  'direct-completeness',
  'component-completeness',
  'remote-named',
] as const;
export type SbomMeasure = (typeof SBOM_MEASURES)[number];

/** One demand: the measure holds for at least this share of what it counts. */
export interface SbomRule {
  readonly measure: SbomMeasure;
  /** 0-1. */
  readonly atLeast: number;
  /** Whether "declared unknown" counts as an answer. */
  readonly unknownCounts: boolean;
}

export interface SbomAttribute {
  readonly id: string;
  readonly label: Text;
  /** The measure whose numbers are shown. */
  readonly shows: SbomMeasure;
  /** What each maturity level adds; a level without rules asks nothing beyond the one before. */
  readonly levels: readonly { readonly level: 1 | 2 | 3; readonly rules: readonly SbomRule[] }[];
}

/** A table of attributes that an SBOM is graded by. Its levels are those of the document, never levels of the SSDF. */
export interface SbomProfile {
  readonly name: string;
  readonly label: Text;
  /** Where it comes from and how sure it is. */
  readonly note: Text;
  /** 1 where the source knows only "there" and "not there". */
  readonly highest: 1 | 3;
  readonly attributes: readonly SbomAttribute[];
}
