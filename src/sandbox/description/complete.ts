import { isJson, jsonAt, type Json } from './json.ts';

export interface Completion {
  /** Holds the `components` that `$ref`s name. */
  readonly root: Json;
  /** Stands for links nobody follows. */
  readonly link: string;
}

/**
 * Adds what a schema requires and the value leaves out: links, counters and other members no fact rests on. What a scenario
 * decides is always in the value already; a nullable member left out becomes null, an optional one stays out.
 */
export function complete(schema: Json, value: unknown, completion: Completion): unknown {
  return fill(schema, { value, name: '' }, completion);
}

interface Named {
  readonly value: unknown;
  readonly name: string;
}

function fill(schema: Json, named: Named, completion: Completion): unknown {
  const rule = resolved(schema, completion.root);
  const { value } = named;
  const choices = alternatives(rule);
  if (choices.length > 0) return fillChoice(choices, named, completion);
  if (value === null || (value === undefined && mayBeNull(rule))) return null;
  if (Array.isArray(rule.allOf)) {
    return rule.allOf
      .filter(isJson)
      .reduce<unknown>((soFar, part) => fill(part, { ...named, value: soFar }, completion), value);
  }
  if (hasType(rule, 'array')) return fillList(rule, value, completion);
  if (hasType(rule, 'object') || rule.properties !== undefined) return fillObject(rule, value, completion);
  return value ?? placeholder(rule, named.name, completion);
}

function fillChoice(choices: readonly Json[], named: Named, completion: Completion): unknown {
  const { value } = named;
  const nullable = choices.some((choice) => hasType(choice, 'null'));
  if (value === null || (value === undefined && nullable)) return null;
  const real = choices.filter((choice) => !hasType(choice, 'null'));
  const chosen = real.find((choice) => suits(choice, value, completion.root)) ?? real[0];
  return chosen === undefined ? value : fill(chosen, named, completion);
}

function fillList(rule: Json, value: unknown, completion: Completion): unknown {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => fill(jsonAt(rule, 'items'), { value: item, name: '' }, completion));
}

function fillObject(rule: Json, value: unknown, completion: Completion): unknown {
  if (value !== undefined && !isJson(value)) return value;
  const required: readonly unknown[] = Array.isArray(rule.required) ? rule.required : [];
  const given = Object.entries({ ...value }).filter(([, member]) => member !== undefined);
  const filled: Record<string, unknown> = Object.fromEntries(given);
  for (const [name, member] of Object.entries(jsonAt(rule, 'properties'))) {
    if (!(name in filled) && !required.includes(name)) continue;
    filled[name] = fill(isJson(member) ? member : {}, { value: filled[name], name }, completion);
  }
  return filled;
}

function placeholder(rule: Json, name: string, { link }: Completion): unknown {
  if (Array.isArray(rule.enum)) return rule.enum[0] as unknown;
  if (hasType(rule, 'boolean')) return false;
  if (hasType(rule, 'integer') || hasType(rule, 'number')) return typeof rule.minimum === 'number' ? rule.minimum : 0;
  if (rule.format === 'date-time') return '2020-01-01T00:00:00Z';
  if (
    rule.format === 'uri' ||
    rule.format === 'uri-template' ||
    name === 'url' ||
    name.endsWith('_url') ||
    name === 'href'
  )
    return link;
  if (rule.format === 'email') return 'nobody@example.test';
  return hasType(rule, 'string') ? '' : null;
}

/** OpenAPI 3.1 may list several types. */
function hasType({ type }: Json, wanted: string): boolean {
  return Array.isArray(type) ? type.includes(wanted) : type === wanted;
}

function mayBeNull(rule: Json): boolean {
  return hasType(rule, 'null') || (Array.isArray(rule.enum) && rule.enum.includes(null));
}

function resolved(schema: Json, root: Json): Json {
  if (typeof schema.$ref !== 'string') return schema;
  const target = schema.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => jsonAt(at, key), root);
  return resolved(target, root);
}

function alternatives(rule: Json): readonly Json[] {
  const listed: unknown = rule.anyOf ?? rule.oneOf;
  return Array.isArray(listed) ? listed.filter(isJson) : [];
}

/** Would this alternative know every member that the value already has, with the words it has? */
function suits(choice: Json, value: unknown, root: Json): boolean {
  const rule = resolved(choice, root);
  const nested = alternatives(rule);
  if (nested.length > 0) return nested.some((one) => suits(one, value, root));
  if (Array.isArray(value)) return hasType(rule, 'array');
  if (!isJson(value)) return !hasType(rule, 'object') && !hasType(rule, 'array') && rule.properties === undefined;
  if (hasType(rule, 'array')) return false;
  const known = propertiesOf(rule, root);
  return Object.entries(value).every(([name, member]) => {
    const words = known[name] === undefined ? undefined : resolved(known[name], root).enum;
    return known[name] !== undefined && (!Array.isArray(words) || words.includes(member));
  });
}

function propertiesOf(rule: Json, root: Json): Record<string, Json | undefined> {
  const own = Object.entries(jsonAt(rule, 'properties')).filter((entry): entry is [string, Json] => isJson(entry[1]));
  const parts: readonly unknown[] = Array.isArray(rule.allOf) ? rule.allOf : [];
  const inherited = parts.filter(isJson).flatMap((part) => Object.entries(propertiesOf(resolved(part, root), root)));
  return Object.fromEntries([...own, ...inherited]);
}
