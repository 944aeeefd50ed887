import type { Ajv, ValidateFunction } from 'ajv';
import { createAjv, holds } from './cyclonedx-ajv.ts';
import { distinctness } from './distinct-items.ts';
import { MAX_PROBLEMS, type Problems, type SbomProblem } from './problem.ts';
import { ruleInWords } from './rule-words.ts';
import { problemOf } from './schema-problem.ts';
import { toldErrors } from './told-errors.ts';

/** Problems of a document against CycloneDX's official schema; undefined when no schema of that version is at hand. */
export type CheckCycloneDxSchema = (document: unknown, specVersion: string) => Problems | undefined;

/** `schemas` by file name, as the CycloneDX project publishes them. Each version is compiled once, when first needed. */
export function cycloneDxSchemaCheck(schemas: ReadonlyMap<string, unknown>): CheckCycloneDxSchema {
  const first = createAjv(schemas, { allErrors: false });
  // Made only for a document that is wrong: compiling twice is not free.
  let all: Ajv | undefined;
  return (document, specVersion) => {
    const schema = schemaOf(schemas, specVersion);
    if (schema === undefined) return undefined;
    const quick = first.compile(schema);
    if (holds(quick, document)) return { problems: [], all: true };
    all ??= createAjv(schemas, { allErrors: true });
    if (all.getSchema(schema.$id) === undefined) all.addSchema(schema);
    const found = problemsByPiece(document, piecesOf(schema, { first, all }));
    return found.problems.length > 0 ? found : { problems: problemsOf(quick, ''), all: false };
  };
}

/** What the last run of a validator found, told from `place` on. */
function problemsOf({ errors }: ValidateFunction, place: string): readonly SbomProblem[] {
  return toldErrors(errors ?? []).map((error) => problemOf(error, place));
}

interface Engines {
  readonly first: Ajv;
  readonly all: Ajv;
}

type CheckPiece = (value: unknown, place: string) => readonly SbomProblem[];

/** How one entry of each top-level list is checked, and the document without those lists. */
interface Pieces {
  readonly lists: ReadonlyMap<string, CheckPiece>;
  readonly rest: CheckPiece;
}

function piecesOf({ $id, properties }: Schema, engines: Engines): Pieces {
  const names = Object.keys(properties).filter((name) => isObject(properties[name]) && 'items' in properties[name]);
  const lists = new Map(names.map((name) => [name, checkOf(`${$id}#/properties/${name}/items`, engines)] as const));
  return { lists, rest: checkOf($id, engines) };
}

/** Every error of a small value; of a large one the first alone, because a list of all its errors could exhaust the memory. */
function checkOf(id: string, { first, all }: Engines): CheckPiece {
  return (value, place) => {
    const quick = first.getSchema(id);
    const whole = all.getSchema(id);
    if (quick === undefined || whole === undefined || holds(quick, value)) return [];
    if (!isSmall(value)) return problemsOf(quick, place);
    holds(whole, value);
    return problemsOf(whole, place);
  };
}

function problemsByPiece(document: unknown, { lists, rest }: Pieces): Problems {
  const root: Record<string, unknown> = { ...(document as object) };
  const inLists: SbomProblem[] = [];
  for (const [name, check] of lists) {
    const entries = root[name];
    if (!Array.isArray(entries)) continue;
    root[name] = [];
    if (!distinctness()(entries)) inLists.push({ pointer: `/${name}`, message: ruleInWords('uniqueItems', '') });
    for (const [index, entry] of entries.entries()) {
      if (inLists.length > MAX_PROBLEMS) break;
      inLists.push(...check(entry, `/${name}/${index}`));
    }
  }
  return { problems: [...rest(root, ''), ...inLists], all: inLists.length <= MAX_PROBLEMS };
}

/** Values inside a value that still count as small. */
const SMALL = 20_000;

function isSmall(value: unknown): boolean {
  const waiting = [value];
  for (let seen = 0; waiting.length > 0; seen += 1) {
    const next = waiting.pop();
    const members: readonly unknown[] = isObject(next) ? Object.values(next) : [];
    if (seen + members.length > SMALL) return false;
    waiting.push(...members);
  }
  return true;
}

interface Schema {
  readonly $id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

function schemaOf(schemas: ReadonlyMap<string, unknown>, specVersion: string): Schema | undefined {
  const schema = /^\d\.\d+$/.test(specVersion) ? schemas.get(`bom-${specVersion}.SNAPSHOT.schema.json`) : undefined;
  return isObject(schema) && '$id' in schema ? (schema as Schema) : undefined;
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}
