import type { Sbom } from '../../sbom/sbom.ts';

/** Words of `sbom.stated-details`: what the document states about itself. A statement is no proof. */
export function statedDetails({ metadata, primary, relationships }: Sbom): readonly string[] {
  const completeness =
    primary?.ref != null && (relationships.completenessOfAll || relationships.completenessStated.has(primary.ref));
  const stated: Readonly<Record<string, boolean>> = {
    author: metadata.authors.some(({ name, contact }) => name.trim() !== '' && (contact ?? '') !== ''),
    tool: metadata.tools.some(({ name, version }) => name !== '' && (version ?? '') !== ''),
    'build-phase': metadata.lifecycles.length > 0,
    completeness,
    unknowns: metadata.unknownsDeclared,
  };
  return Object.keys(stated).filter((word) => stated[word] === true);
}
