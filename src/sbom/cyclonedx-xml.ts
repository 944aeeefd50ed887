import type { XmlElement } from './xml.ts';

/** Whatever version it names: one that nobody knows is an SBOM that is not validated, and told as such. */
const NAMESPACE = /^http:\/\/cyclonedx\.org\/schema\/bom\/([\w.-]{1,20})$/;

/** The version that the root element's namespace names; undefined when this is no CycloneDX document. */
export function cycloneDxXmlVersion(root: XmlElement): string | undefined {
  if (root.name !== 'bom') return undefined;
  const namespaces = Object.entries(root.attributes).filter(([name]) => /^xmlns(?::|$)/.test(name));
  return namespaces.flatMap(([, value]) => NAMESPACE.exec(value)?.[1] ?? [])[0];
}

/** A CycloneDX XML document in the shape of its JSON, with the fields that we read. */
export function cycloneDxXmlAsJson(root: XmlElement, specVersion: string): unknown {
  const metadata = child(root, 'metadata');
  return {
    specVersion,
    serialNumber: root.attributes.serialNumber,
    version: root.attributes.version,
    signature: child(root, 'Signature'),
    metadata: metadata === undefined ? undefined : metadataOf(metadata),
    components: within(root, 'components', 'component').map(componentOf),
    services: within(root, 'services', 'service').map(() => ({})),
    dependencies: within(root, 'dependencies', 'dependency').map((one) => ({
      ref: one.attributes.ref,
      dependsOn: refsOf(children(one, 'dependency')),
      provides: refsOf(children(one, 'provides')),
    })),
    compositions: within(root, 'compositions', 'composition').map((one) => ({
      aggregate: textOf(one, 'aggregate'),
      assemblies: refsOf(within(one, 'assemblies', 'assembly')),
      dependencies: refsOf(within(one, 'dependencies', 'dependency')),
    })),
  };
}

function metadataOf(metadata: XmlElement): unknown {
  const component = child(metadata, 'component');
  const tools = child(metadata, 'tools');
  const legacy = within(metadata, 'tools', 'tool');
  return {
    timestamp: textOf(metadata, 'timestamp'),
    authors: within(metadata, 'authors', 'author').map(contactOf),
    manufacturer: organisationOf(child(metadata, 'manufacturer') ?? child(metadata, 'manufacture')),
    supplier: organisationOf(child(metadata, 'supplier')),
    lifecycles: within(metadata, 'lifecycles', 'lifecycle').map((one) => ({
      phase: textOf(one, 'phase'),
      name: textOf(one, 'name'),
    })),
    tools: (legacy.length > 0 || tools === undefined ? legacy : within(tools, 'components', 'component')).map(
      (one) => ({
        name: textOf(one, 'name'),
        version: textOf(one, 'version'),
      }),
    ),
    component: component === undefined ? undefined : componentOf(component),
  };
}

/** Recursion is safe: the XML reader bounds the depth. */
function componentOf(element: XmlElement): unknown {
  const field = (name: string) => textOf(element, name);
  const fields = ['group', 'name', 'version', 'purl', 'cpe', 'copyright', 'scope', 'publisher'];
  return {
    ...Object.fromEntries(fields.map((name) => [name, field(name)])),
    type: element.attributes.type,
    'bom-ref': element.attributes['bom-ref'],
    isExternal: element.attributes.isExternal === 'true',
    supplier: organisationOf(child(element, 'supplier')),
    manufacturer: organisationOf(child(element, 'manufacturer')),
    swid: { tagId: child(element, 'swid')?.attributes.tagId },
    omniborId: children(element, 'omniborId').map((one) => one.text),
    swhid: children(element, 'swhid').map((one) => one.text),
    hashes: hashesOf(element),
    externalReferences: within(element, 'externalReferences', 'reference').map((one) => ({
      type: one.attributes.type,
      hashes: hashesOf(one),
    })),
    licenses: licensesOf(element),
    components: within(element, 'components', 'component').map(componentOf),
  };
}

function hashesOf(element: XmlElement): unknown[] {
  return within(element, 'hashes', 'hash').map((one) => ({ alg: one.attributes.alg, content: one.text }));
}

function licensesOf(element: XmlElement): unknown[] {
  return (child(element, 'licenses')?.children ?? []).map((one) => {
    const { acknowledgement } = one.attributes;
    if (one.name === 'expression') return { expression: one.text, acknowledgement };
    return { license: { id: textOf(one, 'id'), name: textOf(one, 'name'), text: child(one, 'text'), acknowledgement } };
  });
}

function organisationOf(element: XmlElement | undefined): unknown {
  if (element === undefined) return undefined;
  return {
    name: textOf(element, 'name'),
    url: children(element, 'url').map((one) => one.text),
    contact: children(element, 'contact').map(contactOf),
  };
}

function contactOf(element: XmlElement): unknown {
  return { name: textOf(element, 'name'), email: textOf(element, 'email'), phone: textOf(element, 'phone') };
}

function refsOf(elements: readonly XmlElement[]): readonly string[] {
  return elements.flatMap((one) => one.attributes.ref ?? []);
}

function textOf(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text;
}

function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((one) => one.name === name);
}

function children(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((one) => one.name === name);
}

function within(element: XmlElement, parent: string, name: string): readonly XmlElement[] {
  const found = child(element, parent);
  return found === undefined ? [] : children(found, name);
}
