import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SPDX3_CLASSES } from '../../src/sbom/spdx3-classes.ts';
import { spdx3Problems } from '../../src/sbom/spdx3-problems.ts';
import { SPDX3_WORDS } from '../../src/sbom/spdx3-words.ts';
import { element, relationship, spdx3, spdx3Package } from '../support/build-spdx3.ts';

const folder = [resolve(import.meta.dirname, '../../../shared/data/schemas'), resolve('shared/data/schemas')].find(
  (path) => existsSync(path),
);
/** The specification's own schema is not ours to carry: without it these comparisons are counted as skipped. */
const compare = folder === undefined ? it.skip : it;

let compiled: ValidateFunction | undefined;
function official(document: unknown): boolean {
  const read = () => JSON.parse(readFileSync(join(folder ?? '', 'spdx-3.0.1.schema.json'), 'utf8')) as object;
  compiled ??= new Ajv2020({ strict: false, logger: false }).compile(read());
  return compiled(document);
}

const ours = (document: Record<string, unknown>) => spdx3Problems(document)?.problems.length === 0;
const plain = (document: unknown) => JSON.parse(JSON.stringify(document)) as Record<string, unknown>;

/** The smallest value of each kind of field. */
function sampleOf(kind: string): unknown {
  if (kind.startsWith('=')) return SPDX3_WORDS.get(kind.slice(1))?.[0];
  if (kind.startsWith('@')) return 'urn:x:other';
  const samples: Readonly<Record<string, unknown>> = {
    text: 'x', uri: 'https://example.org', time: '2026-01-02T03:04:05Z', semver: '3.0.1', mime: 'text/plain',
    number: 1.5, positive: 1, natural: 0, boolean: true,
  }; // prettier-ignore
  return samples[kind];
}

interface Field {
  readonly name: string;
  readonly kind: string;
  readonly many: string;
  readonly must: boolean;
}

function fieldsOf(name: string): readonly Field[] {
  const one = SPDX3_CLASSES.get(name);
  if (one === undefined) return [];
  const own = one.fields.split(' ').filter((field) => field !== '').map((field) => {
    const [, id = '', kind = '', many = '', must = ''] = /^([^:]+):([^*+2!]+)([*+2]?)(!?)$/.exec(field) ?? [];
    return { name: id, kind, many, must: must === '!' };
  }); // prettier-ignore
  return [...fieldsOf(one.parent), ...own];
}

function valueOf({ kind, many }: Field): unknown {
  const sample = sampleOf(kind);
  return many === '' ? sample : many === '2' ? [sample, sample] : [sample];
}

function whole(name: string, fields: readonly Field[]): Record<string, unknown> {
  const id = SPDX3_CLASSES.get(name)?.id === 'spdxId' ? { spdxId: 'urn:x:it' } : {};
  return { type: name, ...id, ...Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])) };
}

const documentWith = (object: unknown) => ({ '@context': spdx3()['@context'], '@graph': [object] });
const concrete = [...SPDX3_CLASSES.values()].filter(({ id }) => id !== 'abstract').map(({ name }) => ({ name }));

describe('our reading of SPDX 3.0.1 agrees with the schema of the specification', () => {
  compare.each(concrete)(
    'on $name: every field, each one left out, each one of the wrong type, one too many',
    ({ name }) => {
      const fields = fieldsOf(name);
      const full = whole(name, fields);
      const variants: readonly unknown[] = [
        full,
        { ...full, colour: 'red' },
        { ...full, spdxId: undefined },
        { ...full, spdxId: 'no address' },
        ...fields.map((field) => ({ ...full, [field.name]: undefined })),
        ...fields.map((field) => ({ ...full, [field.name]: { type: 'Nothing' } })),
        ...fields.map((field) => ({ ...full, [field.name]: field.many === '' ? [valueOf(field)] : [] })),
        ...fields.map((field) => ({ ...full, [field.name]: field.many === '' ? '\u0001' : ['\u0001', '\u0001'] })),
      ];
      for (const variant of variants) {
        const document = plain(documentWith(variant));
        expect({ document, valid: ours(document) }).toEqual({ document, valid: official(document) });
      }
    },
    60_000,
  );

  compare.each<{ name: string; document: unknown }>([
    { name: 'a whole document', document: spdx3() },
    { name: 'one element without a graph', document: { '@context': spdx3()['@context'], ...spdx3Package('a') } },
    { name: 'a field beside the graph', document: { ...spdx3(), colour: 1 } },
    { name: 'a graph that is no list', document: { ...spdx3(), '@graph': {} } },
    { name: 'an element that is none', document: spdx3({ type: 7 }) },
    { name: 'a text in the graph', document: { ...spdx3(), '@graph': ['x'] } },
    { name: 'an abstract class', document: spdx3(element('Artifact', 'a')) },
    { name: 'an agent in place', document: spdx3(spdx3Package('a', { suppliedBy: element('Person', 'p', { name: 'P' }) })) },
    { name: 'a file in place of an agent', document: spdx3(spdx3Package('a', { suppliedBy: element('software_File', 'p') })) },
    { name: 'creation information in place', document: spdx3(spdx3Package('a', { creationInfo: { type: 'CreationInfo', specVersion: '3.0.1', created: '2026-01-02T03:04:05Z', createdBy: ['urn:x:acme'] } })) },
    { name: 'a relationship to nobody', document: spdx3(relationship('r', 'left', { relationshipType: 'dependsOn', to: ['NoneElement'] })) },
    { name: 'a supplier that is nobody', document: spdx3(spdx3Package('a', { suppliedBy: 'NoneElement' })) },
    { name: 'the SPDX organisation as supplier', document: spdx3(spdx3Package('a', { suppliedBy: 'SpdxOrganization' })) },
    { name: 'no license as a member', document: spdx3(element('expandedlicensing_ConjunctiveLicenseSet', 'l', { expandedlicensing_member: ['expandedlicensing_NoneLicense', 'urn:x:mit'] })) },
    { name: 'an extension of somebody', document: spdx3(spdx3Package('a', { extension: [{ type: 'https://example.org/mine', colour: 1 }] })) },
    { name: 'properties of CycloneDX', document: spdx3(spdx3Package('a', { extension: [{ type: 'extension_CdxPropertiesExtension', extension_cdxProperty: [{ type: 'extension_CdxPropertyEntry', extension_cdxPropName: 'a' }] }] })) },
    { name: 'a package code among hashes', document: spdx3(spdx3Package('a', { verifiedUsing: [{ type: 'PackageVerificationCode', algorithm: 'sha1', hashValue: 'a' }] })) },
    { name: 'a time without zone', document: spdx3(spdx3Package('a', { builtTime: '2026-01-02T03:04:05' })) },
    { name: 'a time with another zone', document: spdx3(spdx3Package('a', { builtTime: '2026-01-02T03:04:05+09:00' })) },
  ])('on $name', ({ document }) => {
    const read = plain(document);
    expect(ours(read)).toBe(official(read));
  }); // prettier-ignore
});
