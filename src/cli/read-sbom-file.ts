import { type Digest, sha256 } from '../model/digest.ts';
import { MAX_SBOM_BYTES, readSbom } from '../sbom/read.ts';
import type { ReadSbomDocument } from '../sbom/validate.ts';
import { type Io, UsageError } from './io.ts';
import { readBytes } from './options.ts';

/** The SBOM in a file; anything else is a usage error that says what the file is instead. */
export function readSbomFile(io: Io, path: string): ReadSbomDocument & { readonly digest: Digest } {
  const bytes = readBytes(io, path, MAX_SBOM_BYTES);
  const read = readSbom(bytes);
  switch (read.state) {
    case 'sbom':
      return { ...read, digest: sha256(bytes) };
    case 'not-an-sbom':
      throw new UsageError(
        `${path}: expected an SBOM (CycloneDX in JSON or XML, SPDX in JSON or tag-value), came something else; give the file that your SBOM tool wrote`,
      );
    case 'broken':
    case 'unread':
      throw new UsageError(`${path}: ${read.problems.map(({ message }) => message.en).join('; ')}`);
  }
}
