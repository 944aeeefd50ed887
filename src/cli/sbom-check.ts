import type { z } from 'zod';
import type { sbomCheckSchema } from '../documents/sbom-check.ts';
import type { SbomProfile } from '../model/sbom-profile.ts';
import { MAX_POLICY_FILE_BYTES } from '../policy/read-yaml.ts';
import { parseSbomProfile } from '../policy/parse-sbom-profile.ts';
import { renderSbomCheck } from '../reports/sbom-check/index.ts';
import { belongsDocument } from '../reports/sbom-check/belongs-document.ts';
import { checkSbom, type SbomCheck } from '../sbom/check.ts';
import { DEFAULT_SBOM_PROFILE, loadCollectors, loadSbomProfiles, sbomProfileCalled } from './engine.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, readText, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { readSbomFile } from './read-sbom-file.ts';
import { BELONGS_OPTIONS, sbomBelongs } from './sbom-belongs.ts';

type CheckDocument = z.input<typeof sbomCheckSchema>;

const CHECK_OPTIONS = { ...DOCUMENT_OPTIONS, ...BELONGS_OPTIONS, profile: { type: 'string' } } as const;

/** `sbom check F`: is it valid, what does it hold, how mature is it, and does it belong to what was named beside it? */
export async function sbomCheck(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, CHECK_OPTIONS, 1);
  const [file] = positionals;
  if (file === undefined) throw new UsageError('sbom check: expected the file of an SBOM; name one');
  const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
  const language = readLanguage(values.lang);
  const profile = profileFor(values.profile ?? DEFAULT_SBOM_PROFILE, io);
  const { validateSbom: validate } = loadCollectors(policiesFolder());
  const read = readSbomFile(io, file);
  const belongs = await sbomBelongs(read.sbom, values, io);
  const alone = await checkSbom(read, { validate, profile, at: io.now() });
  const checked = belongs === undefined ? alone : { ...alone, belongs };
  const text = format === 'json' ? asJson(asDocument(checked)) : renderSbomCheck(checked, language);
  write(io, values.output, text);
  return statusOf(checked);
}

/** A shipped table by its name, or one in a file. */
function profileFor(given: string, io: Io): SbomProfile {
  if (/[/\\]|\.ya?ml$/.test(given)) return parseSbomProfile(given, readText(io, given, MAX_POLICY_FILE_BYTES));
  return sbomProfileCalled(given, loadSbomProfiles(policiesFolder()));
}

/** Nobody having looked at the form is neither valid nor invalid. A definite no of either question decides. */
function statusOf({ valid, notValidated, belongs }: SbomCheck): number {
  if ((notValidated === undefined && !valid) || belongs?.verdict === 'no') return EXIT.doesNotHold;
  return notValidated !== undefined || belongs?.verdict === 'cannot-be-told' ? EXIT.undetermined : EXIT.holds;
}

function asDocument({ errors, attributes, belongs, ...rest }: SbomCheck): CheckDocument {
  const listed = attributes.map(({ lacks, ...one }) => {
    return lacks === undefined ? one : { ...one, lacks: { ...lacks, offenders: [...lacks.offenders] } };
  });
  return {
    $schema: 'urn:ssdf-gate:schema:sbom-check:1',
    ...rest,
    errors: [...errors],
    ...(belongs === undefined ? {} : { belongs: belongsDocument(belongs) }),
    attributes: listed,
  };
}
