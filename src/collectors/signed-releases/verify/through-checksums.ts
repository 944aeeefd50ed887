import { notSeen, type NotSeen } from '../../../model/observation.ts';
import { checksumLines, type ChecksumLine } from '../checksum-file.ts';
import type { ChecksumFile, Material } from '../material.ts';
import { type CheckedAsset, type CheckedSignature } from './checked.ts';
import { checkPart, finding, type Expectation } from './check-part.ts';
import { clearText, partsOf } from './parts.ts';

/** A list of hashes and what signs it: a checksum file with its signatures, or a clear-signed one. */
export interface SignedList {
  readonly name: string;
  /** The signature stands in the list itself. */
  readonly clearSigned: boolean;
  readonly lines: ReadonlyMap<string, readonly ChecksumLine[]>;
  readonly signatures: readonly CheckedSignature[];
  readonly hidden: readonly NotSeen[];
}

export function listOf(file: ChecksumFile, { signatures, hidden }: CheckedAsset): SignedList {
  const { lines, asset } = file;
  const unread = lines.state === 'unseen' ? [lines] : [];
  return {
    name: asset.name,
    clearSigned: false,
    lines: lines.state === 'seen' ? lines.value : new Map(),
    signatures,
    hidden: [...unread, ...hidden],
  };
}

/** `gpg --clear-sign SHA256SUMS`: the lines that were signed are those in the file itself. */
export async function clearSignedLists(material: Material, expected: Expectation): Promise<readonly SignedList[]> {
  const lists = material.signatures.flatMap((file) =>
    partsOf(file).map(async (part) => {
      const text = clearText(part);
      if (text === undefined) return [];
      const unread = notSeen({ reason: 'too-large', what: file.name });
      const content = {
        digest: undefined,
        bytes: () => Promise.resolve(file.bytes),
        hashes: () => Promise.resolve(unread),
      };
      const signature = await checkPart(part, content, expected);
      const signed = /\n\r?\n([^]*?)\n-----BEGIN PGP SIGNATURE-----/.exec(text)?.[1] ?? '';
      const lines = Map.groupBy(checksumLines(signed, ''), ({ name }) => name);
      return [{ name: file.name, clearSigned: true, lines, signatures: [signature], hidden: [] }];
    }),
  );
  return (await Promise.all(lists)).flat();
}

/** What signed lists say of a file whose real hashes are known: the signature of the list covers what it lists. */
export function throughList(list: SignedList, checked: CheckedAsset, hashOf: HashOf): Covered {
  const lines = list.lines.get(checked.asset.name) ?? [];
  if (lines.length === 0) return list.lines.size === 0 ? { signatures: [], hidden: list.hidden } : NOTHING;
  const compared = lines.map(({ algorithm, hash }) => ({ hash, own: hashOf(algorithm) }));
  if (compared.some(({ hash, own }) => own !== undefined && own !== hash)) return mismatch(list);
  if (compared.every(({ own }) => own === undefined))
    return list.signatures.length === 0 ? { signatures: [], hidden: list.hidden } : openHash(list);
  return { signatures: list.signatures.map((one) => carried(list, one)), hidden: list.hidden };
}

/** Lower-case hexadecimal digits of the file's own bytes; undefined when they are not known. */
export type HashOf = (algorithm: ChecksumLine['algorithm']) => string | undefined;

export interface Covered {
  readonly signatures: readonly CheckedSignature[];
  readonly hidden: readonly NotSeen[];
}

const NOTHING: Covered = { signatures: [], hidden: [] };

/** A list that nobody signed is no signature, whatever it says. */
function mismatch(list: SignedList): Covered {
  const signatures = list.signatures
    .slice(0, 1)
    .map(({ kind, where }) => finding({ where: whereOf(list, where), kind, result: 'invalid' }, 'checksum-mismatch'));
  return { signatures, hidden: [] };
}

function openHash(list: SignedList): Covered {
  const signatures = list.signatures.map(({ kind, where }) =>
    finding({ where: whereOf(list, where), kind, result: 'present' }, 'larger-than-read'),
  );
  return { signatures, hidden: list.hidden };
}

/** A statement about the list is none about the file: where the list came from says nothing of what is listed. */
function carried(list: SignedList, { where, kind, result, code, because, signer }: CheckedSignature): CheckedSignature {
  return { where: whereOf(list, where), kind, result, code, because, signer };
}

function whereOf({ name, clearSigned }: SignedList, where: string): string {
  return clearSigned ? name : `${name} (${where})`;
}
