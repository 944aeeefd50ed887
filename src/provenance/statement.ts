import { z } from 'zod';
import type { Hashes, SignedContent } from '../model/signature.ts';
import type { Rejection, StatementSubject } from '../model/verdict.ts';
import { decoded } from './read-bundle.ts';
import { strictJson } from './strict-json.ts';

/** An in-toto statement of version 0.1 or 1, as it was signed. Whose words these are, the signature says. */
export interface Statement {
  readonly predicateType: string;
  readonly subjects: readonly (StatementSubject & { readonly hashes: Hashes })[];
  readonly predicate: unknown;
}

export type StatementRead =
  | { readonly state: 'statement'; readonly statement: Statement }
  | { readonly state: 'refused'; readonly code: Rejection; readonly came: string };

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const VERSIONS: readonly string[] = ['https://in-toto.io/Statement/v0.1', 'https://in-toto.io/Statement/v1'];
const MAX_SUBJECTS = 10_000;

const typed = z.object({ _type: z.string() });

/** Digest values are kept as they are for the functions that we know; others say nothing to us. */
const hex = (digits: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-f]{${digits}}$`))
    .optional();
const shape = z.object({
  predicateType: z.string().min(1).max(500),
  subject: z
    .array(
      z.object({
        name: z.string().max(2000).optional(),
        digest: z.looseObject({ sha256: hex(64), sha384: hex(96), sha512: hex(128) }),
      }),
    )
    .min(1)
    .max(MAX_SUBJECTS),
  predicate: z.unknown(),
});

export function readStatement({ payloadType, payload }: Extract<SignedContent, { kind: 'envelope' }>): StatementRead {
  if (payloadType !== PAYLOAD_TYPE) return refused('payload-type', payloadType);
  const text = decoded(payload);
  if (text === undefined) return refused('statement-malformed', 'UTF-8');
  const json = strictJson(text);
  if (json.state === 'refused') return refused('statement-malformed', `${json.why} ${json.came}`);
  const version = typed.safeParse(json.value);
  if (!version.success) return refused('statement-malformed', '_type');
  if (!VERSIONS.includes(version.data._type)) return refused('statement-version', version.data._type);
  const read = shape.safeParse(json.value);
  if (!read.success) return refused('statement-malformed', read.error.issues[0]?.path.join('.') ?? '');
  return { state: 'statement', statement: statementOf(read.data) };
}

function statementOf({ predicateType, subject, predicate }: z.infer<typeof shape>): Statement {
  const subjects = subject.map(({ name = '', digest: { sha256, sha384, sha512 } }) => ({
    name,
    sha256: sha256 ?? null,
    hashes: {
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(sha384 === undefined ? {} : { sha384 }),
      ...(sha512 === undefined ? {} : { sha512 }),
    },
  }));
  return { predicateType, subjects, predicate };
}

function refused(code: Rejection, came: string): StatementRead {
  return { state: 'refused', code, came };
}
