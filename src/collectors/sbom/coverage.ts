import type { Fact } from '../../model/fact.ts';
import type { Text } from '../../model/text.ts';
import { parsePurl } from '../../sbom/identifiers.ts';
import type { Sbom } from '../../sbom/sbom.ts';
import { fact } from './fact.ts';
import type { Inspected } from './inspect.ts';
import { packageKey } from '../../packages/locked-package.ts';
import { pinnedPackages } from '../package-files.ts';
import type { Seen } from './seen.ts';
import { examples, ratioFact } from '../ratio.ts';

/** The tree has to be that of the tag: of the release assessed, or of the commit for which an SBOM was handed over. */
export function coverage(seen: Seen, best: Inspected): Fact {
  const id = 'sbom.lockfile-coverage-ratio';
  const { release, subject, supplied, tree } = seen;
  const { name, sbom, sources } = best;
  if (!supplied.documents.includes(best) && subject.kind !== 'release') {
    const tag = release.state === 'seen' ? (release.value?.tag ?? '') : '';
    return fact.unknownBecause(id, treeOfTagNotRead(tag), {
      unseen: [{ reason: 'not-supplied', what: `the files of release ${tag} (read when that release is judged)` }],
    });
  }
  const pinned = pinnedPackages(tree);
  const listed = packagesIn(sbom);
  const missing = [...pinned.packages].filter(([key]) => !listed.has(key)).map(([, label]) => label);
  const [have, total] = [pinned.packages.size - missing.length, pinned.packages.size];
  return ratioFact(fact, id, {
    have,
    total,
    hidden: pinned.hidden,
    sources: [...sources, ...pinned.sources],
    because: {
      en: `${have} of ${total} packages of the lockfiles are in ${name}${examples(missing)}`,
      ja: `ロックファイルのパッケージ ${total} 件のうち ${have} 件が ${name} に記載されています${examples(missing)}`,
    },
    nothing: { en: 'no lockfile pins a package', ja: 'パッケージを固定しているロックファイルがありません' },
  });
}

function treeOfTagNotRead(tag: string): Text {
  return {
    en: `the lockfiles at the tag ${tag} were not read; assess the release itself`,
    ja: `タグ ${tag} 時点のロックファイルを読み取っていません。リリースを対象に判定してください`,
  };
}

function packagesIn({ components }: Sbom): ReadonlySet<string> {
  const keys = components.flatMap(({ purls }) =>
    purls.flatMap((text) => {
      const purl = parsePurl(text);
      if (purl?.version === undefined) return [];
      const name = purl.namespace === '' ? purl.name : `${purl.namespace}/${purl.name}`;
      return [packageKey(purl.type, name, purl.version)];
    }),
  );
  return new Set(keys);
}
