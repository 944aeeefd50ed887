import { explainUnseen } from '../language/unseen.ts';
import type { Observation } from '../model/observation.ts';
import type { Signers } from '../model/signers.ts';
import { isKeyFile } from '../policy/parse-signers.ts';
import type { Problem } from '../policy/problem.ts';
import type { FileContent, Tree } from '../ports/tree.ts';

interface Place {
  readonly file: string;
  /** Line of the key `signers`. */
  readonly line: number;
}

export interface SignerKeys {
  readonly signers: Signers;
  readonly problems: readonly Problem[];
}

/** Signers with the keys that they name by a file of the same trusted tree; a file that cannot be read costs its signer. */
export async function withKeys(signers: Signers, tree: Tree, place: Place): Promise<SignerKeys> {
  const paths = [...signers.openpgp, ...signers.ssh].filter(isKeyFile).map(({ key }) => key);
  if (paths.length === 0) return { signers, problems: [] };
  const files = await tree.read([...new Set(paths)]);
  const inPlace = <T extends { readonly key: string }>(all: readonly T[]) =>
    all.flatMap((one) => {
      const text = isKeyFile(one) ? textOf(files.get(one.key)) : one.key;
      return text === undefined ? [] : [{ ...one, key: text }];
    });
  const problems = [...new Set(paths)].flatMap((path) => unreadable(path, files.get(path), place));
  const read = { ...signers, openpgp: inPlace(signers.openpgp), ssh: inPlace(signers.ssh) };
  return { signers: problems.length === 0 ? read : { ...read, incomplete: true }, problems };
}

function textOf(file: Observation<FileContent> | undefined): string | undefined {
  return file?.state === 'seen' ? file.value.text : undefined;
}

function unreadable(path: string, file: Observation<FileContent> | undefined, place: Place): readonly Problem[] {
  if (file?.state === 'seen') return [];
  const why = file === undefined ? NOT_THERE : explainUnseen([file.unseen]);
  const what = {
    en: `signers: the key file ${path} could not be read (${why.en}), and its signer does not count; commit the key as text (gpg --armor --export) on the default branch`,
    ja: `signers：鍵ファイル ${path} を読み取れないため（${why.ja}）、この署名者は無効です。鍵をテキスト形式（gpg --armor --export）で既定ブランチにコミットしてください`,
  };
  return [{ code: 'POLICY_RULE', ...place, what }];
}

const NOT_THERE = { en: 'it is not there', ja: 'ファイルがありません' };
