import type { Text } from '../model/text.ts';
import type { CheckXml } from '../model/xml-findings.ts';
import { contentProblems } from './content-problems.ts';
import { cycloneDxReferenceProblems } from './cyclonedx-references.ts';
import { cycloneDxSchemaCheck, type CheckCycloneDxSchema } from './cyclonedx-schema.ts';
import { cycloneDxXmlReferenceProblems } from './cyclonedx-xml-references.ts';
import { MAX_PROBLEMS, type Problems, quoted, type SbomProblem } from './problem.ts';
import type { SbomRead } from './read.ts';
import { spdxProblems } from './spdx-problems.ts';
import { spdxReferenceProblems } from './spdx-references.ts';
import { spdx3Problems, spdx3ReferenceProblems } from './spdx3-problems.ts';
import { futureProblems } from './time-problems.ts';
import { xmlProblems } from './xml-problems.ts';

/** `not-validated` is not valid: nobody looked, and the reason says why. */
export type Validation =
  | { readonly state: 'valid' }
  /** `more`: problems beyond those told, or a part of the document that was not looked at any more. */
  | { readonly state: 'invalid'; readonly problems: readonly SbomProblem[]; readonly more: boolean }
  | { readonly state: 'not-validated'; readonly because: Text };

export type ReadSbomDocument = Extract<SbomRead, { state: 'sbom' }>;

/** `at`: the present, RFC 3339; nothing can have been made after it. */
export type ValidateSbom = (read: ReadSbomDocument, at: string) => Promise<Validation>;

/** The official schemas of CycloneDX: JSON ones by file name, and a validator for XML where there is one. */
export interface SbomSchemas {
  readonly json: ReadonlyMap<string, unknown>;
  readonly xml?: CheckXml;
}

/**
 * Makes the check of an SBOM against its official schema, and of what no schema sees: references, purls, hashes, license
 * expressions and a time to come. Valid says the form is right, not that the content is true.
 */
export function sbomValidator({ json, xml }: SbomSchemas): ValidateSbom {
  const checks: FormChecks = { json: cycloneDxSchemaCheck(json), xml };
  return async (read, at) => {
    const form = await formOf(read, checks);
    if (!('problems' in form)) return { state: 'not-validated', because: form };
    const content = [...contentProblems(read.sbom), ...futureProblems(read.sbom, at)];
    const problems = [...form.problems, ...content].map((problem) => withLine(problem, read));
    if (problems.length === 0) return { state: 'valid' };
    const more = !form.all || problems.length > MAX_PROBLEMS;
    return { state: 'invalid', problems: problems.slice(0, MAX_PROBLEMS), more };
  };
}

/** Tag-value is read line by line: a place in its JSON form says little to whoever has to repair it. */
function withLine(problem: SbomProblem, { tagValue }: ReadSbomDocument): SbomProblem {
  if (tagValue === undefined || problem.line !== undefined) return problem;
  return { ...problem, line: tagValue.lineOf(problem.pointer) };
}

interface FormChecks {
  readonly json: CheckCycloneDxSchema;
  readonly xml: CheckXml | undefined;
}

/** Problems of form and references, or why nobody could look. */
async function formOf(read: ReadSbomDocument, checks: FormChecks): Promise<Problems | Text> {
  const { sbom, document } = read;
  const { format, specVersion } = sbom;
  if (read.xml !== undefined) return xmlForm(read, checks.xml);
  if (document === undefined) return noCheckFor(`${format} (${sbom.serialization})`);
  const form = checkForm(read, document, checks);
  if (form === undefined) return noCheckFor(`${format} ${quoted(specVersion)}`);
  const grammar = read.tagValue?.problems ?? [];
  return { problems: [...grammar, ...form.problems], all: form.all && grammar.length <= MAX_PROBLEMS };
}

/** Fields, then references; undefined for a version that nobody here knows. */
function checkForm({ sbom }: ReadSbomDocument, document: object, checks: FormChecks): Problems | undefined {
  const { format, specVersion } = sbom;
  if (format === 'CycloneDX')
    return joined(checks.json(document, specVersion), () => cycloneDxReferenceProblems(document));
  if (!specVersion.startsWith('3.'))
    return joined(spdxProblems(document, specVersion), () => spdxReferenceProblems(document));
  const graph = document as Readonly<Record<string, unknown>>;
  return joined(spdx3Problems(graph), () => spdx3ReferenceProblems(graph));
}

function joined(fields: Problems | undefined, references: () => readonly SbomProblem[]): Problems | undefined {
  return fields === undefined ? undefined : { problems: [...fields.problems, ...references()], all: fields.all };
}

async function xmlForm({ sbom, xml }: ReadSbomDocument, check: CheckXml | undefined): Promise<Problems | Text> {
  if (xml === undefined || check === undefined) return noCheckFor(`${sbom.format} (${sbom.serialization})`);
  const verdict = await check(xml.text, sbom.specVersion);
  if (verdict === undefined) return noCheckFor(`${sbom.format} ${quoted(sbom.specVersion)} (xml)`);
  if (verdict.state === 'not-checked') return verdict.because;
  const problems = [...xmlProblems(verdict.findings, xml.root), ...cycloneDxXmlReferenceProblems(xml.root)];
  return { problems, all: verdict.findings.length === verdict.total };
}

function noCheckFor(what: string): Text {
  return {
    en: `no check is at hand for ${what}, so its form was not validated`,
    ja: `${what} を検証する手段がないため、形式を検証していません`,
  };
}
