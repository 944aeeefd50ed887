import type { Fact } from '../../../model/fact.ts';
import type { Text } from '../../../model/text.ts';
import { isAboutProduct } from '../../../vulnerabilities/vex/names.ts';
import { isFromTheFuture } from '../../../vulnerabilities/vex/verdict.ts';
import { examples } from '../../ratio.ts';
import { fact } from '../fact.ts';
import type { FoundVex, SeenVex } from './seen-vex.ts';

export interface VexSight {
  readonly vex: SeenVex;
  /** Names by which VEX may speak of this product. */
  readonly ours: readonly string[];
  /** Whether there is a release that could carry one; undefined when nobody knows. */
  readonly released: boolean | undefined;
  /** RFC 3339. */
  readonly at: string;
}

/** A statement about this product, in a document that reads as VEX. Whether it is right, and who wrote it, is not asked. */
export function vexFact({ vex, ours, released, at }: VexSight): Fact {
  const id = 'sbom.vex-published';
  const now = Date.parse(at);
  const stated = vex.found.map((one) => ({
    one,
    statements: one.reading.statements.filter((statement) => !isFromTheFuture(statement, now)),
  }));
  const about = stated.filter(({ statements }) =>
    statements.some(({ products }) => products.some((product) => isAboutProduct(product, ours))),
  );
  const sources = (all: readonly { readonly one: FoundVex }[]) => all.flatMap(({ one }) => one.sources);
  if (about.length > 0)
    return fact.observed(id, true, { because: namesOf(about.map(({ one }) => one.where)), sources: sources(about) });
  if (vex.hidden.length > 0) return fact.unknown(id, vex.hidden);
  if (released === false) return fact.notApplicable(id, NO_RELEASE, sources(stated));
  if (stated.length === 0) return fact.observed(id, false, { because: NONE });
  const others = stated.filter(({ statements }) => statements.length > 0);
  const because = others.length === 0 ? empty(stated.map(({ one }) => one)) : foreign(others.map(({ one }) => one));
  return fact.observed(id, false, { because, sources: sources(stated) });
}

const NO_RELEASE: Text = { en: 'there is no stable release yet', ja: '安定版のリリースがまだありません' };
const NONE: Text = {
  en: 'no VEX among the files of the release, its verified attestations or the files of the repository',
  ja: 'リリースのファイル、検証済みのアテステーション、リポジトリのファイルのいずれにも VEX がありません',
};

function namesOf(where: readonly string[]): Text {
  const named = [...new Set(where)].slice(0, 3);
  return { en: named.join(', '), ja: named.join('、') };
}

function empty(all: readonly FoundVex[]): Text {
  const named = examples(all.map(({ where }) => where));
  return { en: `the VEX holds no usable statement${named}`, ja: `VEX に有効な記述がありません${named}` };
}

function foreign(all: readonly FoundVex[]): Text {
  const named = examples(all.map(({ where }) => where));
  return {
    en: `the VEX speaks of other products or versions${named}`,
    ja: `VEX の対象が別の製品または別のバージョンです${named}`,
  };
}
