import { z } from 'zod';
import { listOf, maybe, text, words } from './lenient.ts';
import type { Author, Component, Metadata, Relationships, Sbom, Serialization, Tool } from './sbom.ts';
import { firstStated, isGiven, stated, type Stated } from './stated.ts';

const spdxPackage = z.object({
  SPDXID: text,
  name: text,
  versionInfo: text,
  supplier: text,
  originator: text,
  primaryPackagePurpose: text,
  externalRefs: listOf(z.object({ referenceType: z.string(), referenceLocator: z.string() })),
  checksums: listOf(z.object({ algorithm: z.string(), checksumValue: z.string() })),
  licenseConcluded: text,
  licenseDeclared: text,
  copyrightText: text,
});
type RawPackage = z.infer<typeof spdxPackage>;

const relationship = z.object({
  spdxElementId: z.string(),
  relationshipType: z.string(),
  relatedSpdxElement: z.string(),
});
const document = z.object({
  spdxVersion: text,
  documentNamespace: text,
  creationInfo: maybe(z.object({ created: text, creators: words })),
  documentDescribes: words,
  packages: z.array(z.unknown()).catch([]),
  relationships: listOf(relationship),
});
type RawDocument = z.infer<typeof document>;

/** A parsed SPDX 2 document in our words. Files and snippets are no components: the counts speak of packages. */
export function fromSpdx(json: unknown, serialization: Serialization): Sbom {
  const raw = document.parse(json);
  const components = raw.packages.flatMap((one, index) => {
    const read = spdxPackage.safeParse(one);
    return read.success ? [componentOf(read.data, `/packages/${index}`)] : [];
  });
  return {
    format: 'SPDX',
    specVersion: (raw.spdxVersion ?? '').replace(/^SPDX-/, ''),
    serialization,
    serial: raw.documentNamespace ?? null,
    primary: primaryOf(raw, components),
    components,
    relationships: relationshipsOf(raw),
    metadata: metadataOf(raw, components),
  };
}

function componentOf(raw: RawPackage, pointer: string): Component {
  const idsOf = (type: RegExp) =>
    raw.externalRefs.filter((one) => type.test(one.referenceType)).map((one) => one.referenceLocator.trim());
  const concludedLicense = stated(raw.licenseConcluded);
  const declaredLicense = stated(raw.licenseDeclared);
  return {
    pointer,
    ref: raw.SPDXID ?? null,
    kind: (raw.primaryPackagePurpose ?? '').toLowerCase(),
    name: stated(raw.name),
    group: '',
    version: stated(raw.versionInfo),
    supplier: supplierOf(raw.supplier),
    producer: supplierOf(raw.originator),
    purls: idsOf(/^purl$/),
    cpes: idsOf(/^cpe2[23]Type$/),
    otherIds: idsOf(/^(?:swid|swh|gitoid)$/),
    hashes: raw.checksums.map(({ algorithm, checksumValue }) => ({ algorithm, value: checksumValue })),
    license: firstStated([concludedLicense, declaredLicense]),
    concludedLicense,
    licenseExpressions: [concludedLicense, declaredLicense].filter(isGiven).map((one) => one.value),
    copyright: copyrightOf(raw.copyrightText),
  };
}

/** `Organization: Example Inc. (info@example.org)`, SPDX 2.3 clause 7.5. */
function supplierOf(supplier: string | undefined): Stated {
  return stated(supplier?.replace(/^(?:Organization|Person):/, ''));
}

/** `NONE` is an answer here, that the package has no copyright notice (SPDX 2.3 clause 7.17); `NOASSERTION` is not. */
function copyrightOf(copyright: string | undefined): Stated {
  return copyright?.trim() === 'NONE' ? { state: 'given', value: 'NONE' } : stated(copyright);
}

