import { fieldsOf, listIn } from './fields.ts';
import { doubledName, leadsNowhere, pointerTo, type SbomProblem } from './problem.ts';

interface Reference {
  readonly path: readonly (string | number)[];
  readonly to: string;
}

/**
 * References of a CycloneDX document that lead nowhere, and names given twice. The official schema sees neither.
 * A BOM-Link (`urn:cdx:`) leads out of the document and is taken at its word. Cycles are allowed.
 */
export function cycloneDxReferenceProblems(document: unknown): readonly SbomProblem[] {
  const { names, doubled } = namesIn(document);
  return [
    ...(doubled ? doubledIn(document) : []).map(({ path, to }) => {
      return { pointer: pointerTo(path), message: doubledName('bom-ref', to) };
    }),
    ...danglingIn(document, names).map(({ path, to }) => ({ pointer: pointerTo(path), message: leadsNowhere(to) })),
  ];
}

/** Every `bom-ref` wherever it stands; an explicit list of places would miss those of the next version. */
function namesIn(document: unknown): { readonly names: ReadonlySet<string>; readonly doubled: boolean } {
  const names = new Set<string>();
  let doubled = false;
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop() as Readonly<Record<string, unknown>>;
    for (const key in value) {
      const member = value[key];
      if (key === 'bom-ref' && typeof member === 'string') {
        doubled ||= names.has(member);
        names.add(member);
      } else if (member !== null && typeof member === 'object') waiting.push(member);
    }
  }
  return { names, doubled };
}

/** The same walk with places, for documents that have a name twice: keeping them costs more than all the rest. */
function doubledIn(document: unknown): readonly Reference[] {
  const names = new Set<string>();
  const doubled: Reference[] = [];
  const waiting: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [
    { value: document, path: [] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    for (const [key, member] of Object.entries(value as Record<string, unknown>)) {
      if (key === 'bom-ref' && typeof member === 'string') {
        if (names.has(member)) doubled.push({ path: [...path, key], to: member });
        names.add(member);
      } else if (member !== null && typeof member === 'object') waiting.push({ value: member, path: [...path, key] });
    }
  }
  return doubled;
}

/** The places of references to nowhere; a path is made for those alone. */
function danglingIn(document: unknown, names: ReadonlySet<string>): readonly Reference[] {
  const found: Reference[] = [];
  const check = (to: unknown, path: () => Reference['path']) => {
    if (typeof to === 'string' && !names.has(to) && !to.startsWith('urn:cdx:')) found.push({ path: path(), to });
  };
  const checkLists = (place: string, lists: readonly string[]) => {
    for (const [index, entry] of listIn(fieldsOf(document), place).entries()) {
      const fields = fieldsOf(entry);
      if (place === 'dependencies') check(fields?.ref, () => [place, index, 'ref']);
      for (const list of lists)
        for (const [position, to] of listIn(fields, list).entries()) check(to, () => [place, index, list, position]);
    }
  };
  checkLists('dependencies', ['dependsOn', 'provides']);
  checkLists('compositions', ['assemblies', 'dependencies', 'vulnerabilities']);
  for (const [index, one] of listIn(fieldsOf(document), 'vulnerabilities').entries())
    for (const [position, affected] of listIn(fieldsOf(one), 'affects').entries())
      check(fieldsOf(affected)?.ref, () => ['vulnerabilities', index, 'affects', position, 'ref']);
  return found;
}
