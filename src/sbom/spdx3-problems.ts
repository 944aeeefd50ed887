import { doubledName, leadsNowhere, MAX_PROBLEMS, type Problems, type SbomProblem, pointerTo } from './problem.ts';
import { ruleInWords } from './rule-words.ts';
import { checkSpdx3Element, SPDX3_CONTEXT } from './spdx3-schema.ts';
import { zodProblem } from './zod-problem.ts';

type Path = readonly (string | number)[];

/** Problems of a parsed SPDX 3 document against the model of the specification; undefined for a version we do not know. */
export function spdx3Problems(document: Readonly<Record<string, unknown>>): Problems | undefined {
  const { '@context': context, '@graph': graph, ...rest } = document;
  if (context !== SPDX3_CONTEXT) return undefined;
  if (graph === undefined) return bounded(elementProblems(rest, []));
  const extra = Object.keys(rest).map((key) => ({
    pointer: pointerTo([key]),
    message: ruleInWords('additionalProperties', ''),
  }));
  if (!Array.isArray(graph)) return bounded([...extra, { pointer: '/@graph', message: ruleInWords('type', 'array') }]);
  const problems: SbomProblem[] = extra.slice(0, MAX_PROBLEMS + 1);
  for (const [index, element] of graph.entries()) {
    if (problems.length > MAX_PROBLEMS) break;
    problems.push(...elementProblems(element, ['@graph', index]));
  }
  return bounded(problems);
}

function bounded(problems: readonly SbomProblem[]): Problems {
  return { problems, all: problems.length <= MAX_PROBLEMS };
}

function elementProblems(element: unknown, place: Path): readonly SbomProblem[] {
  const checked = checkSpdx3Element(element);
  return (checked.error?.issues ?? []).map((issue) => zodProblem(issue, { place, format: 'SPDX 3' }));
}

/** Fields that name other elements; what they name has to be in the document or imported by it. */
const REFERRING = [
  'from',
  'to',
  'rootElement',
  'element',
  'creationInfo',
  'createdBy',
  'createdUsing',
  'suppliedBy',
  'originatedBy',
  'software_snippetFromFile',
];
/** Individuals of the model, and licenses and exceptions of the SPDX list, are everywhere. */
const EVERYWHERE =
  /^(?:NoAssertionElement|NoneElement|SpdxOrganization|expandedlicensing_\w+|https?:\/\/spdx\.org\/(?:licenses|rdf)\/.*)$/;

/** References that lead nowhere, and ids given twice. */
export function spdx3ReferenceProblems(document: Readonly<Record<string, unknown>>): readonly SbomProblem[] {
  const names = new Set<string>();
  const problems: SbomProblem[] = [];
  const references: { readonly path: Path; readonly to: string }[] = [];
  for (const { value, path } of objectsIn(document)) {
    for (const key of ['spdxId', '@id']) {
      const id = value[key];
      if (typeof id !== 'string') continue;
      if (names.has(id)) problems.push({ pointer: pointerTo([...path, key]), message: doubledName(key, id) });
      names.add(id);
    }
    if (typeof value.externalSpdxId === 'string') names.add(value.externalSpdxId);
    references.push(...referencesOf(value, path));
  }
  const dangling = references.filter(({ to }) => !names.has(to) && !EVERYWHERE.test(to));
  return [...problems, ...dangling.map(({ path, to }) => ({ pointer: pointerTo(path), message: leadsNowhere(to) }))];
}

function referencesOf(value: Readonly<Record<string, unknown>>, path: Path) {
  return REFERRING.flatMap((key) => {
    const named = value[key];
    if (typeof named === 'string') return [{ path: [...path, key], to: named }];
    const listed: readonly unknown[] = Array.isArray(named) ? named : [];
    return listed.flatMap((to, index) => (typeof to === 'string' ? [{ path: [...path, key, index], to }] : []));
  });
}

function* objectsIn(
  document: unknown,
): Generator<{ readonly value: Readonly<Record<string, unknown>>; readonly path: Path }> {
  const waiting: { readonly value: unknown; readonly path: Path }[] = [{ value: document, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (value === null || typeof value !== 'object') continue;
    if (!Array.isArray(value)) yield { value: value as Record<string, unknown>, path };
    const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
    for (const key of [...keys].reverse())
      waiting.push({ value: (value as Record<string | number, unknown>)[key], path: [...path, key] });
  }
}