/** The described package; two described ones describe no single product, so there is no primary then. */
function primaryOf(raw: RawDocument, components: readonly Component[]): Component | null {
  const described = new Set(raw.documentDescribes);
  for (const { spdxElementId, relationshipType, relatedSpdxElement } of raw.relationships) {
    if (relationshipType === 'DESCRIBES' && spdxElementId === 'SPDXRef-DOCUMENT') described.add(relatedSpdxElement);
    if (relationshipType === 'DESCRIBED_BY' && relatedSpdxElement === 'SPDXRef-DOCUMENT') described.add(spdxElementId);
  }
  const found = components.filter(({ ref }) => ref !== null && described.has(ref));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const NOBODY = new Set(['NONE', 'NOASSERTION']);
const FORWARD = /^(?:DEPENDS_ON|CONTAINS|DYNAMIC_LINK|STATIC_LINK|HAS_PREREQUISITE|GENERATED_FROM)$/;
const BACKWARD = /(?:DEPENDENCY_OF|CONTAINED_BY|COMPONENT_OF|PREREQUISITE_FOR|PACKAGE_OF)$/;
const AT_RUN_TIME = /^(?:DYNAMIC_LINK|RUNTIME_DEPENDENCY_OF|PROVIDED_DEPENDENCY_OF|OPTIONAL_DEPENDENCY_OF)$/;

/** `A DEPENDS_ON NONE` and `NOASSERTION` are how SPDX 2 says that a list ends here, or that nobody knows (clause 11.1). */
function relationshipsOf(raw: RawDocument): Relationships {
  const dependencies = new Map<string, string[]>();
  const completenessStated = new Set<string>();
  for (const { spdxElementId, relationshipType, relatedSpdxElement } of raw.relationships) {
    const forward = FORWARD.test(relationshipType);
    if (!forward && !BACKWARD.test(relationshipType)) continue;
    const [from, to] = forward ? [spdxElementId, relatedSpdxElement] : [relatedSpdxElement, spdxElementId];
    const targets = dependencies.get(from) ?? [];
    dependencies.set(from, targets);
    if (NOBODY.has(to)) completenessStated.add(from);
    else targets.push(to);
  }
  const remote = raw.relationships.filter((one) => AT_RUN_TIME.test(one.relationshipType)).length;
  return { count: raw.relationships.length, dependencies, completenessStated, completenessOfAll: false, remote };
}

function metadataOf(raw: RawDocument, components: readonly Component[]): Metadata {
  const creators = raw.creationInfo?.creators ?? [];
  const saysUnknown = (one: Component) =>
    [one.supplier, one.concludedLicense, one.copyright].some((attribute) => attribute.state === 'declared-unknown');
  return {
    authors: creators.flatMap(authorOf),
    tools: creators.flatMap(toolOf),
    createdAt: raw.creationInfo?.created ?? null,
    documentVersion: null,
    signed: false,
    lifecycles: [],
    unknownsDeclared:
      components.some(saysUnknown) || raw.relationships.some((one) => one.relatedSpdxElement === 'NOASSERTION'),
  };
}

function authorOf(creator: string): readonly Author[] {
  const name = /^(?:Person|Organization):(.*)$/s.exec(creator)?.[1]?.trim() ?? '';
  if (name === '') return [];
  const open = name.endsWith(')') ? name.lastIndexOf('(') : -1;
  const contact = open === -1 ? '' : name.slice(open + 1, -1).trim();
  const bare = open === -1 ? name : name.slice(0, open).trim();
  // SPDX 2.3 clause 6.8 lets an author stay unnamed by this word.
  return bare === '' || /^anonymous$/i.test(bare) ? [] : [{ name: bare, contact: contact === '' ? null : contact }];
}

/** `Tool: name-version`, SPDX 2.3 clause 6.8. */
function toolOf(creator: string): readonly Tool[] {
  const tool = creator.startsWith('Tool:') ? creator.slice('Tool:'.length).trim() : '';
  const dash = tool.lastIndexOf('-');
  if (tool === '') return [];
  const version = dash === -1 ? '' : tool.slice(dash + 1);
  return /^v?\d/.test(version) ? [{ name: tool.slice(0, dash), version }] : [{ name: tool, version: null }];
}
