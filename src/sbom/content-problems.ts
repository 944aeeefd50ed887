import type { Text } from '../model/text.ts';
import { isPlausibleHash, isPurl } from './identifiers.ts';
import { isLicenseExpression } from './license-expression.ts';
import { impossibleDigest, quoted, type SbomProblem } from './problem.ts';
import type { Component, Sbom } from './sbom.ts';

/** Values that every schema accepts as text and that still are not what they claim to be: purls, hashes, license expressions. */
export function contentProblems(sbom: Sbom): readonly SbomProblem[] {
  const apart = sbom.primary === null || sbom.format === 'SPDX' ? [] : [sbom.primary];
  const problems: SbomProblem[] = apart.flatMap(problemsOf);
  for (const component of sbom.components) if (!isPlausible(component)) problems.push(...problemsOf(component));
  return problems;
}

/** The case of nearly every component: asked without making anything. */
function isPlausible({ purls, hashes, licenseExpressions }: Component): boolean {
  return purls.every(isPurl) && hashes.every(isPlausibleHash) && licenseExpressions.every(isLicenseExpression);
}

function problemsOf({ pointer, purls, hashes, licenseExpressions }: Component): readonly SbomProblem[] {
  const wrongPurls = purls.filter((purl) => !isPurl(purl));
  const wrongHashes = hashes.filter((hash) => !isPlausibleHash(hash));
  const wrongLicenses = licenseExpressions.filter((expression) => !isLicenseExpression(expression));
  const messages: Text[] = [
    ...wrongPurls.map(quoted).map((purl) => ({
      en: `"${purl}" is not a package URL`,
      ja: `「${purl}」は package URL ではありません`,
    })),
    ...wrongHashes.map(impossibleDigest),
    ...wrongLicenses.map(quoted).map((license) => ({
      en: `"${license}" is not a license expression`,
      ja: `「${license}」はライセンス式ではありません`,
    })),
  ];
  return messages.map((message) => ({ pointer, message }));
}
