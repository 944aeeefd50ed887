import { z } from 'zod';
import type { EvaluationRequest } from '../../model/evaluation-request.ts';

const base = {
  installation: z.int(),
  repository: z.object({
    host: z.string(),
    owner: z.string(),
    name: z.string(),
    id: z.int(),
    visibility: z.enum(['public', 'private', 'internal']),
  }),
};

const stored = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pull-request'), ...base, head: z.string(), numbers: z.array(z.int()) }),
  z.object({ kind: z.literal('commit'), ...base, ref: z.string(), head: z.string() }),
  z.object({ kind: z.literal('default-branch'), ...base }),
  z.object({ kind: z.literal('release'), ...base, tag: z.string() }),
  z.object({ kind: z.literal('merge-group'), ...base, base: z.string(), head: z.string(), headRef: z.string() }),
]) satisfies z.ZodType<EvaluationRequest>;

/** Reads a request back; undefined when an older or newer version wrote something else. */
export function readRequest(text: string): EvaluationRequest | undefined {
  const parsed = stored.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

export function writeRequest(request: EvaluationRequest): string {
  return JSON.stringify(request);
}
