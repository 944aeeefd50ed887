import type { Author, Component, Metadata, Tool } from './sbom.ts';
import { listOf, resolved, resolvedAll, textOf, type Spdx3Graph, type Spdx3Object } from './spdx3-graph.ts';

/** Who made an SPDX 3 document, with what and when: the creation information of the document, or of its SBOM. */
export function spdx3Metadata(graph: Spdx3Graph, components: readonly Component[]): Metadata {
  const { objects } = graph;
  const ofType = (type: string) => objects.map(({ object }) => object).filter((object) => object.type === type);
  const [document] = [...ofType('SpdxDocument'), ...ofType('software_Sbom')];
  const creation = resolved(graph, document?.creationInfo) ?? ofType('CreationInfo')[0];
  const relationships = objects.map(({ object }) => object).filter((object) => object.to !== undefined);
  return {
    authors: listOf(creation?.createdBy).flatMap((agent) => authorOf(graph, resolved(graph, agent))),
    tools: listOf(creation?.createdUsing).flatMap((tool) => toolOf(resolved(graph, tool))),
    createdAt: textOf(creation?.created) ?? null,
    documentVersion: null,
    signed: false,
    lifecycles: ofType('software_Sbom').flatMap((sbom) =>
      listOf(sbom.software_sbomType).flatMap((type) => textOf(type) ?? []),
    ),
    unknownsDeclared:
      components.some((one) => [one.supplier, one.license].some(({ state }) => state === 'declared-unknown')) ||
      relationships.some(
        ({ to, completeness }) => listOf(to).includes('NoAssertionElement') || completeness === 'noAssertion',
      ),
  };
}

/** A program is no author. */
function authorOf(graph: Spdx3Graph, agent: Spdx3Object | undefined): readonly Author[] {
  const name = textOf(agent?.name);
  if (agent === undefined || name === undefined || agent.type === 'SoftwareAgent') return [];
  const mails = resolvedAll(graph, agent.externalIdentifier).filter(
    ({ externalIdentifierType: type }) => type === 'email' || type === 'urlScheme',
  );
  return [{ name, contact: textOf(mails[0]?.identifier) ?? null }];
}

/** `name-1.2.3` or `name 1.2.3`; the model has no field for the version of a tool. */
function toolOf(tool: Spdx3Object | undefined): readonly Tool[] {
  const name = textOf(tool?.name);
  if (name === undefined) return [];
  const parts = /^(.{1,200}?)[-\s@]v?(\d[\w.+-]{0,100})$/.exec(name);
  return [{ name: parts?.[1] ?? name, version: parts?.[2] ?? null }];
}
