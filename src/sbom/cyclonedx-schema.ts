import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { distinctness } from './distinct-items.ts';
import { pointerTo, quoted, type SbomProblem } from './problem.ts';
import { ruleInWords } from './rule-words.ts';

/** Problems of a document against CycloneDX's official schema; undefined when no schema of that version is at hand. */
export type CheckCycloneDxSchema = (document: unknown, specVersion: string) => readonly SbomProblem[] | undefined;

/** Errors taken from one run; the validator stops at the first broken rule and adds the branches it tried. */
const MAX_ERRORS = 10;

/** `schemas` by file name, as the CycloneDX project publishes them. Each version is compiled once, when first needed. */
export function cycloneDxSchemaCheck(schemas: ReadonlyMap<string, unknown>): CheckCycloneDxSchema {
  const ajv = createAjv(schemas);
  return (document, specVersion) => {
    const validate = compiled(ajv, schemas, specVersion);
    if (validate === undefined) return undefined;
    const holds = validate.call({ areDistinct: distinctness() }, document);
    return holds ? [] : (validate.errors ?? []).slice(0, MAX_ERRORS).map(problemOf);
  };
}

function createAjv(schemas: ReadonlyMap<string, unknown>): Ajv {
  const ajv = new Ajv({ strict: false, logger: false, passContext: true, validateSchema: false });
  addFormats.default(ajv, ['date-time', 'date', 'uri']);
  // ajv's own reading of iri-reference refuses documents that CycloneDX publishes as valid; an address is data to us anyway.
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', { type: 'string', validate: isMail });
  useLinearUniqueItems(ajv);
  for (const [name, schema] of schemas) {
    if (isObject(schema) && !name.startsWith('bom-')) ajv.addSchema(schema, `http://cyclonedx.org/schema/${name}`);
  }
  return ajv;
}

/** The stock keyword compares every item with every other: hours for a large component list, which anyone could send. */
function useLinearUniqueItems(ajv: Ajv): void {
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate(this: { areDistinct: (items: readonly unknown[]) => boolean }, wanted: boolean, items: unknown[]) {
      return !wanted || items.length < 2 || this.areDistinct(items);
    },
  });
}

function compiled(ajv: Ajv, schemas: ReadonlyMap<string, unknown>, specVersion: string): ValidateFunction | undefined {
  const schema = /^\d\.\d+$/.test(specVersion) ? schemas.get(`bom-${specVersion}.SNAPSHOT.schema.json`) : undefined;
  return isObject(schema) ? ajv.compile(schema) : undefined;
}

function problemOf(error: ErrorObject): SbomProblem {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const detail = error.params as Readonly<Record<string, unknown>>;
  const named = detail.missingProperty ?? detail.additionalProperty;
  const pointer = pointerTo(typeof named === 'string' ? [...path, named] : path);
  return { pointer, message: ruleInWords(error.keyword, allowedWords(detail)) };
}

function allowedWords(detail: Readonly<Record<string, unknown>>): string {
  const { allowedValues, type, format, pattern, limit } = detail;
  const words = Array.isArray(allowedValues)
    ? allowedValues.slice(0, 12).join(', ')
    : (type ?? format ?? pattern ?? limit);
  return typeof words === 'string' || typeof words === 'number' ? quoted(String(words)) : '';
}

function isMail(text: string): boolean {
  const at = text.indexOf('@');
  return at > 0 && at < text.length - 1;
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}
