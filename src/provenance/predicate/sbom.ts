import { z } from 'zod';
import { malformedBy } from './malformed.ts';
import { fromPurl } from './package-name.ts';
import type { NamedPackage, PredicateRead } from './predicate.ts';

const name = z.string().max(1000);

/** The form alone, and what the document says it describes; whether the SBOM is any good is for `sbom check`. */
const cycloneDxShape = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z
    .object({
      component: z.object({ group: name.optional(), name, version: name.optional(), purl: name.optional() }).optional(),
    })
    .optional(),
});

export function cycloneDx(predicate: unknown): PredicateRead {
  const read = cycloneDxShape.safeParse(predicate);
  if (!read.success) return malformedBy(read.error);
  const component = read.data.metadata?.component;
  return sbom(component === undefined ? [] : described(component));
}

interface Component {
  readonly group?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  readonly purl?: string | undefined;
}

function described({ group, name: own, version, purl }: Component): readonly NamedPackage[] {
  const whole = group === undefined || group === '' ? own : `${group}/${own}`;
  const named = { type: null, name: whole, version: version ?? null };
  return [named, ...(purl === undefined ? [] : (fromPurl(purl) ?? []))];
}

/** SPDX 2 as JSON, SPDX 3 as JSON-LD (whose packages are not compared), or the tag-value text that cosign stores as a string. */
const spdxShape = z.union([
  z.object({
    spdxVersion: z.string().startsWith('SPDX-'),
    documentDescribes: z.array(z.string()).optional(),
    packages: z
      .array(z.object({ SPDXID: z.string(), name, versionInfo: name.optional() }))
      .max(500_000)
      .optional(),
    relationships: z
      .array(z.object({ spdxElementId: z.string(), relationshipType: z.string(), relatedSpdxElement: z.string() }))
      .max(2_000_000)
      .optional(),
  }),
  z.object({
    '@context': z.string().startsWith('https://spdx.org/rdf/3.'),
    '@graph': z.array(z.unknown()).max(500_000),
  }),
  z.string().startsWith('SPDXVersion:'),
]);

export function spdx(predicate: unknown): PredicateRead {
  const read = spdxShape.safeParse(predicate);
  if (!read.success) return malformedBy(read.error);
  if (typeof read.data === 'string' || '@graph' in read.data) return sbom([]);
  const { documentDescribes = [], packages = [], relationships = [] } = read.data;
  const ids = new Set([
    ...documentDescribes,
    ...relationships
      .filter(({ relationshipType }) => relationshipType === 'DESCRIBES')
      .map(({ relatedSpdxElement }) => relatedSpdxElement),
  ]);
  const subjects = packages.filter(({ SPDXID }) => ids.has(SPDXID));
  return sbom(subjects.map((one) => ({ type: null, name: one.name, version: one.versionInfo ?? null })));
}

function sbom(packages: readonly NamedPackage[]): PredicateRead {
  return { state: 'read', predicate: { kind: 'sbom', packages } };
}
