import type { ExpectedPackage } from './expected.ts';
import { parsePurl } from './identifiers.ts';
import type { Component, Sbom } from './sbom.ts';
import { isGiven } from './stated.ts';

/** Names and exact versions of the packages that a document lists, without the one it describes and without steps of CI. */
export function exactPackages({ primary, components }: Sbom, from: string): readonly ExpectedPackage[] {
  return components.flatMap((component) => {
    if (component === primary || !isExact(component)) return [];
    const purl = component.purls.map(parsePurl).find((one) => one !== undefined);
    if (purl === undefined || purl.type === 'githubactions' || !isGiven(component.version)) return [];
    const name = purl.namespace === '' ? purl.name : `${purl.namespace}/${purl.name}`;
    return [{ type: purl.type, name, version: purl.version ?? component.version.value, use: 'untold', from }];
  });
}

/** GitHub's graph writes the range where no lockfile settles it: `^1.2.0`, `>= 1, < 2`, `1.x`. */
export function isExact({ version, purls }: Component): boolean {
  if (!isGiven(version) || /^[~^<>=!]|[\s,|*]|\.x\b/.test(version.value)) return false;
  return purls.some((purl) => parsePurl(purl) !== undefined);
}
