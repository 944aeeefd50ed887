import { EXTERNAL_ROOT } from './cyclonedx-external.ts';
import { fieldsOf, listIn } from './fields.ts';
import { doubledName, leadsNowhere, pointerTo, type SbomProblem } from './problem.ts';

interface Reference {
  readonly path: readonly (string | number)[];
  readonly to: string;
}

interface Doubled extends Reference {
  /** The place of the same name that was met before. */
  readonly other: Reference['path'];
}

/**
 * References of a CycloneDX document that lead nowhere, and names given twice. The official schema sees neither.
 * A BOM-Link (`urn:cdx:`) leads out of the document and is taken at its word. Cycles are allowed.
 */
export function cycloneDxReferenceProblems(document: unknown): readonly SbomProblem[] {
  const { names, doubled } = namesIn(document);
  return [
    ...(doubled ? doubledIn(document) : []).map(({ path, to, other }) => {
      return { pointer: pointerTo(path), message: doubledName('bom-ref', to, pointerTo(other)) };
    }),
    ...danglingIn(document, names).map(({ path, to }) => ({ pointer: pointerTo(path), message: leadsNowhere(to) })),
    ...externalRoot(document),
  ];
}

/** CycloneDX 1.7 says so of `isExternal`; its schema cannot, because every component has the field. */
function externalRoot(document: unknown): readonly SbomProblem[] {
  const root = fieldsOf(fieldsOf(fieldsOf(document)?.metadata)?.component);
  if (root?.isExternal !== true) return [];
  return [{ pointer: pointerTo(['metadata', 'component', 'isExternal']), message: EXTERNAL_ROOT }];
}

/** Every `bom-ref` wherever it stands; an explicit list of places would miss those of the next version. */
function namesIn(document: unknown): { readonly names: ReadonlySet<string>; readonly doubled: boolean } {
  const names = new Set<string>();
  const formulas = formulasOf(document);
  let doubled = false;
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) {
      for (const member of value as readonly unknown[]) if (isContainer(member)) waiting.push(member);
      continue;
    }
    const record = value as Readonly<Record<string, unknown>>;
    for (const key in record) {
      const member = record[key];
      if (key === 'bom-ref' && typeof member === 'string') {
        const among = formulas.get(value) ?? names;
        doubled ||= among.has(member);
        among.add(member);
      } else if (isContainer(member) && !NAMELESS.has(key)) waiting.push(member);
    }
  }
  for (const ofFormulas of formulas.values()) for (const name of ofFormulas) names.add(name);
  return { names, doubled };
}

/** Members that hold no element of any version, and are most of what a long document holds. */
const NAMELESS: ReadonlySet<string> = new Set(['hashes', 'properties', 'dependsOn']);

function isContainer(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}

/**
 * A formula may bear the name of a workflow in it: CycloneDX publishes a document that does so as valid (its 1.7 example of
 * citations). So formulas are told apart among themselves.
 */
function formulasOf(document: unknown): ReadonlyMap<unknown, Set<string>> {
  const names = new Set<string>();
  return new Map(listIn(fieldsOf(document), 'formulation').map((formula) => [formula, names]));
}

/** The same walk with places, for documents that have a name twice: keeping them costs more than all the rest. */
function doubledIn(document: unknown): readonly Doubled[] {
  const names = new Map<string, Reference['path']>();
  const ofFormulas = new Map<string, Reference['path']>();
  const formulas = formulasOf(document);
  const doubled: Doubled[] = [];
  const waiting: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [
    { value: document, path: [] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    for (const [key, member] of Object.entries(value as Record<string, unknown>)) {
      if (key === 'bom-ref' && typeof member === 'string') {
        const among = formulas.has(value) ? ofFormulas : names;
        const other = among.get(member);
        if (other !== undefined) doubled.push({ path: [...path, key], to: member, other });
        among.set(member, [...path, key]);
      } else if (isContainer(member) && !NAMELESS.has(key)) waiting.push({ value: member, path: [...path, key] });
    }
  }
  return doubled;
}

/** The places of references to nowhere; a path is made for those alone. */
function danglingIn(document: unknown, names: ReadonlySet<string>): readonly Reference[] {
  const found: Reference[] = [];
  const isNowhere = (to: unknown): to is string =>
    typeof to === 'string' && !names.has(to) && !to.startsWith('urn:cdx:');
  const checkLists = (place: string, lists: readonly string[]) => {
    for (const [index, entry] of listIn(fieldsOf(document), place).entries()) {
      const fields = fieldsOf(entry);
      const own = place === 'dependencies' ? fields?.ref : undefined;
      if (isNowhere(own)) found.push({ path: [place, index, 'ref'], to: own });
      for (const list of lists)
        for (const [position, to] of listIn(fields, list).entries())
          if (isNowhere(to)) found.push({ path: [place, index, list, position], to });
    }
  };
  checkLists('dependencies', ['dependsOn', 'provides']);
  checkLists('compositions', ['assemblies', 'dependencies', 'vulnerabilities']);
  for (const [index, one] of listIn(fieldsOf(document), 'vulnerabilities').entries())
    for (const [position, affected] of listIn(fieldsOf(one), 'affects').entries()) {
      const to = fieldsOf(affected)?.ref;
      if (isNowhere(to)) found.push({ path: ['vulnerabilities', index, 'affects', position, 'ref'], to });
    }
  return found;
}
