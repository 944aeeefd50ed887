import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { baseName, isLockfile } from '../../packages/ecosystems.ts';
import { hashReaderOf } from '../../packages/lockfile-hashes.ts';
import { isHashedRequirements } from '../../packages/manifests.ts';
import { hiddenList, pathsOf, unreadAt, type SeenTree } from '../package-files.ts';
import { examples, ratioFact } from '../ratio.ts';
import { fact } from './fact.ts';

/** Lockfiles of which every external entry carries a hash / all that have such an entry. */
export function hashesFact({ list, read }: SeenTree): Fact {
  const hidden: NotSeen[] = hiddenList(list);
  const sources: Source[] = [];
  const found: { readonly path: string; readonly whole: boolean }[] = [];
  for (const path of pathsOf(list).filter((one) => isLockfile(one) || isRequirements(one))) {
    const content = read.get(path);
    const entries = content?.state === 'seen' ? entriesOf(path, content.value.text) : undefined;
    if (entries === undefined) hidden.push(isReadable(path) ? unreadAt(path, content) : undecidable(path));
    if (entries === undefined || entries.length === 0) continue;
    found.push({ path, whole: entries.every(Boolean) });
    sources.push(...(content?.sources ?? []));
  }
  const without = found.filter(({ whole }) => !whole).map(({ path }) => path);
  const [have, total] = [found.length - without.length, found.length];
  return ratioFact(fact, 'dependency.lockfile-hash-ratio', {
    ...{ have, total, hidden, sources },
    because: {
      en: `${have} of ${total} lockfiles carry a hash for every package from outside${examples(without)}`,
      ja: `ロックファイル ${total} 件のうち ${have} 件で、外部パッケージのすべてにハッシュ値があります${examples(without)}`,
    },
    nothing: {
      en: 'no lockfile with packages from outside was found',
      ja: '外部パッケージを含むロックファイルが見つかりません',
    },
  });
}

function isRequirements(path: string): boolean {
  return baseName(path) === 'requirements.txt';
}

/** A requirements file is a lockfile only where it pins each entry with its hash; else it is none, and not a bad one. */
function entriesOf(path: string, text: string): readonly boolean[] | undefined {
  if (isRequirements(path)) return isHashedRequirements(text) ? [true] : [];
  return hashReaderOf(path)?.(text);
}

function isReadable(path: string): boolean {
  return isRequirements(path) || hashReaderOf(path) !== undefined;
}

/** Binary lockfiles are not read. */
function undecidable(path: string): NotSeen {
  return notSeen({ reason: 'undecidable', what: path });
}
