import type { TableUse } from './decision-table.ts';

/** An answer to a question of a decision table that people gave, for everything or for one vulnerability. */
export interface Answer {
  /** Key of the decision point: `EXP`, `HI`. */
  readonly point: string;
  readonly value: string;
  readonly vulnerability?: string;
  readonly because: string;
  readonly decidedBy: string;
  /** RFC 3339 full date; null when the source gives none. */
  readonly date: string | null;
  readonly expires?: string;
  /** File, or the name of a custom property. */
  readonly source: string;
}

/** A package that is in the SBOM and not in what is shipped. */
export interface NotShipped {
  /** A package URL without version. */
  readonly package: string;
  readonly because: string;
  readonly decidedBy: string;
  readonly date: string;
  readonly expires?: string;
  readonly source: string;
}

/** Until when a vulnerability of a category has to be handled; the organisation sets it, nobody else does. */
export interface Deadline {
  readonly table: string;
  readonly outcome: string;
  /** ISO 8601 duration in days. */
  readonly within: string;
  readonly decidedBy: string;
  readonly date: string;
  readonly source: string;
}

export const TLP = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export const SHARED_THINGS = ['sbom', 'vulnerabilities', 'priorities', 'vex', 'advisory'] as const;

/** One line of the sharing plan: what goes to whom, when, how and how far (phase 3 of the deck's SBOM process). */
export interface SharingLine {
  readonly what: readonly (typeof SHARED_THINGS)[number][];
  readonly to: string;
  readonly trigger: string;
  readonly tlp: (typeof TLP)[number];
  readonly channel: string;
  readonly decidedBy: string;
  readonly date: string;
  readonly source: string;
}

/** What may be chosen to do about a vulnerability (SP 800-218 RV.2.2). */
export const RESPONSES = ['fix', 'mitigate', 'accept'] as const;

/** What was chosen and done about one vulnerability: at once, and for good (phase 4). */
export interface ResponseRecord {
  readonly vulnerability: string;
  /** A package URL without version; absent = wherever it is found. */
  readonly package?: string;
  readonly response?: (typeof RESPONSES)[number];
  /** Who answers for it. */
  readonly owner?: string;
  /** When the response was chosen. */
  readonly date?: string;
  /** Last day of an acceptance. */
  readonly expires?: string;
  /** When it became known here. */
  readonly knownSince: string;
  readonly temporary?: { readonly what: string; readonly date: string };
  readonly fundamental?: { readonly what: string; readonly date: string; readonly release?: string };
  readonly author: string;
  readonly source: string;
}

/** All that people recorded about how they handle vulnerabilities. */
export interface Handling {
  /** Who decides here and how much they can find out; null: nobody said. */
  readonly use: TableUse | null;
  /** Package URLs and other names by which VEX speaks of this product. */
  readonly products: readonly string[];
  readonly answers: readonly Answer[];
  readonly notShipped: readonly NotShipped[];
  readonly deadlines: readonly Deadline[];
  /** null: there is no plan at all. */
  readonly sharing: readonly SharingLine[] | null;
  readonly responses: readonly ResponseRecord[];
}

export const NO_HANDLING: Handling = {
  use: null,
  products: [],
  answers: [],
  notShipped: [],
  deadlines: [],
  sharing: null,
  responses: [],
};
