import type { Component, Hash, Relationships, Sbom } from './sbom.ts';
import {
  idOf,
  listOf,
  resolved,
  resolvedAll,
  spdx3Graph,
  textOf,
  type Spdx3Graph,
  type Spdx3Object,
} from './spdx3-graph.ts';
import { spdx3Metadata } from './spdx3-metadata.ts';
import { firstStated, isGiven, MISSING, stated, type Stated } from './stated.ts';

const PACKAGE = /^(?:software_Package|ai_AIPackage|dataset_DatasetPackage)$/;

/** A parsed SPDX 3 document in our words. Files and snippets are no components: the counts speak of packages. */
export function fromSpdx3(document: Spdx3Object): Sbom {
  const graph = spdx3Graph(document);
  const licenses = licensesIn(graph);
  const packages = graph.objects.filter(({ object }) => PACKAGE.test(textOf(object.type) ?? ''));
  const components = packages.map(({ object, pointer }) => componentOf(object, pointer, { graph, licenses }));
  return {
    format: 'SPDX',
    specVersion: textOf(document['@context'])?.replace(/^.*\/rdf\/([\d.]+)\/.*$/, '$1') ?? '',
    serialization: 'json',
    serial: textOf(documentIn(graph)?.spdxId) ?? null,
    primary: primaryOf(graph, components),
    components,
    relationships: relationshipsOf(graph),
    metadata: spdx3Metadata(graph, components),
  };
}

function documentIn({ objects }: Spdx3Graph): Spdx3Object | undefined {
  return objects.find(({ object }) => object.type === 'SpdxDocument')?.object;
}

/** The one root of the SBOM, or of the document; two of them describe no single product. */
function primaryOf({ objects }: Spdx3Graph, components: readonly Component[]): Component | null {
  const collections = objects.filter(({ object }) =>
    /^(?:software_Sbom|Bom|SpdxDocument)$/.test(textOf(object.type) ?? ''),
  );
  const roots = new Set(collections.flatMap(({ object }) => listOf(object.rootElement)));
  const found = components.filter(({ ref }) => roots.has(ref));
  return found.length === 1 ? (found[0] ?? null) : null;
}

interface Around {
  readonly graph: Spdx3Graph;
  readonly licenses: Licenses;
}

function componentOf(object: Spdx3Object, pointer: string, { graph, licenses }: Around): Component {
  const [ref = null] = idOf(object);
  const identifiers = resolvedAll(graph, object.externalIdentifier);
  const ids = (kind: RegExp) =>
    identifiers
      .filter((one) => kind.test(textOf(one.externalIdentifierType) ?? ''))
      .flatMap((one) => textOf(one.identifier) ?? []);
  const contents = listOf(object.software_contentIdentifier).flatMap(
    (one) => textOf(resolved(graph, one)?.software_contentIdentifierValue) ?? [],
  );
  const url = textOf(object.software_packageUrl);
  const concludedLicense = licenses.concluded.get(ref ?? '') ?? MISSING;
  const declaredLicense = licenses.declared.get(ref ?? '') ?? MISSING;
  return {
    pointer,
    ref,
    kind: (textOf(object.software_primaryPurpose) ?? '').toLowerCase(),
    name: stated(textOf(object.name)),
    group: '',
    version: stated(textOf(object.software_packageVersion)),
    supplier: agentName(graph, object.suppliedBy),
    producer: firstStated(listOf(object.originatedBy).map((one) => agentName(graph, one))),
    purls: [...new Set([...(url === undefined ? [] : [url]), ...ids(/^packageUrl$/)])],
    cpes: ids(/^cpe2[23]$/),
    otherIds: [...ids(/^(?:swhid|swid|gitoid)$/), ...contents],
    hashes: resolvedAll(graph, object.verifiedUsing).flatMap(hashOf),
    license: firstStated([concludedLicense, declaredLicense]),
    concludedLicense,
    licenseExpressions: [concludedLicense, declaredLicense].filter(isGiven).map(({ value }) => value),
    copyright: stated(textOf(object.software_copyrightText)),
  };
}

/** An agent that is only referred to is not named here, and its id says nothing to a reader. */
function agentName(graph: Spdx3Graph, agent: unknown): Stated {
  if (agent === 'NoAssertionElement') return { state: 'declared-unknown' };
  return stated(textOf(resolved(graph, agent)?.name));
}

function hashOf(method: Spdx3Object): readonly Hash[] {
  const [algorithm, value] = [textOf(method.algorithm), textOf(method.hashValue)];
  return method.type !== 'Hash' || algorithm === undefined || value === undefined ? [] : [{ algorithm, value }];
}

interface Licenses {
  readonly concluded: ReadonlyMap<string, Stated>;
  readonly declared: ReadonlyMap<string, Stated>;
}

function licensesIn(graph: Spdx3Graph): Licenses {
  const of = (type: string) =>
    new Map(
      graph.objects
        .filter(({ object }) => object.relationshipType === type)
        .map(
          ({ object }) =>
            [textOf(object.from) ?? '', firstStated(listOf(object.to).map((to) => licenseOf(graph, to)))] as const,
        ),
    );
  return { concluded: of('hasConcludedLicense'), declared: of('hasDeclaredLicense') };
}

function licenseOf(graph: Spdx3Graph, license: unknown): Stated {
  const name = textOf(license) ?? '';
  if (/(?:NoAssertion|None)License$|\/Licensing\/(?:NoAssertion|None)$/.test(name))
    return { state: 'declared-unknown' };
  const listed = /^https?:\/\/spdx\.org\/licenses\/([A-Za-z0-9.-]+)$/.exec(name)?.[1];
  return stated(textOf(resolved(graph, license)?.simplelicensing_licenseExpression) ?? listed);
}

const FORWARD =
  /^(?:dependsOn|contains|hasStaticLink|hasDynamicLink|hasPrerequisite|hasOptionalDependency|hasProvidedDependency|hasOptionalComponent)$/;
const AT_RUN_TIME = /^(?:hasDynamicLink|hasOptionalDependency|hasProvidedDependency)$/;

function relationshipsOf({ objects }: Spdx3Graph): Relationships {
  const relationships = objects
    .map(({ object }) => object)
    .filter((object) => textOf(object.type)?.endsWith('Relationship'));
  const dependencies = new Map<string, string[]>();
  const completenessStated = new Set<string>();
  for (const { from, to, relationshipType, completeness } of relationships) {
    const source = textOf(from);
    if (source === undefined || !FORWARD.test(textOf(relationshipType) ?? '')) continue;
    const targets = dependencies.get(source) ?? [];
    dependencies.set(source, targets);
    const named = listOf(to).filter((one) => typeof one === 'string');
    const nobody = named.some((one) => /^No(?:ne|Assertion)Element$/.test(one));
    if (nobody || textOf(completeness) !== undefined) completenessStated.add(source);
    for (const one of named) if (!/^No(?:ne|Assertion)Element$/.test(one)) targets.push(one);
  }
  const remote = relationships.filter(
    (one) => AT_RUN_TIME.test(textOf(one.relationshipType) ?? '') || one.scope === 'runtime',
  );
  return {
    count: relationships.length,
    dependencies,
    completenessStated,
    completenessOfAll: false,
    remote: remote.length,
  };
}
