import type { GradedAttribute } from './grade.ts';
import type { Component, Sbom } from './sbom.ts';

/**
 * Level 1: the primary and its direct dependencies list theirs and say how complete the list is. Level 2: every component does.
 * Level 3: something met only at run time is named too; origin: own, because "as many as possible" of those cannot be counted.
 */
export function relationshipAttribute(sbom: Sbom): GradedAttribute {
  const { primary, components } = sbom;
  const all = primary === null || components.includes(primary) ? components : [primary, ...components];
  const have = all.filter((component) => isDeclared(sbom, component)).length;
  const counted = { have, total: all.length, declaredUnknown: 0 };
  return { id: 'relationships', ...counted, level: levelOf(sbom, have === all.length && all.length > 0) };
}

function levelOf(sbom: Sbom, byAll: boolean): GradedAttribute['level'] {
  const { primary, components, relationships } = sbom;
  if (primary === null || !isDeclared(sbom, primary)) return 0;
  const direct = new Set(relationships.dependencies.get(primary.ref ?? ''));
  const ofDirect = components.filter(({ ref }) => ref !== null && direct.has(ref));
  if (!ofDirect.every((component) => isDeclared(sbom, component))) return 0;
  if (!byAll) return 1;
  return relationships.remote > 0 ? 3 : 2;
}

function isDeclared({ relationships }: Sbom, { ref }: Component): boolean {
  if (ref === null || !relationships.dependencies.has(ref)) return false;
  return relationships.completenessOfAll || relationships.completenessStated.has(ref);
}
