import { z } from 'zod';
import { listOf, maybe, text, words } from './lenient.ts';
import { metadataFields, metadataOf } from './cyclonedx-metadata.ts';
import { fieldsOf, listIn, textIn, wordsIn, type Fields } from './fields.ts';
import type { Component, Hash, Relationships, Sbom, Serialization } from './sbom.ts';
import { firstStated, MISSING, stated, type Stated } from './stated.ts';
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

function componentOf({ raw, pointer }: Placed): Component {
  const text = (name: string) => textIn(raw, name);
  const listed = listIn(raw, 'licenses')
    .map(fieldsOf)
    .filter((one) => one !== undefined);
  const licenses = listed.map(licenseOf);
  const scope = text('scope');
  const supplier = nameIn(raw, 'supplier');
  return {
    pointer,
    ref: text('bom-ref') ?? null,
    kind: text('type') ?? '',
    ...(scope === undefined ? {} : { scope }),
    name: stated(text('name')),
    group: text('group') ?? '',
    version: stated(text('version')),
    supplier,
    producer: firstStated([nameIn(raw, 'manufacturer'), supplier]),
    purls: present(text('purl')),
    cpes: present(text('cpe')),
    otherIds: [...present(textIn(fieldsOf(raw.swid), 'tagId')), ...wordsIn(raw, 'omniborId'), ...wordsIn(raw, 'swhid')],
    hashes: listIn(raw, 'hashes').flatMap(hashOf),
    license: firstStated(licenses.map((one) => one.license)),
    concludedLicense: firstStated(licenses.filter((one) => one.concluded).map((one) => one.license)),
    licenseExpressions: listed.flatMap((one) => present(textIn(one, 'expression'))),
    copyright: stated(text('copyright')),
  };
}

function nameIn(raw: Fields, field: string): Stated {
  return stated(textIn(fieldsOf(raw[field]), 'name'));
}

function hashOf(value: unknown): readonly Hash[] {
  const fields = fieldsOf(value);
  const [algorithm, content] = [textIn(fields, 'alg'), textIn(fields, 'content')];
  return algorithm === undefined || content === undefined ? [] : [{ algorithm, value: content }];
}

function licenseOf(raw: Fields): { readonly license: Stated; readonly concluded: boolean } {
  const inside = fieldsOf(raw.license);
  const acknowledgement = textIn(inside, 'acknowledgement') ?? textIn(raw, 'acknowledgement');
  const license = firstStated([
    stated(textIn(raw, 'expression')),
    stated(textIn(inside, 'id')),
    stated(textIn(inside, 'name')),
  ]);
  return { license, concluded: acknowledgement === 'concluded' };
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
  return stated(value) === MISSING || value === undefined ? [] : [value.trim()];
}
