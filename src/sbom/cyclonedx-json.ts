import { z } from 'zod';
import { listOf, maybe, text, words } from './lenient.ts';
import { metadataFields, metadataOf } from './cyclonedx-metadata.ts';
import { fieldsOf, listIn, textIn, wordsIn, type Fields } from './fields.ts';
import type { Component, Hash, Relationships, Sbom, Serialization } from './sbom.ts';
import { firstStated, isGiven, MISSING, stated, type Stated } from './stated.ts';
import { xmlPlaceOf } from './xml-place.ts';

const document = z.object({
  specVersion: text,
  serialNumber: text,
  version: z.union([z.number(), z.string()]).optional().catch(undefined),
  signature: z.unknown().optional(),
  metadata: maybe(z.object({ ...metadataFields, component: z.unknown().optional() })),
  services: z.array(z.unknown()).catch([]),
  compositions: listOf(z.object({ aggregate: text, assemblies: words, dependencies: words })),
});
type RawDocument = z.infer<typeof document>;

/** A parsed CycloneDX document in our words. */
export function fromCycloneDx(json: unknown, serialization: Serialization): Sbom {
  const fields = fieldsOf(json);
  const raw = document.parse(json);
  const placed = (one: Placed) => (serialization === 'xml' ? { ...one, pointer: xmlPlaceOf(one.pointer) } : one);
  const components = flattened(listIn(fields, 'components')).map(placed);
  const primary = fieldsOf(raw.metadata?.component);
  return {
    format: 'CycloneDX',
    specVersion: raw.specVersion ?? '',
    serialization,
    serial: raw.serialNumber ?? null,
    primary: primary === undefined ? null : componentOf(placed({ raw: primary, pointer: '/metadata/component' })),
    components: components.map(componentOf),
    relationships: relationshipsOf(raw, { listed: listIn(fields, 'dependencies'), components }),
    metadata: {
      ...metadataOf(raw.metadata, unknownsDeclared(raw)),
      documentVersion: raw.version === undefined ? null : String(raw.version),
      signed: raw.signature !== undefined,
    },
  };
}

interface Placed {
  readonly raw: Fields;
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
    const raw = fieldsOf(next.value);
    if (raw === undefined) continue;
    found.push({ raw, pointer: next.pointer });
    wait(listIn(raw, 'components'), `${next.pointer}/components`);
  }
  return found;
}

