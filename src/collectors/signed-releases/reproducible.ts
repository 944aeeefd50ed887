import type { Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import type { Text } from '../../model/text.ts';
import { make } from './make.ts';
import { provenancesOf } from './provenance.ts';
import { sourcesOf, unseenOf } from './verified-facts.ts';
import type { CheckedAsset, CheckedRelease, CheckedSignature } from './verify/checked.ts';
import { namesText } from './words.ts';

/**
 * Did two runs build each shipped file to the same bytes (SP 800-218 PS.3.1, PW.6.2)? Both provenances have to verify and name
 * this very digest. Never false: that nobody attested a second build does not say that one would differ. Not proved: that
 * the second run built the file and did not merely fetch it, and that builders of two names are two machines.
 */
export function reproducibleFact({ shipped }: CheckedRelease, sources: readonly Source[]): Fact {
  const id = 'ci.reproducible-build';
  const built = shipped.map((checked) => ({ checked, builds: buildsOf(checked) }));
  const once = built.filter(({ builds }) => builds.length < 2).map(({ checked }) => checked);
  if (once.length > 0) {
    const given = { reason: 'not-supplied', what: 'a second verified provenance from another run' } as const;
    const because = SAY.once(
      once.length,
      shipped.length,
      once.map(({ asset }) => asset.name),
    );
    return make.unknownBecause(id, because, { unseen: [given, ...unseenOf(once)], sources: sourcesOf(once) });
  }
  const builders = [...new Set(built.flatMap(({ builds }) => builds.map(({ builder }) => builder)))].sort();
  const alone = built.some(({ builds }) => new Set(builds.map(({ builder }) => builder)).size < 2);
  return make.observed(id, true, {
    because: alone ? SAY.sameBuilder(builders) : SAY.twice(builders),
    sources: [...sources, ...sourcesOf(shipped)],
  });
}

interface Build {
  /** Address of the run, without its attempt: a job that is run again is no other build. */
  readonly run: string;
  /** The workflow that built, and on whose machine. */
  readonly builder: string;
}

/** One a run; a provenance whose certificate names no run may be any of them. */
function buildsOf(checked: CheckedAsset): readonly Build[] {
  const builds = provenancesOf(checked).flatMap(buildOf);
  return [...new Map(builds.map((build) => [build.run, build])).values()];
}

function buildOf({ claims }: CheckedSignature): readonly Build[] {
  const run = claims?.runInvocation?.replace(/\/attempts\/\d+$/, '');
  if (run === undefined || run === '') return [];
  return [{ run, builder: `${claims?.buildSigner ?? '?'}, ${claims?.runnerEnvironment ?? '?'}` }];
}

const SAY = {
  once: (short: number, all: number, names: readonly string[]): Text => ({
    en: `no second build is attested for ${short} of ${all} files (${namesText(names).en}): attest the same bytes from a second run, or give its bundle`,
    ja: `${all} 件中 ${short} 件（${namesText(names).ja}）に 2 回目のビルドの証明がありません。別の実行で同じ内容をビルドして証明を作成するか、その署名バンドルを渡してください`,
  }),
  twice: (builders: readonly string[]): Text => ({
    en: `two runs attest the same bytes; builders: ${builders.join(' | ')}`,
    ja: `2 つの実行が同一の内容を証明しています。ビルド環境：${builders.join(' | ')}`,
  }),
  sameBuilder: (builders: readonly string[]): Text => ({
    en: `two runs attest the same bytes, of the same builder both times, which is weak: ${builders.join(' | ')}`,
    ja: `2 つの実行が同一の内容を証明していますが、同じビルド環境のため根拠としては弱いものです：${builders.join(' | ')}`,
  }),
} as const;
