import { z } from 'zod';
import type { SignedContent } from '../model/signature.ts';
import type { Text } from '../model/text.ts';
import { WHY } from './ci-words.ts';
import { decoded } from './read-bundle.ts';
import { sentence } from './sentence.ts';
import { readStatement } from './statement.ts';

/** The workflow artifact in which CI leaves evidence; one a run, so that a missing one is noticed. */
export const CI_ARTIFACT = 'ssdf-gate-evidence';

/** The Sigstore bundle at the top of that artifact: it covers every other file by path and digest. */
export const CI_BUNDLE = 'evidence.sigstore.json';

/** What the Action signs about files of a run. A statement of any other kind counts for nothing, whoever signed it. */
export const CI_PREDICATE = 'urn:ssdf-gate:predicate:ci-evidence:1';

const IN_TOTO = 'https://in-toto.io/Statement/v1';

export interface CiStatement {
  readonly commit: string;
  /** SHA-256 (lower-case hexadecimal) by path inside the artifact: the folder says of what kind a file is. */
  readonly files: ReadonlyMap<string, string>;
}

/** The statement to sign: these files, of this commit of this repository (in-toto Attestation Framework, Statement v1). */
export function ciStatement({ commit, files }: CiStatement, repositoryUrl: string) {
  const source = { name: `git+${repositoryUrl}`, digest: { gitCommit: commit } };
  const subject = [...files].map(([name, sha256]) => ({ name, digest: { sha256 } }));
  return {
    _type: IN_TOTO,
    subject: [source, ...subject],
    predicateType: CI_PREDICATE,
    predicate: { version: 1, stability: 'experimental' },
  } as const;
}

const shape = z.object({
  subject: z
    .array(
      z.union([
        z.object({ digest: z.object({ gitCommit: z.string().regex(/^[0-9a-f]{40}$/) }) }),
        z.object({
          name: z.string().min(1).max(300),
          digest: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
        }),
      ]),
    )
    .max(1000),
  predicate: z.object({ version: z.literal(1) }),
});

export type CiStatementRead =
  { readonly state: 'read'; readonly statement: CiStatement } | { readonly state: 'refused'; readonly because: Text };

/** One commit and files of different paths, or nothing: two meanings of one statement would let a reader choose. */
export function readCiStatement(content: SignedContent): CiStatementRead {
  if (content.kind !== 'envelope') return { state: 'refused', because: WHY.kind('') };
  const read = readStatement(content);
  if (read.state === 'refused') return { state: 'refused', because: sentence(read.code, { came: read.came }) };
  if (read.statement.predicateType !== CI_PREDICATE)
    return { state: 'refused', because: WHY.kind(read.statement.predicateType) };
  const shaped = shape.safeParse(JSON.parse(decoded(content.payload) ?? ''));
  if (!shaped.success) return { state: 'refused', because: WHY.shape() };
  const commits = shaped.data.subject.flatMap(({ digest }) => ('gitCommit' in digest ? [digest.gitCommit] : []));
  const files = shaped.data.subject.flatMap((one) => ('name' in one ? [[one.name, one.digest.sha256] as const] : []));
  const [commit] = commits;
  const paths = new Map(files);
  if (commit === undefined || commits.length > 1 || paths.size !== files.length)
    return { state: 'refused', because: WHY.shape() };
  return { state: 'read', statement: { commit, files: paths } };
}
