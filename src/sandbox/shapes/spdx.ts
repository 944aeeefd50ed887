import type { Call } from '../http/call.ts';
import type { PackageState, RepositoryState } from '../state/repository.ts';
import { fullName } from '../state/state.ts';

/** The SPDX document of the dependency graph: suppliers and hashes are not in it, as on GitHub. */
export function spdxExport(repository: RepositoryState, { state, api }: Pick<Call, 'state' | 'api'>) {
  const name = `com.github.${fullName(repository)}`;
  const packages = repository.dependencies ?? [];
  const root = { SPDXID: 'SPDXRef-Repository', name, versionInfo: repository.defaultBranch, ...unstated };
  return {
    sbom: {
      SPDXID: 'SPDXRef-DOCUMENT',
      spdxVersion: 'SPDX-2.3',
      creationInfo: { created: state.at, creators: ['Tool: GitHub.com-Dependency-Graph'] },
      name,
      dataLicense: 'CC0-1.0',
      documentNamespace: `${api}/web/${fullName(repository)}/dependency_graph/sbom`,
      packages: [root, ...packages.map(packageShape)],
      relationships: [
        relationship('SPDXRef-DOCUMENT', 'DESCRIBES', root.SPDXID),
        ...packages.map((one) => relationship(root.SPDXID, 'DEPENDS_ON', packageId(one))),
      ],
    },
  };
}

const unstated = { downloadLocation: 'NOASSERTION', filesAnalyzed: false, supplier: 'NOASSERTION' };

function packageShape(found: PackageState) {
  const { name, version, purl, license } = found;
  return {
    SPDXID: packageId(found),
    name,
    versionInfo: version,
    licenseConcluded: license,
    ...unstated,
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  };
}

function packageId({ name, version }: PackageState): string {
  return `SPDXRef-npm-${name.replaceAll(/[^\w.-]/g, '-')}-${version}`;
}

function relationship(from: string, type: string, to: string) {
  return { spdxElementId: from, relationshipType: type, relatedSpdxElement: to };
}
