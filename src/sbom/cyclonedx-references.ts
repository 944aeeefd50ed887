import { z } from 'zod';
import { listOf, words } from './lenient.ts';
import { doubledName, leadsNowhere, pointerTo, type SbomProblem } from './problem.ts';

const referring = z.object({
  dependencies: listOf(z.object({ ref: z.string(), dependsOn: words, provides: words })),
  compositions: listOf(z.object({ assemblies: words, dependencies: words, vulnerabilities: words })),
  vulnerabilities: listOf(z.object({ affects: listOf(z.object({ ref: z.string() })) })),
});

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
  const dangling = referencesIn(document).filter(({ to }) => !names.has(to) && !to.startsWith('urn:cdx:'));
  return [
    ...doubled.map(({ path, to }) => ({ pointer: pointerTo(path), message: doubledName('bom-ref', to) })),
    ...dangling.map(({ path, to }) => ({ pointer: pointerTo(path), message: leadsNowhere(to) })),
  ];
}

/** Every `bom-ref` wherever it stands; an explicit list of places would miss those of the next version. */
function namesIn(document: unknown): { readonly names: ReadonlySet<string>; readonly doubled: readonly Reference[] } {
  const names = new Set<string>();
  const doubled: Reference[] = [];
  const waiting: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [
    { value: document, path: [] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (value === null || typeof value !== 'object') continue;
    for (const [key, member] of Object.entries(value as Record<string, unknown>)) {
      if (key === 'bom-ref' && typeof member === 'string') {
        if (names.has(member)) doubled.push({ path: [...path, key], to: member });
        names.add(member);
      } else if (member !== null && typeof member === 'object') waiting.push({ value: member, path: [...path, key] });
    }
  }
  return { names, doubled };
}

function referencesIn(document: unknown): readonly Reference[] {
  const { dependencies, compositions, vulnerabilities } = referring.parse(document);
  const listed = (path: readonly (string | number)[], targets: readonly string[]) =>
    targets.map((to, index) => ({ path: [...path, index], to }));
  return [
    ...dependencies.flatMap(({ ref, dependsOn, provides }, index) => [
      { path: ['dependencies', index, 'ref'], to: ref },
      ...listed(['dependencies', index, 'dependsOn'], dependsOn),
      ...listed(['dependencies', index, 'provides'], provides),
    ]),
    ...compositions.flatMap((one, index) => [
      ...listed(['compositions', index, 'assemblies'], one.assemblies),
      ...listed(['compositions', index, 'dependencies'], one.dependencies),
      ...listed(['compositions', index, 'vulnerabilities'], one.vulnerabilities),
    ]),
    ...vulnerabilities.flatMap(({ affects }, index) =>
      affects.map(({ ref }, position) => ({ path: ['vulnerabilities', index, 'affects', position, 'ref'], to: ref })),
    ),
  ];
}
