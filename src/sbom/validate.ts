import type { Text } from '../model/text.ts';
import { contentProblems } from './content-problems.ts';
import { cycloneDxReferenceProblems } from './cyclonedx-references.ts';
import { cycloneDxSchemaCheck } from './cyclonedx-schema.ts';
import { MAX_PROBLEMS, quoted, type SbomProblem } from './problem.ts';
import type { SbomRead } from './read.ts';
import { spdxProblems } from './spdx-problems.ts';
import { spdxReferenceProblems } from './spdx-references.ts';

/** `not-validated` is not valid: nobody looked, and the reason says why. */
export type Validation =
  | { readonly state: 'valid' }
  | { readonly state: 'invalid'; readonly problems: readonly SbomProblem[] }
  | { readonly state: 'not-validated'; readonly because: Text };

export type ReadSbomDocument = Extract<SbomRead, { state: 'sbom' }>;

export type ValidateSbom = (read: ReadSbomDocument) => Validation;

/**
 * Makes the check of an SBOM against its official schema, and of what no schema sees: references, purls, hashes and license
 * expressions. `schemas`: CycloneDX's JSON schemas by file name. Valid says the form is right, not that the content is true.
 */
export function sbomValidator(schemas: ReadonlyMap<string, unknown>): ValidateSbom {
  const checkCycloneDx = cycloneDxSchemaCheck(schemas);
  return (read) => {
    const { sbom, document } = read;
    if (document === undefined) return notValidated(`${sbom.format} (${sbom.serialization})`);
    const isCycloneDx = sbom.format === 'CycloneDX';
    const broken = isCycloneDx ? checkCycloneDx(document, sbom.specVersion) : spdxProblems(document, sbom.specVersion);
    if (broken === undefined) return notValidated(`${sbom.format} ${quoted(sbom.specVersion)}`);
    const references = isCycloneDx ? cycloneDxReferenceProblems(document) : spdxReferenceProblems(document);
    const problems = [...broken, ...references, ...contentProblems(sbom)];
    return problems.length === 0 ? { state: 'valid' } : { state: 'invalid', problems: problems.slice(0, MAX_PROBLEMS) };
  };
}

function notValidated(what: string): Validation {
  return {
    state: 'not-validated',
    because: {
      en: `no check is at hand for ${what}, so its form was not validated`,
      ja: `${what} を検証する手段がないため、形式を検証していません`,
    },
  };
}
