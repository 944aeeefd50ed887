import type { Digest } from '../../model/digest.ts';
import type { ReleaseAsset } from '../../ports/releases.ts';
import { assetKind, signedName } from '../asset-kinds.ts';
import type { SignatureFile } from './material.ts';

/** The signature files that may speak of one asset; what is left out surely does not. */
export type SignatureIndex = (asset: ReleaseAsset, digest: Digest | undefined) => readonly SignatureFile[];

/** Unread files that may speak of anything; a few are enough to say why something is unknown. */
const MAX_OPEN = 3;

/** Looked up once per asset: a release may hold a thousand files, and each signature thousands of subjects. */
export function signatureIndex(files: readonly SignatureFile[]): SignatureIndex {
  const read = files.flatMap((file) => (file.content.state === 'seen' ? [{ file, ...file.content.value }] : []));
  const named = grouped(files.map((file) => ({ file, keys: [signedName(file.name)] })));
  const byDigest = grouped(read.map(({ file, signs }) => ({ file, keys: signs })));
  const bySubject = grouped(
    read.map(({ file, statements }) => ({
      file,
      keys: statements.flatMap(({ subjects }) => subjects.map(({ name }) => name)),
    })),
  );
  const open = files.filter((file) => file.content.state === 'unseen' && mayHoldStatements(file)).slice(0, MAX_OPEN);
  const signing = read.filter(({ signs }) => signs.length > 0).slice(0, MAX_OPEN);
  return ({ name }, digest) => {
    const byContent = digest === undefined ? signing.map(({ file }) => file) : (byDigest.get(digest) ?? []);
    return [...new Set([...(named.get(name) ?? []), ...(bySubject.get(name) ?? []), ...byContent, ...open])];
  };
}

/** A file that can name other files than its own name does. */
export function mayHoldStatements({ name }: Pick<SignatureFile, 'name'>): boolean {
  return assetKind(name) === 'provenance' || /(?:sigstore|bundle)(?:\.jsonl?)?$|\.jsonl?$/i.test(name);
}

interface Keyed {
  readonly file: SignatureFile;
  readonly keys: readonly string[];
}

function grouped(all: readonly Keyed[]): ReadonlyMap<string, ReadonlySet<SignatureFile>> {
  const groups = new Map<string, Set<SignatureFile>>();
  for (const { file, keys } of all)
    for (const key of keys) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, new Set([file]));
      else group.add(file);
    }
  return groups;
}
