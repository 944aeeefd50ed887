import type { Digest } from '../model/digest.ts';
import type { Text } from '../model/text.ts';
import { algorithmName } from './identifiers.ts';
import { quoted } from './problem.ts';
import type { Component, Sbom } from './sbom.ts';
import { isGiven } from './stated.ts';

/** `unnamed`: no primary component. `other-name`: the version fits, but whose version it is cannot be told. */
export type Describes = 'yes' | 'no' | 'unnamed' | 'other-name';

/** One release as its repository shows it. */
export interface ShippedRelease {
  readonly tag: string;
  /** null when the shipped files were not seen. A digest that nobody names is null or undefined. */
  readonly assets: readonly { readonly name: string; readonly digest: Digest | null | undefined }[] | null;
}

export type Agreement = 'agrees' | 'differs' | 'not-stated' | 'cannot-be-told';

/** The primary component of an SBOM held against a release, part by part. */
export interface ReleaseMatch {
  readonly tag: string;
  readonly describes: Describes;
  readonly name: Agreement;
  readonly version: Agreement;
  readonly hash: Agreement;
  /** The shipped file whose digest is the primary component's hash. */
  readonly asset: string | null;
  readonly because: Text;
}

/**
 * Whether an SBOM is about a release: the hash of a shipped file, or name and version of its primary component. A hash that
 * names no shipped file is told and decides nothing: it may be that of what was packed.
 */
export function matchRelease(sbom: Sbom, release: ShippedRelease, repository: string): ReleaseMatch {
  const { primary } = sbom;
  const { hash, asset } = hashOf(primary, release);
  const stated = primary !== null && isGiven(primary.name) && isGiven(primary.version);
  const byName = stated ? versionFits(release.tag, textOf(primary.version), { name: textOf(primary.name), repository }) : undefined; // prettier-ignore
  const describes = hash === 'agrees' ? 'yes' : (byName ?? 'unnamed');
  return {
    tag: release.tag,
    describes,
    name: byName === undefined ? 'not-stated' : NAME[byName],
    version: byName === undefined ? 'not-stated' : byName === 'no' ? 'differs' : 'agrees',
    ...{ hash, asset, because: WORDS[describes](statedName(primary), release.tag) },
  };
}

/** Where even the version is another one, whose it is was not asked. */
const NAME = { yes: 'agrees', 'other-name': 'differs', no: 'cannot-be-told', unnamed: 'not-stated' } as const;

function hashOf(
  primary: Component | null,
  { assets }: ShippedRelease,
): { readonly hash: Agreement; readonly asset: string | null } {
  const hashes = primary?.hashes ?? [];
  if (hashes.length === 0) return { hash: 'not-stated', asset: null };
  const digests = hashes
    .filter(({ algorithm }) => algorithmName(algorithm) === 'SHA256')
    .map(({ value }) => `sha256:${value.toLowerCase()}`);
  const asset = assets?.find(({ digest }) => digests.some((one) => one === digest));
  if (asset !== undefined) return { hash: 'agrees', asset: asset.name };
  const allSeen = assets?.every(({ digest }) => typeof digest === 'string') === true;
  return { hash: allSeen && digests.length > 0 ? 'differs' : 'cannot-be-told', asset: null };
}

/** `v1.2.3`, `widget-1.2.3`, `widget@v1.2.3` and `widget/1.2.3` all name version 1.2.3 of widget. */
function versionFits(
  tag: string,
  version: string,
  names: { readonly name: string; readonly repository: string },
): Describes {
  const bare = withoutV(version);
  const [name, repository] = [lastPart(names.name), lastPart(names.repository)];
  if (withoutWord(withoutV(tag)) === bare) return name === repository ? 'yes' : 'other-name';
  if (!tag.toLowerCase().endsWith(bare)) return 'no';
  const before = tag
    .slice(0, tag.length - bare.length)
    .toLowerCase()
    .replace(/v$/, '');
  const prefix = /^(.*?)[-@/_]+$/.exec(before)?.[1];
  if (prefix === undefined) return 'no';
  return lastPart(prefix) === name ? 'yes' : 'other-name';
}

/** `release-1.2.3` and `version/1.2.3` name no product. */
function withoutWord(tag: string): string {
  return withoutV(tag.replace(/^(?:release|rel|version|ver)[-@/_.]?(?=v?\d)/, ''));
}

function withoutV(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '');
}

/** `@acme/widget`, `github.com/acme/widget` and `acme/Widget` all end in the name that people use. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

function textOf(attribute: Component['name']): string {
  return isGiven(attribute) ? attribute.value : '';
}

function statedName(primary: Component | null): string {
  if (primary === null) return '';
  return quoted([textOf(primary.name), textOf(primary.version)].filter((part) => part !== '').join(' '));
}

const WORDS: Readonly<Record<Describes, (stated: string, tag: string) => Text>> = {
  yes: (stated, tag) => ({
    en: `it is about "${stated}", which is the release ${tag}`,
    ja: `対象は「${stated}」で、リリース ${tag} と一致します`,
  }),
  no: (stated, tag) => ({
    en: `it is about "${stated}", another version than the tag ${tag}, and names the hash of no shipped file`,
    ja: `対象は「${stated}」で、タグ ${tag} とバージョンが異なり、配布物のハッシュ値の記載もありません`,
  }),
  'other-name': (stated, tag) => ({
    en: `it is about "${stated}": the version of the tag ${tag}, but a name that is neither the repository's nor in the tag`,
    ja: `対象は「${stated}」で、バージョンはタグ ${tag} と一致しますが、名称がリポジトリ名ともタグの名称とも一致しません`,
  }),
  unnamed: () => ({
    en: 'it does not say which product and version it is about',
    ja: '対象の製品とバージョン（主要コンポーネント）の記載がありません',
  }),
};
