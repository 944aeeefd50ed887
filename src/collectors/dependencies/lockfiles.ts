import type { Fact } from '../../model/fact.ts';
import { lockfileShare, type SeenTree } from '../package-files.ts';
import { examples, ratioFact } from '../ratio.ts';
import { fact } from './fact.ts';

/** Manifests that ask for packages from outside, and whether their lockfile is committed. */
export function lockfilesFact(tree: SeenTree): Fact {
  const { have, total, without, hidden, sources } = lockfileShare(tree);
  return ratioFact(fact, 'dependency.lockfile-ratio', {
    have,
    total,
    hidden,
    sources,
    because: {
      en: `${have} of ${total} manifests with external dependencies have their lockfile${examples(without)}`,
      ja: `外部依存を持つマニフェスト ${total} 件のうち ${have} 件にロックファイルがあります${examples(without)}`,
    },
    nothing: {
      en: 'no manifest with external dependencies was found',
      ja: '外部依存を持つマニフェストが見つかりません',
    },
  });
}
