import { zipSync, type Zippable } from 'fflate';
import { type PackFile, SIGNATURE_PATH, STATEMENT_PATH } from './statement.ts';
import type { Pack } from './build.ts';

/** Times inside the archive say nothing, so that the same files give the same bytes. */
const NO_TIME = new Date('1980-01-01T00:00:00');

/** One zip: the documents, the statement and, where somebody signed it, the Sigstore bundle around it. */
export function archiveOf(pack: Pack, bundle: Uint8Array | undefined): Uint8Array {
  const statement = { path: STATEMENT_PATH, mediaType: 'application/json', content: pack.payload };
  const signature =
    bundle === undefined ? [] : [{ path: SIGNATURE_PATH, mediaType: 'application/json', content: bundle }];
  return zipOf([statement, ...signature, ...pack.files]);
}

export function zipOf(files: readonly PackFile[]): Uint8Array {
  const entries = files.map(({ path, content }) => [path, [content, { mtime: NO_TIME }]] as const);
  return zipSync(Object.fromEntries(entries) as unknown as Zippable, { level: 9 });
}
