import type { Text } from '../model/text.ts';
import type { ComponentComparison } from './compare-components.ts';
import type { ReleaseMatch } from './describes.ts';

export type BelongsVerdict = 'yes' | 'no' | 'cannot-be-told';

/** Components held against one kind of list. */
export interface HeldAgainst {
  readonly sources: readonly { readonly name: string; readonly packages: number }[];
  /** What could not be read, and why. */
  readonly unread: readonly Text[];
  readonly comparison: ComponentComparison;
}

/** An SBOM held against the release and the tree that it should be of. A part that nobody asked for is absent. */
export interface Held {
  readonly release?: ReleaseMatch;
  readonly lockfiles?: HeldAgainst;
  /** GitHub's graph speaks of the default branch as it is now: told, never decisive. */
  readonly graph?: HeldAgainst;
}

export interface Belongs extends Held {
  readonly verdict: BelongsVerdict;
  readonly because: readonly Text[];
}

/** One definite "no" decides; else whatever could not be told keeps the whole from being a yes. */
export function belongsOf(held: Held): Belongs {
  const parts = [
    ...(held.release === undefined ? [] : [releasePart(held.release)]),
    ...(held.lockfiles === undefined ? [] : [lockfilePart(held.lockfiles)]),
  ];
  const verdict = (['no', 'cannot-be-told'] as const).find((one) => parts.some((part) => part.verdict === one));
  return { ...held, verdict: parts.length === 0 ? 'cannot-be-told' : (verdict ?? 'yes'), because: parts.map((part) => part.because) }; // prettier-ignore
}

interface Part {
  readonly verdict: BelongsVerdict;
  readonly because: Text;
}

function releasePart({ describes, because }: ReleaseMatch): Part {
  const verdict = describes === 'yes' || describes === 'no' ? describes : 'cannot-be-told';
  return { verdict, because };
}

/** Surplus is told and decides nothing: a product may hold what no lockfile names. */
function lockfilePart({ comparison, unread }: HeldAgainst): Part {
  const { needed, listed, missing, maybeMissing } = comparison;
  const shown = { en: `${listed} of ${needed} packages`, ja: `パッケージ ${needed} 件のうち ${listed} 件` };
  if (missing.count > 0)
    return {
      verdict: 'no',
      because: {
        en: `${shown.en} of the lockfiles are listed; ${missing.count} are missing`,
        ja: `ロックファイルの${shown.ja}が記載されています（記載なし ${missing.count} 件）`,
      },
    };
  if (unread.length > 0) return { verdict: 'cannot-be-told', because: NOT_ALL_READ };
  if (needed === 0) return { verdict: 'cannot-be-told', because: NOTHING_PINNED };
  if (maybeMissing.count > 0)
    return {
      verdict: 'cannot-be-told',
      because: {
        en: `${shown.en} of the lockfiles are listed; whether the other ${maybeMissing.count} are for development only is not in the lockfile`,
        ja: `ロックファイルの${shown.ja}が記載されています。残り ${maybeMissing.count} 件が開発専用かどうかは、ロックファイルから分かりません`,
      },
    };
  return {
    verdict: 'yes',
    because: {
      en: `all ${needed} packages of the lockfiles are listed`,
      ja: `ロックファイルのパッケージ ${needed} 件がすべて記載されています`,
    },
  };
}

const NOT_ALL_READ: Text = {
  en: 'not every lockfile could be read, so that more may be missing',
  ja: '読み取れないロックファイルがあるため、記載漏れがないとはいえません',
};
const NOTHING_PINNED: Text = {
  en: 'no lockfile pins a package that the product needs, so there is nothing to hold the components against',
  ja: '製品に必要なパッケージを固定したロックファイルがなく、コンポーネントを照合できません',
};
