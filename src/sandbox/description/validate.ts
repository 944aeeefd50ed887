import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { Description, Operation } from './description.ts';
import { isJson, type Json } from './json.ts';

/** Holds requests and answers against GitHub's description; says what breaks it, in words. */
export interface Validator {
  request(operation: Operation, request: RequestParts): readonly string[];
  answer(operation: Operation, status: number, body: unknown): readonly string[];
}

export interface RequestParts {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const ID = 'github';
const made = new WeakMap<Description, Validator>();

/** One validator per description: compiled schemas are kept. */
export function validatorOf(description: Description): Validator {
  const known = made.get(description);
  if (known !== undefined) return known;
  const validator = newValidator(description);
  made.set(description, validator);
  return validator;
}

function newValidator(description: Description): Validator {
  const strict = compiler(description.components, false);
  const coercing = compiler(description.components, true);
  return {
    request: (operation, request) => [
      ...parameterFaults(operation, request, coercing),
      ...(operation.body === undefined ? [] : faults(strict(operation.body), request.body ?? {}, 'body')),
    ],
    answer: (operation, status, body) => {
      const schema = operation.answers.get(status);
      return schema === undefined ? [] : faults(strict(schema), body, `answer ${status}`);
    },
  };
}

/** Compiles on first use: a run asks only a few of the operations. Path and query values arrive as text, so they are coerced. */
function compiler(components: Json, coerceTypes: boolean): (schema: Json) => ValidateFunction {
  const code = { optimize: false };
  const ajv = new Ajv({
    code,
    inlineRefs: false,
    strict: false,
    logger: false,
    validateSchema: false,
    addUsedSchema: false,
    coerceTypes,
  });
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: ID, components });
  const compiled = new Map<Json, ValidateFunction>();
  return (schema) => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const validate = ajv.compile(absolute(schema));
    compiled.set(schema, validate);
    return validate;
  };
}

/** Points the references of an operation's own schema at the shared components. */
function absolute(schema: Json): Json {
  const entries = Object.entries(schema).map(([key, value]) => [key, absoluteMember(key, value)]);
  return Object.fromEntries(entries) as Json;
}

function absoluteMember(key: string, value: unknown): unknown {
  if (key === '$ref' && typeof value === 'string') return `${ID}${value}`;
  if (Array.isArray(value)) return value.map((one: unknown) => (isJson(one) ? absolute(one) : one));
  return isJson(value) ? absolute(value) : value;
}

function parameterFaults(
  operation: Operation,
  { path, query }: RequestParts,
  compile: (schema: Json) => ValidateFunction,
): readonly string[] {
  const documented = new Set(operation.parameters.map(({ name }) => name));
  const unknown = Object.keys(query).filter((name) => !documented.has(name));
  const wrong = operation.parameters.flatMap((parameter) => {
    const value = (parameter.in === 'path' ? path : query)[parameter.name];
    if (parameter.in !== 'path' && parameter.in !== 'query') return [];
    if (value === undefined) return parameter.required ? [`${parameter.in} ${parameter.name} is missing`] : [];
    const list = parameter.schema.type === 'array' ? value.split(',') : value;
    return faults(wrapped(parameter.schema, compile), { value: list }, `${parameter.in} ${parameter.name}`);
  });
  return [...unknown.map((name) => `query ${name} is not documented`), ...wrong];
}

const wrappers = new WeakMap<Json, Json>();

/** Coercion needs a parent to write into. */
function wrapped(schema: Json, compile: (schema: Json) => ValidateFunction): ValidateFunction {
  const wrapper = wrappers.get(schema) ?? { type: 'object', properties: { value: schema } };
  wrappers.set(schema, wrapper);
  return compile(wrapper);
}

function faults(validate: ValidateFunction, value: unknown, where: string): readonly string[] {
  if (validate(value)) return [];
  const errors: readonly ErrorObject[] = validate.errors ?? [];
  return errors.slice(0, 3).map((error) => `${where}${error.instancePath} ${error.message ?? 'is wrong'}`);
}
