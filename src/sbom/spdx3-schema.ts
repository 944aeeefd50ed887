import { z } from 'zod';
import { boundedList } from './bounded-list.ts';
import { SPDX3_CLASSES, type Spdx3Class } from './spdx3-classes.ts';
import { SPDX3_WORDS } from './spdx3-words.ts';

export const SPDX3_CONTEXT = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';

const iri = z.string().regex(/^(?!_:).+:.+/s);
const blank = z.string().regex(/^_:.+/s);
const idOfObject = z.union([iri, blank]);

/** Elements that the model itself names, and the classes they belong to. */
const INDIVIDUALS: Readonly<Record<string, readonly string[]>> = {
  NoAssertionElement: ['Element', 'IndividualElement'],
  NoneElement: ['Element', 'IndividualElement'],
  SpdxOrganization: ['Element', 'Agent', 'Organization'],
  expandedlicensing_NoAssertionLicense: [
    'Element',
    'simplelicensing_AnyLicenseInfo',
    'expandedlicensing_IndividualLicensingInfo',
  ],
  expandedlicensing_NoneLicense: [
    'Element',
    'simplelicensing_AnyLicenseInfo',
    'expandedlicensing_IndividualLicensingInfo',
  ],
};

const PLAIN: Readonly<Record<string, z.ZodType>> = {
  text: z.string(),
  uri: z.string(),
  time: z.string().regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\dZ$/),
  semver: z
    .string()
    .regex(
      /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
    ),
  mime: z.string().regex(/^[^/]+\/[^/]+$/),
  number: z.union([z.number(), z.string().regex(/^-?\d+(?:\.\d*)?$/)]),
  positive: z.number().int().min(1),
  natural: z.number().int().min(0),
  boolean: z.boolean(),
};

/** One element, by the class that its `type` names. */
export function checkSpdx3Element(element: unknown): z.ZodSafeParseResult<unknown> {
  return objectOf('').safeParse(element, { reportInput: true });
}

/** An object of the class, or of one below it; an empty name stands for any class. */
function objectOf(wanted: string): z.ZodType {
  return z.looseObject({ type: z.string() }).check(({ value, issues }) => {
    // Everybody may add extensions of their own (SPDX 3.0.1, Extension); nobody else knows their fields.
    if (wanted === 'extension_Extension' && !SPDX3_CLASSES.has(value.type)) return;
    const found = schemaOf(value.type);
    if (found === undefined || !isA(value.type, wanted)) {
      issues.push({ code: 'custom', input: value.type, path: ['type'], message: 'type' });
      return;
    }
    const checked = found.safeParse(value, { reportInput: true });
    for (const issue of checked.error?.issues ?? [])
      issues.push({ ...issue, input: issue.input } as z.core.$ZodRawIssue);
  });
}

const made = new Map<string, z.ZodType>();

/** The schema of a class that things can be of; undefined for an abstract or unknown one. */
function schemaOf(name: string): z.ZodType | undefined {
  const known = SPDX3_CLASSES.get(name);
  if (known === undefined || known.id === 'abstract') return undefined;
  const before = made.get(name);
  if (before !== undefined) return before;
  const id = known.id === 'spdxId' ? { spdxId: iri } : { '@id': idOfObject.optional() };
  const fields = lineageOf(known).flatMap((one) =>
    one.fields
      .split(' ')
      .filter((field) => field !== '')
      .map(fieldOf),
  );
  const schema = z.strictObject({ type: z.string(), ...id, ...Object.fromEntries(fields) });
  made.set(name, schema);
  return schema;
}

function lineageOf(one: Spdx3Class): readonly Spdx3Class[] {
  const parent = SPDX3_CLASSES.get(one.parent);
  return parent === undefined ? [one] : [...lineageOf(parent), one];
}

function isA(name: string, wanted: string): boolean {
  const one = SPDX3_CLASSES.get(name);
  return wanted === '' || (one !== undefined && lineageOf(one).some((each) => each.name === wanted));
}

function fieldOf(field: string): readonly [string, z.ZodType] {
  const [, name = '', kind = '', many = '', must = ''] = /^([^:]+):([^*+2!]+)([*+2]?)(!?)$/.exec(field) ?? [];
  const one = kindOf(kind);
  const value = many === '' ? one : boundedList(one).min(many === '2' ? 2 : many === '+' ? 1 : 0);
  return [name, must === '' ? value.optional() : value];
}

function kindOf(kind: string): z.ZodType {
  if (kind.startsWith('=')) return z.enum([...(SPDX3_WORDS.get(kind.slice(1)) ?? [])]);
  if (kind.startsWith('@')) return referenceTo(kind.slice(1));
  return PLAIN[kind] ?? z.never();
}

function referenceTo(wanted: string): z.ZodType {
  const named = Object.keys(INDIVIDUALS).filter((name) => INDIVIDUALS[name]?.includes(wanted));
  const object = objectOf(wanted);
  return z.unknown().check(({ value, issues }) => {
    if (typeof value === 'string') {
      if (!named.includes(value) && !/^(?:_:.+|(?!_:).+:.+)$/s.test(value))
        issues.push({ code: 'custom', input: value, message: 'reference' });
      return;
    }
    const checked = object.safeParse(value, { reportInput: true });
    for (const issue of checked.error?.issues ?? [])
      issues.push({ ...issue, input: issue.input } as z.core.$ZodRawIssue);
  });
}
