import type { z } from 'zod';
import type { sbomCheckSchema } from '../documents/sbom-check.ts';
import { renderSbomCheck } from '../reports/sbom-check/index.ts';
import { checkSbom, type SbomCheck } from '../sbom/check.ts';
import { loadCollectors } from './engine.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { readSbomFile } from './read-sbom-file.ts';

type CheckDocument = z.input<typeof sbomCheckSchema>;

/** `sbom check F`: is it valid, what does it hold, and how mature is it? */
export async function sbomCheck(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, DOCUMENT_OPTIONS, 1);
  const [file] = positionals;
  if (file === undefined) throw new UsageError('sbom check: expected the file of an SBOM; name one');
  const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
  const language = readLanguage(values.lang);
  const checked = await checkSbom(readSbomFile(io, file), loadCollectors().validateSbom, io.now());
  const text = format === 'json' ? asJson(asDocument(checked)) : renderSbomCheck(checked, language);
  write(io, values.output, text);
  return statusOf(checked);
}

/** Nobody having looked at the form is neither valid nor invalid. */
function statusOf({ valid, notValidated }: SbomCheck): number {
  if (notValidated !== undefined) return EXIT.undetermined;
  return valid ? EXIT.holds : EXIT.doesNotHold;
}

function asDocument({ errors, attributes, ...rest }: SbomCheck): CheckDocument {
  const head = { $schema: 'urn:ssdf-gate:schema:sbom-check:1' };
  return { ...head, ...rest, errors: [...errors], attributes: [...attributes] };
}
