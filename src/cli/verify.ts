import type { z } from 'zod';
import { sigstoreSignatures } from '../adapters/sigstore/signatures.ts';
import type { verificationSchema } from '../documents/verification.ts';
import type { CertificateClaims, Signer } from '../model/signature.ts';
import type { Language } from '../model/text.ts';
import type { Verdict } from '../model/verdict.ts';
import { verifyFile } from '../provenance/verify.ts';
import { type Command, EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import {
  readArtifact,
  readBundleFile,
  readExpected,
  readTrust,
  SIGNER_OPTIONS,
  type VerifyValues,
} from './verify-options.ts';
import { verifyObject } from './verify-object.ts';
import { objectWords, verificationWords } from './verify-words.ts';

export const verify: Command = {
  summary: 'Checks offline that a file is signed by whom you expect: Sigstore bundles, in-toto statements, keys.',
  usage: `ssdf-gate verify (ARTIFACT | --digest sha256:HEX | --digest sha512-BASE64) --bundle F
    [--identity TEXT | --identity-regexp RE] [--issuer TEXT | --issuer-regexp RE] [--source OWNER/NAME] [--ref REF]
    [--builder URI] [--predicate-type URI] [--package NAME[@VERSION]] [--npm PACKAGE.JSON]
    [--trusted-root F] [--key F] [--format json|text] [--lang en|ja] [--output F]
ssdf-gate verify --dir PATH --object (TAG | COMMIT) --allowed-signers F… [--format json|text] [--lang en|ja] [--output F]

--npm holds npm's attestations (GET /-/npm/v1/attestations/NAME@VERSION, saved) against the name, version, repository and registry
of a package.json that you trust.

Exit status: 0 verified, 1 rejected, 3 not verifiable with what was given, 2 wrong usage. TEXT is exact; RE has to match the
whole of the text. Nothing is fetched: the root of Sigstore's public instance is shipped. Allowed signers are lines as ssh-keygen
takes them, or armoured OpenPGP keys; a list within PATH is read as the default branch of origin has it.`,
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, VERIFY_OPTIONS, 1);
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const { dir, object, 'allowed-signers': signers } = values;
    const { document, words } =
      dir === undefined
        ? ofBundle(verdictOn(positionals[0], values, io), language)
        : ofObject(await verifyObject({ dir, object, signers }, io), language);
    write(io, values.output, format === 'json' ? asJson(document) : words);
    return STATUS[document.result];
  },
};

type Document = z.input<typeof verificationSchema>;

function ofBundle(verdict: Verdict, language: Language) {
  return { document: documentOf(verdict), words: verificationWords(verdict, language) };
}

function ofObject(document: Document, language: Language) {
  return { document, words: objectWords(document, language) };
}

interface BundleValues extends VerifyValues {
  readonly digest?: string | undefined;
  readonly bundle?: string | undefined;
  readonly object?: string | undefined;
  readonly 'allowed-signers'?: readonly string[] | undefined;
}

function verdictOn(path: string | undefined, values: BundleValues, io: Io): Verdict {
  if (values.object !== undefined || values['allowed-signers'] !== undefined)
    throw new UsageError('verify: --object and --allowed-signers go with --dir');
  const expected = readExpected(values, io);
  const signatures = sigstoreSignatures(readTrust(values, io));
  const artifact = readArtifact(path, values.digest, io);
  return verifyFile({ bundle: readBundleFile(values.bundle, io), artifact, expected }, signatures);
}

const VERIFY_OPTIONS = {
  ...DOCUMENT_OPTIONS,
  ...SIGNER_OPTIONS,
  digest: { type: 'string' },
  bundle: { type: 'string' },
  builder: { type: 'string' },
  'predicate-type': { type: 'string' },
  package: { type: 'string' },
  npm: { type: 'string' },
  dir: { type: 'string' },
  object: { type: 'string' },
  'allowed-signers': { type: 'string', multiple: true },
} as const;

const STATUS = { verified: EXIT.holds, rejected: EXIT.doesNotHold, unverifiable: EXIT.undetermined } as const;

function documentOf({ signer, subjects, timestamps, ...verdict }: Verdict): Document {
  return {
    $schema: 'urn:ssdf-gate:schema:verification:1',
    version: 1,
    ...verdict,
    ...(signer === undefined ? {} : { signer: signerOf(signer) }),
    subjects: [...subjects],
    timestamps: [...timestamps],
  };
}

/** A signer as documents name one. */
export function signerOf(signer: Signer) {
  if (signer.kind === 'key') return { key: signer.fingerprint };
  const { identity, issuer, claims } = signer;
  const said = NAMES.flatMap(([name, claim]) => {
    const value = claims[claim];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { identity, ...(issuer === null ? {} : { issuer }), ...Object.fromEntries(said) };
}

const NAMES = [
  ['repository', 'sourceRepository'],
  ['workflow', 'buildConfig'],
  ['ref', 'sourceRepositoryRef'],
  ['commit', 'sourceRepositoryDigest'],
  ['trigger', 'buildTrigger'],
  ['runner', 'runnerEnvironment'],
  ['visibility', 'sourceRepositoryVisibility'],
  ['run', 'runInvocation'],
] as const satisfies readonly (readonly [string, keyof CertificateClaims])[];
