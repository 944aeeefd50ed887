import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isJson, jsonAt, type Json } from './json.ts';
import { normalised, referencesIn } from './normalise.ts';

/** Servers whose description is at hand. */
export type DescriptionName = 'api.github.com' | 'ghec' | 'ghes-3.17' | 'ghes-3.18' | 'ghes-3.19';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Json;
}

/** One operation of GitHub's description, ready to route, check and answer. Schemas refer to `#/components/…`. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Json | undefined;
  /** By status; undefined where an answer has no JSON. */
  readonly answers: ReadonlyMap<number, Json | undefined>;
}

/** GitHub's own description of one server, cut down to the operations served. */
export interface Description {
  readonly name: DescriptionName;
  readonly operations: ReadonlyMap<string, Operation>;
  /** Shared schemas that these operations reach, with `nullable` spelled as JSON Schema does. */
  readonly components: Json;
  /** Every path of the server with its methods and operation ids: what is documented but not served. */
  readonly paths: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const loaded = new Map<string, Description>();

/** Reads a description once per process. */
export function loadDescription(name: DescriptionName, served: readonly string[]): Description {
  const key = `${name} ${served.join(' ')}`;
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const description = describe(name, served);
  loaded.set(key, description);
  return description;
}

function describe(name: DescriptionName, served: readonly string[]): Description {
  const folder = dirname(createRequire(import.meta.url).resolve('@octokit/openapi'));
  const whole: unknown = JSON.parse(readFileSync(join(folder, 'generated', `${name}.json`), 'utf8'));
  if (!isJson(whole)) throw new Error(`${name}: not a description`);
  const paths = pathTable(jsonAt(whole, 'paths'));
  const operations = new Map<string, Operation>();
  for (const [path, methods] of paths) {
    for (const [method, id] of methods) {
      if (!served.includes(id)) continue;
      const item = jsonAt(jsonAt(jsonAt(whole, 'paths'), path), method);
      operations.set(id, { id, method, path, ...operationParts(item, whole) });
    }
  }
  return { name, operations, components: reachable(operations, whole), paths };
}

function pathTable(paths: Json): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const table = new Map<string, Map<string, string>>();
  for (const [path, item] of Object.entries(paths)) {
    const ids = Object.entries(isJson(item) ? item : {}).flatMap(([method, operation]) =>
      isJson(operation) && typeof operation.operationId === 'string' ? [[method, operation.operationId] as const] : [],
    );
    table.set(path, new Map(ids));
  }
  return table;
}

function operationParts(item: Json, whole: Json): Pick<Operation, 'parameters' | 'body' | 'answers'> {
  const listed: readonly unknown[] = Array.isArray(item.parameters) ? item.parameters : [];
  const parameters = listed.filter(isJson).map((one) => parameter(dereferenced(one, whole)));
  const answers = Object.entries(jsonAt(item, 'responses')).map(
    ([status, answer]) => [Number(status), jsonSchemaOf(isJson(answer) ? dereferenced(answer, whole) : {})] as const,
  );
  return { parameters, body: jsonSchemaOf(jsonAt(item, 'requestBody')), answers: new Map(answers) };
}

function parameter(found: Json): Parameter {
  return {
    name: String(found.name),
    in: String(found.in),
    required: found.required === true,
    schema: normalised(jsonAt(found, 'schema')),
  };
}

function jsonSchemaOf(holder: Json): Json | undefined {
  const schema = jsonAt(jsonAt(holder, 'content'), 'application/json').schema;
  return isJson(schema) ? normalised(schema) : undefined;
}

function dereferenced(value: Json, whole: Json): Json {
  return typeof value.$ref === 'string' ? lookUp(value.$ref, whole) : value;
}

function lookUp(reference: string, whole: Json): Json {
  return reference
    .slice(2)
    .split('/')
    .reduce((at, key) => jsonAt(at, key.replaceAll('~1', '/').replaceAll('~0', '~')), whole);
}

/** Every `#/components/schemas/…` that the operations reach, however far. */
function reachable(operations: ReadonlyMap<string, Operation>, whole: Json): Json {
  const schemas: Record<string, Json> = {};
  const queue = [...operations.values()].flatMap(({ parameters, body, answers }) =>
    referencesIn([parameters.map(({ schema }) => schema), body, [...answers.values()]]),
  );
  for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
    const name = reference.split('/').at(-1) ?? '';
    if (name in schemas) continue;
    const schema = normalised(lookUp(reference, whole));
    schemas[name] = schema;
    queue.push(...referencesIn(schema));
  }
  return { schemas: { ...schemas, ...corrections(schemas) } };
}

const RULE_INFO = 'repository-rule-ruleset-info';

/** The description lets a ruleset belong to an enterprise but leaves the word out where a branch's rules name their source. */
function corrections(schemas: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  const info = schemas[RULE_INFO];
  if (info === undefined) return {};
  const source = { type: 'string', enum: ['Repository', 'Organization', 'Enterprise'] };
  return { [RULE_INFO]: { ...info, properties: { ...jsonAt(info, 'properties'), ruleset_source_type: source } } };
}
