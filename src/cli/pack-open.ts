import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unzipBounded } from '../adapters/github/zip.ts';
import { decryptWith } from '../adapters/jose/jwe.ts';
import { sha256 } from '../model/digest.ts';
import { packStatementSchema } from '../documents/pack.ts';
import { STATEMENT_PATH } from '../pack/statement.ts';
import { answerWords } from './answer-words.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { readBytes, readLanguage, readOptions, readText } from './options.ts';
import { jsonIn, MAX_PACK_BYTES, PACK_LIMITS, readRestricted } from './pack-files.ts';

const MAX_KEY_BYTES = 64 * 1024;

export const packOpen: Command = {
  summary:
    'Decrypts the restricted part of a pack with the private key that it was encrypted for, and lists the API answers in it.',
  usage: 'ssdf-gate pack open F --key F --output F [--lang en|ja]',
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, OPTIONS, 1);
    const language = readLanguage(values.lang);
    const [file] = positionals;
    const { key, output } = values;
    if (file === undefined || key === undefined || output === undefined)
      throw new UsageError('pack open: expected the pack, --key F with the private key and --output F for the zip');
    const { jwe, digest } = restrictedIn(file, readBytes(io, file, MAX_PACK_BYTES));
    const plain = await decryptWith(readText(io, key, MAX_KEY_BYTES), jwe);
    if (sha256(plain) !== `sha256:${digest}`)
      throw new UsageError(
        `${file}: the restricted part is not the one that the statement names; verify the pack first`,
      );
    writeFileSync(resolve(io.cwd, output), plain, { mode: 0o600 });
    io.out(answerWords(readRestricted(plain).documents?.answers, language));
    return EXIT.holds;
  },
};

const OPTIONS = { key: { type: 'string' }, output: { type: 'string' }, lang: { type: 'string' } } as const;

function restrictedIn(file: string, bytes: Uint8Array): { readonly jwe: string; readonly digest: string } {
  const files = unzipBounded(bytes, PACK_LIMITS)?.files;
  const statement = packStatementSchema.safeParse(jsonIn(files?.get(STATEMENT_PATH)));
  if (!statement.success) throw new UsageError(`${file}: expected an evidence pack; "ssdf-gate pack verify" says more`);
  const { restricted } = statement.data.predicate;
  if (restricted.state !== 'encrypted')
    throw new UsageError(`${file}: nothing in it is encrypted; its restricted part is "${restricted.state}"`);
  const content = files?.get(restricted.path);
  if (content === undefined) throw new UsageError(`${file}: the encrypted part is not in it; verify the pack first`);
  return { jwe: new TextDecoder().decode(content), digest: restricted.digest.sha256 };
}
