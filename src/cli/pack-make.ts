import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { encryptFor } from '../adapters/jose/jwe.ts';
import { signWithKey } from '../adapters/sigstore/sign-with-key.ts';
import { AUDIENCES } from '../model/fact.ts';
import type { Evaluation } from '../pipeline/evaluation.ts';
import { type MadePack, makePack } from '../pipeline/release-pack.ts';
import { loadCollectors } from './engine.ts';
import { evaluateTarget } from './evaluate.ts';
import { type Command, EXIT, type Io, UsageError } from './io.ts';
import { DOCUMENT_OPTIONS, readChoice, readOptions, readText } from './options.ts';
import { messageOf } from './secrets.ts';
import { policiesFolder } from './policies.ts';
import { TARGET_OPTIONS } from './target.ts';

const OPTIONS = {
  ...TARGET_OPTIONS,
  ...DOCUMENT_OPTIONS,
  profile: { type: 'string' },
  policy: { type: 'string' },
  at: { type: 'string' },
  audience: { type: 'string' },
  restricted: { type: 'string' },
  key: { type: 'string' },
} as const;

const MAX_KEY_BYTES = 64 * 1024;

export const packMake: Command = {
  summary: 'Judges a release and makes its evidence pack; signed when a key is given.',
  usage:
    'ssdf-gate pack make --repo OWNER/NAME --release TAG --output F [--restricted F] [--key F] [--audience public|repository]',
  run: async (args, io) => {
    const { values } = readOptions(args, OPTIONS);
    const { output, release, repo } = values;
    if (repo === undefined || release === undefined)
      throw new UsageError(
        'pack make: expected --repo OWNER/NAME and --release TAG, the release that the pack is about',
      );
    if (output === undefined) throw new UsageError('pack make: expected --output F, the file to write the pack to');
    const sign = values.key === undefined ? {} : { sign: signerFrom(io, values.key) };
    const audience = values.audience === undefined ? undefined : readChoice('--audience', values.audience, AUDIENCES);
    const { evaluation, repository, answers } = await evaluateTarget(values, io);
    const { validateSbom, sbomProfile } = loadCollectors(policiesFolder());
    const made = await makePack(shownTo(evaluation, audience), repository, {
      validateSbom,
      sbomProfile,
      encrypt: encryptFor,
      clean: io.clean,
      ...sign,
      ...(answers === undefined ? {} : { answers }),
    });
    writeOut(io, output, made.bytes);
    if (values.restricted !== undefined && made.kept !== undefined) writeOut(io, values.restricted, made.kept);
    io.err(told(made, values.restricted));
    return EXIT.holds;
  },
};

function shownTo(evaluation: Evaluation, audience: Evaluation['options']['audience'] | undefined): Evaluation {
  return audience === undefined ? evaluation : { ...evaluation, options: { ...evaluation.options, audience } };
}

function signerFrom(io: Io, path: string) {
  try {
    return signWithKey(readText(io, path, MAX_KEY_BYTES));
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`${path}: expected a private key in PEM form: ${messageOf(cause)}`, { cause });
  }
}

function writeOut(io: Io, path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(resolve(io.cwd, path), bytes);
  } catch (cause) {
    throw new UsageError(`${path}: cannot be written; name a file in a folder that exists`, { cause });
  }
}

function told({ pack, signed, kept }: MadePack, restricted: string | undefined): string {
  const { subject, predicate } = pack.statement;
  const lines = [
    `packed ${predicate.files.length} files about ${subject.length} subjects, ${signed ? 'signed' : 'not signed'}`,
    ...(predicate.unbound.length > 0 ? [`no digest, not covered: ${predicate.unbound.join(', ')}`] : []),
    ...(kept !== undefined && restricted === undefined
      ? ['the part that not every reader may see was not written; name a file for it with --restricted']
      : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
