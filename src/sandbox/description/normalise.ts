import { isJson, type Json } from './json.ts';

/** Keys that carry words or samples and no rule. */
const SAMPLES = new Set(['example', 'examples', 'description', 'externalDocs', 'x-github']);

/** Spells OpenAPI 3.0's `nullable` as JSON Schema does and leaves out samples, which GitHub's own schemas often refuse. */
export function normalised(schema: Json): Json {
  const kept = Object.entries(schema).filter(([key]) => key !== 'nullable' && !SAMPLES.has(key));
  const plain = Object.fromEntries(kept.map(([key, value]) => [key, normalisedMember(key, value)]));
  return schema.nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}

function normalisedMember(key: string, value: unknown): unknown {
  if (key === 'properties' && isJson(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isJson(one) ? normalised(one) : one]));
  }
  if (Array.isArray(value)) return value.map((one: unknown) => (isJson(one) ? normalised(one) : one));
  return isJson(value) ? normalised(value) : value;
}

/** Every `$ref` below a value. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJson(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}
