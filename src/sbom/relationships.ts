import type { Component, Sbom } from './sbom.ts';
import type { Stated } from './stated.ts';

/** Components that the given one depends on directly. */
export function directOf({ components, relationships }: Sbom, { ref }: Component): readonly Component[] {
  const direct = new Set(relationships.dependencies.get(ref ?? ''));
  return components.filter((component) => component.ref !== null && component.ref !== ref && direct.has(component.ref));
}

export function listsDependencies({ relationships }: Sbom, { ref }: Component): boolean {
  return ref !== null && relationships.dependencies.has(ref);
}

/** Whether a component lists its dependencies and says how complete the list is; "unknown" is an answer too. */
export function completenessOf(sbom: Sbom): (component: Component) => Stated['state'] {
  const { completenessOfAll, completenessStated } = sbom.relationships;
  return (component) => {
    if (!listsDependencies(sbom, component)) return 'missing';
    return completenessOfAll || completenessStated.has(component.ref ?? '') ? 'given' : 'missing';
  };
}
