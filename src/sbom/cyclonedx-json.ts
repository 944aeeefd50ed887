import { z } from 'zod';
import { listOf, maybe, text, words } from './lenient.ts';
import { metadataFields, metadataOf } from './cyclonedx-metadata.ts';
import type { Component, Relationships, Sbom, Serialization } from './sbom.ts';
import { firstStated, MISSING, stated, type Stated } from './stated.ts';
import { xmlPlaceOf } from './xml-place.ts';

const named = z.object({ name: text });
const license = z.object({
  expression: text,
  acknowledgement: text,
  license: maybe(z.object({ id: text, name: text, acknowledgement: text })),
});
const component = z.object({
  'bom-ref': text,
  type: text,
  group: text,
  name: text,
  version: text,
  supplier: maybe(named),
  manufacturer: maybe(named),
  purl: text,
  cpe: text,
  swid: maybe(z.object({ tagId: text })),
  omniborId: words,
  swhid: words,
  hashes: listOf(z.object({ alg: z.string(), content: z.string() })),
  licenses: listOf(license),
  copyright: text,
  scope: text,
  isExternal: z.boolean().optional().catch(undefined),
  components: z.array(z.unknown()).catch([]),
});
type RawComponent = z.infer<typeof component>;

const document = z.object({
  specVersion: text,
  serialNumber: text,
  version: z.union([z.number(), z.string()]).optional().catch(undefined),
  signature: z.unknown().optional(),
  metadata: maybe(z.object({ ...metadataFields, component: maybe(component) })),
  components: z.array(z.unknown()).catch([]),
  services: z.array(z.unknown()).catch([]),
  dependencies: listOf(z.object({ ref: z.string(), dependsOn: words, provides: words })),
  compositions: listOf(z.object({ aggregate: text, assemblies: words, dependencies: words })),
});
type RawDocument = z.infer<typeof document>;

/** A parsed CycloneDX document in our words. */
export function fromCycloneDx(json: unknown, serialization: Serialization): Sbom {
  const raw = document.parse(json);
  const placed = (one: Placed) => (serialization === 'xml' ? { ...one, pointer: xmlPlaceOf(one.pointer) } : one);
  const components = flattened(raw.components).map(placed);
  const primary = raw.metadata?.component;
  return {
    format: 'CycloneDX',
    specVersion: raw.specVersion ?? '',
    serialization,
    serial: raw.serialNumber ?? null,
    primary: primary === undefined ? null : componentOf(placed({ raw: primary, pointer: '/metadata/component' })),
    components: components.map(componentOf),
    relationships: relationshipsOf(raw, components),
    metadata: {
      ...metadataOf(raw.metadata, unknownsDeclared(raw)),
      documentVersion: raw.version === undefined ? null : String(raw.version),
      signed: raw.signature !== undefined,
    },
  };
}

interface Placed {
  readonly raw: RawComponent;
  readonly pointer: string;
}

/** Nested components after their parent, in document order, without recursion. */
function flattened(top: readonly unknown[]): readonly Placed[] {
  const found: Placed[] = [];
  const waiting: { readonly value: unknown; readonly pointer: string }[] = [];
  const wait = (values: readonly unknown[], parent: string) => {
    for (let index = values.length - 1; index >= 0; index -= 1)
      waiting.push({ value: values[index], pointer: `${parent}/${index}` });
  };
  wait(top, '/components');
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const read = component.safeParse(next.value);
    if (!read.success) continue;
    found.push({ raw: read.data, pointer: next.pointer });
    wait(read.data.components, `${next.pointer}/components`);
  }
  return found;
}

function componentOf({ raw, pointer }: Placed): Component {
  const licenses = raw.licenses.map(licenseOf);
  return {
    pointer,
    ref: raw['bom-ref'] ?? null,
    kind: raw.type ?? '',
    ...(raw.scope === undefined ? {} : { scope: raw.scope }),
    name: stated(raw.name),
    group: raw.group ?? '',
    version: stated(raw.version),
    supplier: stated(raw.supplier?.name),
    producer: firstStated([stated(raw.manufacturer?.name), stated(raw.supplier?.name)]),
    purls: present(raw.purl),
    cpes: present(raw.cpe),
    otherIds: [...present(raw.swid?.tagId), ...raw.omniborId, ...raw.swhid],
    hashes: raw.hashes.map(({ alg, content }) => ({ algorithm: alg, value: content })),
    license: firstStated(licenses.map((one) => one.license)),
    concludedLicense: firstStated(licenses.filter((one) => one.concluded).map((one) => one.license)),
    licenseExpressions: raw.licenses.flatMap((one) => present(one.expression)),
    copyright: stated(raw.copyright),
  };
}

function licenseOf(raw: z.infer<typeof license>): { readonly license: Stated; readonly concluded: boolean } {
  const acknowledgement = raw.license?.acknowledgement ?? raw.acknowledgement;
  const named = firstStated([stated(raw.expression), stated(raw.license?.id), stated(raw.license?.name)]);
  return { license: named, concluded: acknowledgement === 'concluded' };
}

function relationshipsOf(raw: RawDocument, components: readonly Placed[]): Relationships {
  const stating = raw.compositions.filter(({ aggregate }) => aggregate !== undefined && aggregate !== 'not_specified');
  const dependencies = new Map<string, string[]>();
  for (const { ref, dependsOn, provides } of raw.dependencies) {
    const targets = dependencies.get(ref) ?? [];
    dependencies.set(ref, targets);
    for (const target of [...dependsOn, ...provides]) targets.push(target);
  }
  const atRunTime = components.filter((one) => one.raw.isExternal === true);
  return {
    count: raw.dependencies.reduce((sum, { dependsOn, provides }) => sum + dependsOn.length + provides.length, 0),
    dependencies,
    completenessStated: new Set(stating.flatMap((one) => [...one.assemblies, ...one.dependencies])),
    completenessOfAll: stating.some((one) => one.assemblies.length === 0 && one.dependencies.length === 0),
    remote: raw.services.length + atRunTime.length,
  };
}

function unknownsDeclared({ compositions }: RawDocument): boolean {
  return compositions.some(({ aggregate }) => /^(?:unknown|incomplete)/.test(aggregate ?? ''));
}

function present(value: string | undefined): readonly string[] {
  return stated(value) === MISSING || value === undefined ? [] : [value.trim()];
}
