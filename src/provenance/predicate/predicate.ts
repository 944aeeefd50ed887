import type { Statement } from '../statement.ts';
import { cycloneDx, spdx } from './sbom.ts';
import { provenanceV02, provenanceV1 } from './provenance.ts';
import { publication, release } from './release.ts';
import { summary } from './summary.ts';

/** A package by a name in some ecosystem; the parts of a package URL where there is one. */
export interface NamedPackage {
  /** `npm`, `github`, …; null when only a name is given. */
  readonly type: string | null;
  readonly name: string;
  readonly version: string | null;
}

/** What a predicate says, of what is compared here. */
export type Predicate =
  | { readonly kind: 'provenance'; readonly builder: string; readonly source: BuildSource | null }
  | { readonly kind: 'sbom'; readonly packages: readonly NamedPackage[] }
  | { readonly kind: 'summary'; readonly verifier: string; readonly result: string }
  | {
      readonly kind: 'release';
      readonly packages: readonly NamedPackage[];
      /** The registry that says it received the package (npm). */
      readonly registry?: string;
    }
  /** Of a type whose content is not read: the signature covers it, and what it says is not judged. */
  | { readonly kind: 'other' };

/** What was built, as the provenance names it. */
export interface BuildSource {
  /** `https://github.com/octo/app`, without `git+` and `.git`. */
  readonly repository: string;
  readonly ref: string | null;
  /** File of the workflow, `.github/workflows/release.yml`. */
  readonly path: string | null;
}

/** A predicate in the form of its type, or the place where it leaves that form. */
export type PredicateRead = { readonly state: 'read'; readonly predicate: Predicate } | Malformed;

export interface Malformed {
  readonly state: 'malformed';
  readonly at: string;
}

const READERS: readonly (readonly [RegExp, (predicate: unknown) => PredicateRead])[] = [
  [/^https:\/\/slsa\.dev\/provenance\/v1(?:\.\d+)?$/, provenanceV1],
  [/^https:\/\/slsa\.dev\/provenance\/v0\.2$/, provenanceV02],
  [/^https:\/\/slsa\.dev\/verification_summary\/v(?:0\.2|1)$/, summary],
  [/^https:\/\/cyclonedx\.org\/(?:bom|schema)(?:\/v?[\d.]+)?$/, cycloneDx],
  [/^https:\/\/spdx\.dev\/Document(?:\/v?[\d.]+)?$/, spdx],
  [/^https:\/\/in-toto\.io\/attestation\/release\/v0\.\d+$/, release],
  [/^https:\/\/github\.com\/npm\/attestation\/tree\/main\/specs\/publish\/v0\.1$/, publication],
];

export function readPredicate({ predicateType, predicate }: Statement): PredicateRead {
  const reader = READERS.find(([type]) => type.test(predicateType))?.[1];
  return reader === undefined ? { state: 'read', predicate: { kind: 'other' } } : reader(predicate);
}
