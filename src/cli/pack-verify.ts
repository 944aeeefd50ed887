import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { fileArtifact } from '../adapters/files/artifact.ts';
import { unzipBounded } from '../adapters/github/zip.ts';
import { sigstoreSignatures } from '../adapters/sigstore/signatures.ts';
import { assessmentSchema } from '../documents/assessment.ts';
import { asEvidence, evidenceSchema } from '../documents/evidence.ts';
import { packStatementSchema, type packVerificationSchema } from '../documents/pack.ts';
import type { Digest } from '../model/digest.ts';
import { type OpenedPack, type PackDocuments, packProblems } from '../pack/check.ts';
import { packProblem } from '../pack/problems.ts';
import { checkRestricted, type RestrictedPart } from '../pack/restricted.ts';
import { packSignature } from '../pack/signature.ts';
import { type PackStatement, SIGNATURE_PATH, STATEMENT_PATH } from '../pack/statement.ts';
import { type PackVerification, packVerdict, unopened } from '../pack/verdict.ts';
import { type Command, EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readBytes, readChoice, readLanguage, readOptions, write } from './options.ts';
import { jsonIn, MAX_PACK_BYTES, PACK_LIMITS, readRestricted } from './pack-files.ts';
import { packWords } from './pack-words.ts';
import { signerOf } from './verify.ts';
import { readExpected, readTrust, SIGNER_OPTIONS, type VerifyValues } from './verify-options.ts';

export const packVerify: Command = {
  summary: 'Checks an evidence pack offline: its signature, its digests, every file, and the release files beside it.',
  usage: 'ssdf-gate pack verify F [--assets FOLDER] [--restricted F]',
  run: (args, io) => {
    const { values, positionals } = readOptions(args, OPTIONS, 1);
    const [file] = positionals;
    if (file === undefined) throw new UsageError('pack verify: expected the file of the pack');
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const assets = values.assets === undefined ? new Map<string, Digest>() : digestsIn(io, values.assets);
    const rest = values.restricted;
    const beside = rest === undefined ? {} : { restricted: readRestricted(readBytes(io, rest, MAX_PACK_BYTES)) };
    const verdict = verified(readBytes(io, file, MAX_PACK_BYTES), { values, assets, io, ...beside });
    write(io, values.output, format === 'json' ? asJson(documentOf(verdict)) : packWords(verdict, language));
    return Promise.resolve(STATUS[verdict.result]);
  },
};

const OPTIONS = {
  ...DOCUMENT_OPTIONS,
  ...SIGNER_OPTIONS,
  assets: { type: 'string' },
  restricted: { type: 'string' },
} as const;

const STATUS = { verified: EXIT.holds, rejected: EXIT.doesNotHold, unverifiable: EXIT.undetermined } as const;

interface Around {
  readonly values: VerifyValues;
  readonly assets: ReadonlyMap<string, Digest>;
  /** What the maker keeps for itself, when it was given. */
  readonly restricted?: RestrictedPart;
  readonly io: Io;
}

function verified(bytes: Uint8Array, { values, assets, restricted, io }: Around): PackVerification {
  const expected = readExpected(values, io);
  const signatures = sigstoreSignatures(readTrust(values, io));
  const opened = unzipBounded(bytes, PACK_LIMITS);
  if (opened === undefined) return unopened(packProblem('not-a-zip'));
  const content = opened.files.get(STATEMENT_PATH);
  if (content === undefined) return unopened(packProblem('statement-missing'));
  const statement = statementIn(content);
  if (statement === undefined) return unopened(packProblem('statement-malformed'));
  const problems = packProblems(opened, statement, { documents: documentsIn(opened), around: { assets } });
  const bundle = opened.files.get(SIGNATURE_PATH);
  const signature =
    bundle === undefined
      ? ({ state: 'none' } as const)
      : packSignature({ bundle, statement: content }, expected, signatures);
  if (restricted === undefined) return packVerdict({ opened, statement }, problems, signature);
  const rest = checkRestricted(restricted, statement);
  const verdict = packVerdict({ opened, statement }, [...problems, ...rest.problems], signature);
  return rest.count === undefined ? verdict : { ...verdict, answers: rest.count };
}

/** The cast only drops zod's `| undefined` of optional keys, and the kind that the schema has proved. */
function statementIn(content: Uint8Array): PackStatement | undefined {
  const read = packStatementSchema.safeParse(jsonIn(content));
  return read.success ? (read.data as PackStatement) : undefined;
}

function documentsIn({ files }: OpenedPack): PackDocuments {
  const content = jsonIn(files.get('evidence.json'));
  const evidence = evidenceSchema.safeParse(content);
  const assessment = assessmentSchema.safeParse(jsonIn(files.get('assessment.json')));
  return {
    ...(evidence.success
      ? {
          evidence: {
            subject: asEvidence(evidence.data).subject,
            whole: evidence.data.shownTo === undefined,
            content,
          },
        }
      : {}),
    ...(assessment.success ? { assessment: assessment.data as NonNullable<PackDocuments['assessment']> } : {}),
  };
}

/** Files of a folder by name, streamed; links and folders in it are no files of a release. */
function digestsIn(io: Io, folder: string): ReadonlyMap<string, Digest> {
  const place = resolve(io.cwd, folder);
  try {
    const names = readdirSync(place, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
    return new Map(names.map((name) => [name, `sha256:${fileArtifact(join(place, name)).hash('sha256') ?? ''}`]));
  } catch (error) {
    throw new UsageError(
      `--assets: expected a folder with the files of the release, came "${folder}"; check the path`,
      {
        cause: error,
      },
    );
  }
}

function documentOf({ signer, ...verdict }: PackVerification): z.input<typeof packVerificationSchema> {
  return {
    $schema: 'urn:ssdf-gate:schema:pack-verification:1',
    version: 1,
    stability: 'experimental',
    ...verdict,
    ...(signer === undefined ? {} : { signer: signerOf(signer) }),
  } as z.input<typeof packVerificationSchema>;
}
