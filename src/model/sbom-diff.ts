/** A component that is on one side only. */
export interface Listed {
  /** A purl without version, else group and name. */
  readonly component: string;
  readonly version: string | null;
}

export interface Changed {
  readonly component: string;
  /** null: not stated, or declared unknown. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What differs between the components of two SBOMs. */
export interface SbomDiff {
  readonly added: readonly Listed[];
  readonly removed: readonly Listed[];
  readonly upgraded: readonly Changed[];
  readonly downgraded: readonly Changed[];
  /** Another version whose order cannot be told: no rule for the kind of package, or a version that is none. */
  readonly versionChanged: readonly Changed[];
  readonly licenseChanged: readonly Changed[];
  readonly supplierChanged: readonly Changed[];
}

export const SBOM_DIFF_KINDS = [
  'added',
  'removed',
  'upgraded',
  'downgraded',
  'versionChanged',
  'licenseChanged',
  'supplierChanged',
] as const satisfies readonly (keyof SbomDiff)[];
