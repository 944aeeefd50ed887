import type { Digest } from '../model/digest.ts';
import type { Visibility } from '../model/subject.ts';

/** An SBOM that lay with a release when it was judged. */
export interface KeptSbom {
  readonly name: string;
  readonly digest: Digest;
  /** RFC 3339. */
  readonly keptAt: string;
  readonly bytes: Uint8Array;
}

/** An evidence pack as the App keeps it. */
export interface KeptPack {
  readonly installation: number;
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string };
  readonly tag: string;
  readonly commit: string;
  /** RFC 3339. */
  readonly madeAt: string;
  /** RFC 3339; null = no end was configured. */
  readonly keepUntil: string | null;
  readonly pack: Uint8Array;
  /** The part that not every reader of the repository may see. */
  readonly restricted?: Uint8Array;
  /** Who could see the release then; a copy never shows to a wider circle. */
  readonly visibility: Visibility;
  readonly sboms: readonly Omit<KeptSbom, 'keptAt'>[];
}

export interface SbomQuestion {
  readonly installation: number;
  readonly repository: number;
  readonly tag: string;
  /** Of the repository now. */
  readonly visibility: Visibility;
}

/** Where evidence packs lie after a release. */
export interface PackArchive {
  /** A newer pack of the same release stands beside the older one: what was once shown is not replaced. */
  keep(pack: KeptPack): Promise<void>;
  /** The SBOMs kept with the packs of one release, the oldest first. */
  sboms(of: SbomQuestion): Promise<readonly KeptSbom[]>;
  /** What an installation let us learn is forgotten when it ends. */
  forget(left: { readonly installation: number; readonly repositories: 'all' | readonly number[] }): Promise<void>;
  /** Takes away packs whose time is over; gives how many. */
  prune(now: string): Promise<number>;
}
