import type { Text } from '../model/text.ts';
import { countSbom, type SbomCounts } from './count.ts';
import { gradeSbom, type GradedAttribute, type MaturityLevel } from './grade.ts';
import type { SbomProblem } from './problem.ts';
import type { Serialization, SbomFormat } from './sbom.ts';
import type { ReadSbomDocument, ValidateSbom } from './validate.ts';

/** What `sbom check` says of a file that reads as an SBOM. */
export interface SbomCheck {
  readonly version: 1;
  readonly valid: boolean;
  /** Given when nobody could validate the form: `valid` is false then, and it is not known whether the document is. */
  readonly notValidated?: Text;
  readonly format: SbomFormat;
  readonly specVersion: string;
  readonly serialization: Serialization;
  readonly errors: readonly SbomProblem[];
  readonly counts: SbomCounts;
  readonly level: MaturityLevel;
  readonly attributes: readonly GradedAttribute[];
}

export function checkSbom(read: ReadSbomDocument, validate: ValidateSbom): SbomCheck {
  const { sbom } = read;
  const validation = validate(read);
  const { format, specVersion, serialization } = sbom;
  return {
    version: 1,
    valid: validation.state === 'valid',
    ...(validation.state === 'not-validated' ? { notValidated: validation.because } : {}),
    format,
    specVersion,
    serialization,
    errors: validation.state === 'invalid' ? validation.problems : [],
    counts: countSbom(sbom),
    ...gradeSbom(sbom),
  };
}
