import type { Component, Sbom } from './sbom.ts';
import { isGiven } from './stated.ts';

/** Counts of `sbom check`. Something empty, NOASSERTION or NONE is not there; being there is not being right. */
export interface SbomCounts {
  readonly components: number;
  readonly withVersion: number;
  readonly withSupplier: number;
  readonly withPurl: number;
  readonly withCpe: number;
  readonly withHash: number;
  readonly withLicense: number;
  readonly relationships: number;
}

export function countSbom({ components, relationships }: Sbom): SbomCounts {
  const number = (holds: (component: Component) => boolean) => components.filter(holds).length;
  return {
    components: components.length,
    withVersion: number(({ version }) => isGiven(version)),
    withSupplier: number(({ supplier }) => isGiven(supplier)),
    withPurl: number(({ purls }) => purls.length > 0),
    withCpe: number(({ cpes }) => cpes.length > 0),
    withHash: number(({ hashes }) => hashes.some((hash) => hash.value.trim() !== '')),
    withLicense: number(({ license }) => isGiven(license)),
    relationships: relationships.count,
  };
}
