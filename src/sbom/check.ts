import type { Belongs } from './belongs.ts';
import type { SbomProfile } from '../model/sbom-profile.ts';
import type { Text } from '../model/text.ts';
import { countSbom, type SbomCounts } from './count.ts';
import { gradeSbom, type SbomGrade } from './grade.ts';
import { MAX_PROBLEMS, type SbomProblem } from './problem.ts';
import type { Serialization, SbomFormat } from './sbom.ts';
import type { ReadSbomDocument, ValidateSbom, Validation } from './validate.ts';

/** What `sbom check` says of a file that reads as an SBOM. */
export interface SbomCheck extends SbomGrade {
  readonly version: 1;
  readonly valid: boolean;
  /** Given when nobody could validate the form: `valid` is false then, and it is not known whether the document is. */
  readonly notValidated?: Text;
  readonly format: SbomFormat;
  readonly specVersion: string;
  readonly serialization: Serialization;
  /** At most fifty. */
  readonly errors: readonly SbomProblem[];
  /** Given when the list of errors may not be whole. */
  readonly moreErrors?: Text;
  readonly counts: SbomCounts;
  /** Given when somebody said what the document should be of. */
  readonly belongs?: Belongs;
}

/** What an SBOM is checked with. `at`: the present, RFC 3339. */
export interface CheckMeans {
  readonly validate: ValidateSbom;
  readonly profile: SbomProfile;
  readonly at: string;
}

export async function checkSbom(read: ReadSbomDocument, { validate, profile, at }: CheckMeans): Promise<SbomCheck> {
  const { sbom } = read;
  const validation = await validate(read, at);
  const { format, specVersion, serialization } = sbom;
  return {
    version: 1,
    valid: validation.state === 'valid',
    ...(validation.state === 'not-validated' ? { notValidated: validation.because } : {}),
    format,
    specVersion,
    serialization,
    ...errorsOf(validation),
    counts: countSbom(sbom),
    ...gradeSbom(sbom, profile),
  };
}

function errorsOf(validation: Validation): Pick<SbomCheck, 'errors' | 'moreErrors'> {
  if (validation.state !== 'invalid') return { errors: [] };
  const { problems, more } = validation;
  return more ? { errors: problems, moreErrors: MORE } : { errors: problems };
}

const MORE: Text = {
  en: `there may be more problems: at most ${MAX_PROBLEMS} are told, and of a very large entry the first alone`,
  ja: `ほかにも問題がある可能性があります（表示は最大 ${MAX_PROBLEMS} 件、きわめて大きな要素については最初の 1 件のみです）`,
};
