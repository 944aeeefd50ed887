/** Files that CI or the caller hands over, by what they hold; also the folders of CI's evidence and the names of the inputs. */
export const SUPPLIED_KINDS = ['sbom', 'sarif', 'junit', 'coverage', 'bundle', 'triage'] as const;

export type SuppliedKind = (typeof SUPPLIED_KINDS)[number];
