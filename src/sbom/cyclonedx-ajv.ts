import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { distinctness } from './distinct-items.ts';

/** A validator that knows the schemas that CycloneDX's own refer to. `schemas` by file name. */
export function createAjv(schemas: ReadonlyMap<string, unknown>, { allErrors }: { readonly allErrors: boolean }): Ajv {
  const options = { strict: false, logger: false, passContext: true, validateSchema: false } as const;
  const ajv = new Ajv({ ...options, allErrors, code: { regExp: matcherOf } });
  addFormats.default(ajv, ['date-time', 'date', 'uri']);
  // ajv's own reading of iri-reference refuses documents that CycloneDX publishes as valid; an address is data to us anyway.
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', { type: 'string', validate: isMail });
  useLinearUniqueItems(ajv);
  for (const [name, schema] of schemas) {
    if (schema !== null && typeof schema === 'object' && !name.startsWith('bom-'))
      ajv.addSchema(schema, `http://cyclonedx.org/schema/${name}`);
  }
  return ajv;
}

/** `^(x{32}|x{40}|…)$`, as the schemas write digests. */
const LENGTHS = /^\^\((\[[^\]]+\])\{\d+\}(?:\|\1\{\d+\})*\)\$$/;

/** A pattern as the engine runs it; of several lengths of one class each would be tried anew, on every digest of a document. */
function matcherOf(pattern: string, flags: string): Pick<RegExp, 'test'> & { readonly toString: () => string } {
  const [, oneOf] = LENGTHS.exec(pattern) ?? [];
  if (oneOf === undefined) return new RegExp(pattern, flags);
  const lengths = new Set([...pattern.matchAll(/\{(\d+)\}/g)].map(([, digits]) => Number(digits)));
  const all = new RegExp(`^${oneOf}+$`, flags);
  // By its text the validator tells one pattern from another.
  return { test: (text: string) => lengths.has(text.length) && all.test(text), toString: () => pattern };
}
matcherOf.code = 'matcherOf';

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

/** Whether a value fits; distinct entries are known for one call only. Errors stay on the validator. */
export function holds(validate: ValidateFunction, value: unknown): boolean {
  return validate.call({ areDistinct: distinctness() }, value);
}

function isMail(text: string): boolean {
  const at = text.indexOf('@');
  return at > 0 && at < text.length - 1;
}