/** Written out field by field: spreading parts together would cost a long document as much as parsing it. */
function componentOf({ raw, pointer }: Placed): Component {
  const { license, concludedLicense, licenseExpressions } = licensesOf(raw);
  const { supplier, supplierFrom } = supplierOf(raw);
  const component: Writable<Component> = {
    pointer,
    ref: textIn(raw, 'bom-ref') ?? null,
    kind: textIn(raw, 'type') ?? '',
    name: stated(textIn(raw, 'name')),
    group: textIn(raw, 'group') ?? '',
    version: stated(textIn(raw, 'version')),
    supplier,
    producer: producerOf(raw, supplier),
    purls: present(textIn(raw, 'purl')),
    cpes: present(textIn(raw, 'cpe')),
    otherIds: otherIdsOf(raw),
    hashes: hashesOf(raw),
    license,
    concludedLicense,
    licenseExpressions,
    copyright: stated(textIn(raw, 'copyright')),
  };
  const scope = textIn(raw, 'scope');
  if (scope !== undefined) component.scope = scope;
  if (supplierFrom !== undefined) component.supplierFrom = supplierFrom;
  return component;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function nameIn(raw: Fields, field: string): Stated {
  return stated(textIn(fieldsOf(raw[field]), 'name'));
}

/** Who made a component often is who supplies it, yet the document does not say so: the stand-in is told apart. */
function supplierOf(raw: Fields): Pick<Component, 'supplier' | 'supplierFrom'> {
  const supplier = nameIn(raw, 'supplier');
  if (supplier.state !== 'missing') return { supplier };
  const manufacturer = raw.manufacturer === undefined ? MISSING : nameIn(raw, 'manufacturer');
  if (isGiven(manufacturer)) return { supplier: manufacturer, supplierFrom: 'manufacturer' };
  const publisher = raw.publisher === undefined ? MISSING : stated(textIn(raw, 'publisher'));
  return isGiven(publisher) ? { supplier: publisher, supplierFrom: 'publisher' } : { supplier };
}

function producerOf(raw: Fields, supplier: Stated): Stated {
  return raw.manufacturer === undefined ? supplier : firstStated([nameIn(raw, 'manufacturer'), supplier]);
}

function otherIdsOf(raw: Fields): readonly string[] {
  if (raw.swid === undefined && raw.omniborId === undefined && raw.swhid === undefined) return NONE;
  return [...present(textIn(fieldsOf(raw.swid), 'tagId')), ...wordsIn(raw, 'omniborId'), ...wordsIn(raw, 'swhid')];
}

function hashesOf(raw: Fields): readonly Hash[] {
  const listed = listIn(raw, 'hashes');
  if (listed.length > 0) return listed.flatMap(hashOf);
  return raw.externalReferences === undefined ? NONE : hashesOfDistributions(raw);
}

/** Where tools put the digest of the package file that a registry hands out (cyclonedx-npm; BSI TR-03183-2 asks for it there). */
function hashesOfDistributions(raw: Fields): readonly Hash[] {
  return listIn(raw, 'externalReferences')
    .map(fieldsOf)
    .filter((reference) => textIn(reference, 'type') === 'distribution')
    .flatMap((reference) => listIn(reference, 'hashes').flatMap(hashOf));
}

function hashOf(value: unknown): readonly Hash[] {
  const fields = fieldsOf(value);
  const [algorithm, content] = [textIn(fields, 'alg'), textIn(fields, 'content')];
  return algorithm === undefined || content === undefined ? [] : [{ algorithm, value: content }];
}

type Licenses = Pick<Component, 'license' | 'concludedLicense' | 'licenseExpressions'>;

/** One list of each length that is common is shared: a long document has a hundred thousand of them. */
const NONE: readonly never[] = [];
const NO_LICENSES: Licenses = { license: MISSING, concludedLicense: MISSING, licenseExpressions: NONE };

function licensesOf(raw: Fields): Licenses {
  const listed = listIn(raw, 'licenses');
  if (listed.length === 0) return NO_LICENSES;
  const [only] = listed;
  if (listed.length === 1) {
    const { license, concluded, expressions } = licenseOf(fieldsOf(only));
    return { license, concludedLicense: concluded ? license : MISSING, licenseExpressions: expressions };
  }
  const licenses = listed.map((one) => licenseOf(fieldsOf(one)));
  return {
    license: firstStated(licenses.map((one) => one.license)),
    concludedLicense: firstStated(licenses.filter((one) => one.concluded).map((one) => one.license)),
    licenseExpressions: licenses.flatMap((one) => one.expressions),
  };
}

interface License {
  readonly license: Stated;
  readonly concluded: boolean;
  readonly expressions: readonly string[];
}

function licenseOf(raw: Fields | undefined): License {
  const inside = fieldsOf(raw?.license);
  const acknowledgement = textIn(inside, 'acknowledgement') ?? textIn(raw, 'acknowledgement');
  const expression = textIn(raw, 'expression');
  const id = stated(textIn(inside, 'id'));
  const license =
    expression === undefined && id.state === 'given'
      ? id
      : firstStated([stated(expression), id, stated(textIn(inside, 'name'))]);
  // A name alone does not say what was concluded: that takes an id, an expression or the text (deck, level 3 of licenses).
  const isTold = expression !== undefined || id.state === 'given' || inside?.text !== undefined;
  return { license, concluded: acknowledgement === 'concluded' && isTold, expressions: present(expression) };
}

function relationshipsOf(
  raw: RawDocument,
  { listed, components }: { readonly listed: readonly unknown[]; readonly components: readonly Placed[] },
): Relationships {
  const stating = raw.compositions.filter(({ aggregate }) => aggregate !== undefined && aggregate !== 'not_specified');
  const dependencies = new Map<string, readonly string[]>();
  let count = 0;
  for (const one of listed) {
    const fields = fieldsOf(one);
    const ref = textIn(fields, 'ref');
    if (ref === undefined) continue;
    const [dependsOn, provides, known] = [
      wordsIn(fields, 'dependsOn'),
      wordsIn(fields, 'provides'),
      dependencies.get(ref),
    ];
    count += dependsOn.length + provides.length;
    const alone = known === undefined && provides.length === 0;
    dependencies.set(ref, alone ? dependsOn : [...(known ?? []), ...dependsOn, ...provides]);
  }
  const atRunTime = components.filter((one) => one.raw.isExternal === true);
  return {
    count,
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
  return value === undefined || value.trim() === '' ? NONE : [value.trim()];
}
