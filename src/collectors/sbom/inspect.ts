import { sha256, type Digest } from '../../model/digest.ts';
import type { SbomProfile } from '../../model/sbom-profile.ts';
import type { Source } from '../../model/source.ts';
import { gradeSbom, type SbomGrade } from '../../sbom/grade.ts';
import { isIdentified } from '../../sbom/identifiers.ts';
import { readSbom } from '../../sbom/read.ts';
import type { Sbom } from '../../sbom/sbom.ts';
import type { ReadSbomDocument, Validation } from '../../sbom/validate.ts';

/** A file that reads as an SBOM, and all that is judged about it alone. */
export interface Inspected {
  readonly name: string;
  readonly digest: Digest;
  readonly sbom: Sbom;
  readonly validation: Validation;
  /** Absent where no table to grade by was given. */
  readonly grade?: SbomGrade;
  readonly identified: Identified;
  readonly sources: readonly Source[];
}

export interface Identified {
  readonly have: number;
  readonly total: number;
  /** Entries for single files, which are not packages and not counted. */
  readonly files: number;
}

/** What a file turned out to be. `broken`: it says it is an SBOM and is damaged. `unread`: an SBOM in a form we do not read. */
export type Inspection =
  | { readonly state: 'sbom'; readonly document: Inspected }
  | { readonly state: 'not-an-sbom' | 'broken' | 'unread'; readonly name: string; readonly sources: readonly Source[] };

export interface FileToInspect {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sources: readonly Source[];
}

/** What the run gives to judge an SBOM with: a check that knows the schemas and the time, and the table to grade by. */
export interface Means {
  readonly validate: (read: ReadSbomDocument) => Promise<Validation>;
  readonly profile: SbomProfile | undefined;
}

export async function inspect(
  { name, bytes, sources }: FileToInspect,
  { validate, profile }: Means,
): Promise<Inspection> {
  const read = readSbom(bytes);
  if (read.state !== 'sbom') return { state: read.state, name, sources };
  const { sbom } = read;
  const document: Inspected = {
    name,
    digest: sha256(bytes),
    sbom,
    validation: await validate(read),
    ...(profile === undefined ? {} : { grade: gradeSbom(sbom, profile) }),
    identified: identifiedIn(sbom),
    sources,
  };
  return { state: 'sbom', document };
}

export function identifiedIn({ components }: Sbom): Identified {
  const packages = components.filter(({ kind }) => kind !== 'file');
  return {
    have: packages.filter(isIdentified).length,
    total: packages.length,
    files: components.length - packages.length,
  };
}
