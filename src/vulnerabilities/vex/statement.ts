/** From the most to the least severe; a contradiction between authors is settled in this order. */
export const VEX_STATUSES = ['affected', 'under_investigation', 'fixed', 'not_affected'] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** What a statement speaks of: a product by any of its names, and in it a component where one is named. */
export interface VexProduct {
  /** Package URLs, references, any other identifier. */
  readonly names: readonly string[];
  /** Empty: the product as a whole. Otherwise each member is one component, by any of its names. */
  readonly components: readonly (readonly string[])[];
}

/** One statement of any of the three formats in one form. Who wrote it is what the document says; no signature is checked here. */
export interface VexStatement {
  readonly source: string;
  readonly author: string;
  /** RFC 3339; null when the document gives none. */
  readonly issuedAt: string | null;
  readonly vulnerabilities: readonly string[];
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  /** Why it is not affected, in the words of its own format; null when not said. */
  readonly justification: string | null;
  /** Impact or action statement, detail. */
  readonly note: string | null;
}

export type VexRefusal =
  | 'malformed'
  /** Not affected without a reason, which every format demands. */
  | 'no-reason'
  | 'no-product'
  | 'no-vulnerability';

/** A statement that was there and could not be read, or lacks what its format demands. */
export interface RefusedStatement {
  readonly place: string;
  readonly why: VexRefusal;
}

export interface VexReading {
  readonly statements: readonly VexStatement[];
  readonly refused: readonly RefusedStatement[];
}

/** Sorts what was made of the entries of a document into statements and refusals. */
export function readingOf(made: readonly (readonly [string, VexStatement | VexRefusal])[]): VexReading {
  return {
    statements: made.flatMap(([, one]) => (typeof one === 'string' ? [] : [one])),
    refused: made.flatMap(([place, one]) => (typeof one === 'string' ? [{ place, why: one }] : [])),
  };
}

/** A text of a foreign document, kept short; null when it says nothing. */
export function shortened(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.slice(0, 500);
}

/** The five reasons that OpenVEX and CSAF know; any other word is no reason. */
export const JUSTIFICATIONS: ReadonlySet<string> = new Set([
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
]);

/** Those of CycloneDX (`vulnerabilities[].analysis.justification`). */
export const CYCLONEDX_JUSTIFICATIONS: ReadonlySet<string> = new Set([
  'code_not_present',
  'code_not_reachable',
  'requires_configuration',
  'requires_dependency',
  'requires_environment',
  'protected_by_compiler',
  'protected_at_runtime',
  'protected_at_perimeter',
  'protected_by_mitigating_control',
]);
