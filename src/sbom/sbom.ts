import type { Stated } from './stated.ts';

export type SbomFormat = 'CycloneDX' | 'SPDX';
export type Serialization = 'json' | 'xml' | 'tag-value';

/** One SBOM in the words both formats share. Reading judges nothing: it keeps what the document says, well formed or not. */
export interface Sbom {
  readonly format: SbomFormat;
  readonly specVersion: string;
  readonly serialization: Serialization;
  /** CycloneDX `serialNumber`, SPDX `documentNamespace`. */
  readonly serial: string | null;
  /** What the document is about: CycloneDX `metadata.component`, the one package that SPDX `DESCRIBES`. */
  readonly primary: Component | null;
  /** CycloneDX: `components` with the nested ones, without the primary. SPDX: every package, the primary too. */
  readonly components: readonly Component[];
  readonly relationships: Relationships;
  readonly metadata: Metadata;
}

export interface Component {
  /** Where it stands in the document (RFC 6901). */
  readonly pointer: string;
  /** `bom-ref` or `SPDXID`. */
  readonly ref: string | null;
  /** CycloneDX `type`, SPDX `primaryPackagePurpose` in lower case; empty when not said. */
  readonly kind: string;
  /** CycloneDX `scope` (`required`, `optional`, `excluded`); absent when not said, and in SPDX. */
  readonly scope?: string;
  readonly name: Stated;
  /** Namespace of the package manager (CycloneDX `group`); empty when none. */
  readonly group: string;
  readonly version: Stated;
  /** CycloneDX `supplier.name`, SPDX `supplier` without its `Organization:` or `Person:`. */
  readonly supplier: Stated;
  /** Given when CycloneDX names no supplier and this field stands in for it. */
  readonly supplierFrom?: 'manufacturer' | 'publisher';
  /** CycloneDX `manufacturer` (since 1.6) or else `supplier`; SPDX 2 `originator`. */
  readonly producer: Stated;
  readonly purls: readonly string[];
  readonly cpes: readonly string[];
  /** SWID tags, Software Heritage ids and gitoids. */
  readonly otherIds: readonly string[];
  /** CycloneDX: its own, or else those of its distributions. */
  readonly hashes: readonly Hash[];
  readonly license: Stated;
  readonly concludedLicense: Stated;
  /** Those that must follow the grammar of SPDX license expressions. */
  readonly licenseExpressions: readonly string[];
  readonly copyright: Stated;
}

export interface Hash {
  /** As the format spells it: `SHA-256`, `SHA256`. */
  readonly algorithm: string;
  readonly value: string;
}

export interface Relationships {
  readonly count: number;
  /** Elements whose dependencies are listed, an empty list included, and what they depend on. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** Elements for which the document says how complete that list is ("unknown" is an answer too). */
  readonly completenessStated: ReadonlySet<string>;
  /** A statement about the document as a whole covers every element. */
  readonly completenessOfAll: boolean;
  /** Services, external components, dynamic links: things met at run time only. */
  readonly remote: number;
}

export interface Metadata {
  readonly authors: readonly Author[];
  readonly tools: readonly Tool[];
  readonly createdAt: string | null;
  /** CycloneDX `version` of the document; SPDX has none. */
  readonly documentVersion: string | null;
  /** A signature lies in the document. Whose it is and whether it verifies is not checked here. */
  readonly signed: boolean;
  /** CycloneDX 1.5 `lifecycles`; what the tool claims, not what is proved. */
  readonly lifecycles: readonly string[];
  /** The document says somewhere in so many words that something is not known. */
  readonly unknownsDeclared: boolean;
}

export interface Author {
  readonly name: string;
  /** A mail address, telephone number or URL. */
  readonly contact: string | null;
}

export interface Tool {
  readonly name: string;
  readonly version: string | null;
}
