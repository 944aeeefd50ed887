import { z } from 'zod';
import { malformedBy } from './malformed.ts';
import { fromPurl } from './package-name.ts';
import type { PredicateRead } from './predicate.ts';

const text = z.string().min(1).max(2000);

/** in-toto, release predicate 0.1; GitHub signs immutable releases with it. */
const releaseShape = z.object({ purl: text });

export function release(predicate: unknown): PredicateRead {
  const read = releaseShape.safeParse(predicate);
  if (!read.success) return malformedBy(read.error);
  const packages = fromPurl(read.data.purl);
  if (packages === undefined) return { state: 'malformed', at: 'purl' };
  return { state: 'read', predicate: { kind: 'release', packages } };
}

/** npm, publish attestation 0.1: what the registry says it received. */
const publishShape = z.object({ name: text, version: text, registry: text });

export function publication(predicate: unknown): PredicateRead {
  const read = publishShape.safeParse(predicate);
  if (!read.success) return malformedBy(read.error);
  const { name, version, registry } = read.data;
  return { state: 'read', predicate: { kind: 'release', packages: [{ type: 'npm', name, version }], registry } };
}
