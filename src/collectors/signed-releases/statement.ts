import { z } from 'zod';
import type { Digest } from '../../model/digest.ts';

/** An in-toto statement as it came: whose words these are, nobody has verified here. */
export interface Statement {
  readonly predicateType: string;
  readonly subjects: readonly Subject[];
}

export interface Subject {
  readonly name: string;
  readonly digest: Digest | null;
}

const MAX_SUBJECTS = 10_000;

const statementSchema = z.object({
  _type: z.string().startsWith('https://in-toto.io/Statement/'),
  predicateType: z.string().max(500),
  subject: z
    .array(z.object({ name: z.string().nullish(), digest: z.object({ sha256: z.string().nullish() }).nullish() }))
    .max(MAX_SUBJECTS),
});

export function statementIn(value: unknown): Statement | undefined {
  const read = statementSchema.safeParse(value);
  if (!read.success) return undefined;
  const subjects = read.data.subject.map(({ name, digest }) => ({
    name: fileNamed(name ?? ''),
    digest: digestFrom(digest?.sha256),
  }));
  return { predicateType: read.data.predicateType, subjects };
}

/** The file without its folder; a package of npm by the name that `npm pack` gives its tarball. */
function fileNamed(name: string): string {
  const [, scope, own, version] =
    /^pkg:npm\/(?:(?:%40|@)([\w.~-]+)(?:\/|%2F))?([\w.~-]+)@([\w.+-]+)$/i.exec(name) ?? [];
  if (own === undefined || version === undefined) return name.split('/').at(-1) ?? '';
  return `${scope === undefined ? '' : `${scope}-`}${own}-${version}.tgz`;
}

function digestFrom(hex: string | null | undefined): Digest | null {
  return /^[0-9a-f]{64}$/i.test(hex ?? '') ? `sha256:${(hex ?? '').toLowerCase()}` : null;
}

/** JSON of a text that nobody vouches for; undefined when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Words of the fact `provenance.predicate-kinds`; a type that is not listed has no word. */
const KINDS: readonly (readonly [PredicateKind, RegExp])[] = [
  ['provenance', /^https:\/\/slsa\.dev\/provenance\//],
  ['vsa', /^https:\/\/slsa\.dev\/verification_summary\//],
  ['cyclonedx', /^https:\/\/cyclonedx\.org\/(?:bom|schema)/],
  ['spdx', /^https:\/\/spdx\.dev\/Document/],
  ['release', /^https:\/\/in-toto\.io\/attestation\/release\//],
  ['test', /^https:\/\/in-toto\.io\/attestation\/test-result\//],
  ['vulnerability', /^https:\/\/(?:in-toto\.io\/attestation\/vulns|cosign\.sigstore\.dev\/attestation\/vuln\/)/],
  ['vex', /^https:\/\/openvex\.dev\/ns/],
];

export type PredicateKind = 'provenance' | 'vsa' | 'cyclonedx' | 'spdx' | 'release' | 'test' | 'vulnerability' | 'vex';

export function predicateKind({ predicateType }: Pick<Statement, 'predicateType'>): PredicateKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(predicateType))?.[0];
}
