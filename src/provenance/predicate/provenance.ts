import { z } from 'zod';
import { malformedBy } from './malformed.ts';
import type { BuildSource, PredicateRead } from './predicate.ts';

const id = z.string().min(1).max(2000);

/** SLSA 1.0, provenance: the fields that it requires, and the workflow of GitHub's build types. */
const v1 = z.object({
  buildDefinition: z.object({
    buildType: id,
    externalParameters: z.record(z.string(), z.unknown()),
  }),
  runDetails: z.object({ builder: z.object({ id }) }),
});
const workflow = z.object({ workflow: z.object({ repository: id, ref: id.optional(), path: id.optional() }) });

export function provenanceV1(predicate: unknown): PredicateRead {
  const read = v1.safeParse(predicate);
  if (!read.success) return malformedBy(read.error);
  const { buildDefinition, runDetails } = read.data;
  const named = workflow.safeParse(buildDefinition.externalParameters);
  const source = named.success ? sourceOf(named.data.workflow) : null;
  return { state: 'read', predicate: { kind: 'provenance', builder: runDetails.builder.id, source } };
}

/** SLSA 0.2. */
const v02 = z.object({
  builder: z.object({ id }),
  buildType: id,
  invocation: z
    .object({ configSource: z.object({ uri: id.optional(), entryPoint: id.optional() }).optional() })
    .optional(),
});

export function provenanceV02(predicate: unknown): PredicateRead {
  const read = v02.safeParse(predicate);
  if (!read.success) return malformedBy(read.error);
  const { uri, entryPoint } = read.data.invocation?.configSource ?? {};
  const source = uri === undefined ? null : fromUri(uri, entryPoint);
  return { state: 'read', predicate: { kind: 'provenance', builder: read.data.builder.id, source } };
}

/** `git+https://github.com/octo/app@refs/tags/v1` (SPDX, download location). */
function fromUri(uri: string, path: string | undefined): BuildSource {
  const [, repository = uri, ref] = /^(.+?:\/\/[^@]+)@(.+)$/.exec(uri) ?? [];
  return sourceOf({ repository, ref, path });
}

interface Named {
  readonly repository: string;
  readonly ref?: string | undefined;
  readonly path?: string | undefined;
}

function sourceOf({ repository, ref, path }: Named): BuildSource {
  const address = repository.replace(/^git\+/, '').replace(/\.git$/, '');
  return { repository: address, ref: ref ?? null, path: path ?? null };
}
