import type { Signers } from '../model/signers.ts';
import type { Salvage } from './salvage.ts';
import { SIGNER_LISTS } from './signers-schema.ts';

/** The key `signers`; undefined when the file does not have it. What could not be read leaves the rest incomplete. */
export function readSigners(read: Salvage): Signers | undefined {
  const before = read.problems.length;
  const isMap = read.map(['signers'], Object.keys(SIGNER_LISTS));
  const problemsOfMap = read.problems.length > before;
  if (!isMap && !problemsOfMap) return undefined;
  const signers = isMap ? listsOf(read) : { sigstore: [], openpgp: [], ssh: [], minisign: [] };
  return read.problems.length > before ? { ...signers, incomplete: true } : signers;
}

function listsOf(read: Salvage): Signers {
  return {
    sigstore: read.each(SIGNER_LISTS.sigstore, ['signers', 'sigstore']).map(({ value }) => value),
    openpgp: read.each(SIGNER_LISTS.openpgp, ['signers', 'openpgp']).map(({ value }) => value),
    ssh: read.each(SIGNER_LISTS.ssh, ['signers', 'ssh']).map(({ value }) => value),
    minisign: read.each(SIGNER_LISTS.minisign, ['signers', 'minisign']).map(({ value }) => value),
  };
}

/** Does a signer name its key by a file of the tree it was read from? */
export function isKeyFile({ key }: { readonly key: string }): boolean {
  return !key.startsWith('-----BEGIN') && !key.includes(' ');
}
