import { z } from 'zod';
import { malformedBy } from './malformed.ts';
import type { PredicateRead } from './predicate.ts';

/** SLSA, verification summary attestation. */
const shape = z.object({
  verifier: z.object({ id: z.string().min(1) }),
  resourceUri: z.string().min(1),
  policy: z.record(z.string(), z.unknown()),
  verificationResult: z.string().max(100),
});

export const PASSED = 'PASSED';

export function summary(predicate: unknown): PredicateRead {
  const read = shape.safeParse(predicate);
  if (!read.success) return malformedBy(read.error);
  const { verifier, verificationResult } = read.data;
  return { state: 'read', predicate: { kind: 'summary', verifier: verifier.id, result: verificationResult } };
}
