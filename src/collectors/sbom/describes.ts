import type { Release } from '../../ports/releases.ts';
import { algorithmName } from '../../sbom/identifiers.ts';
import type { Component, Sbom } from '../../sbom/sbom.ts';
import { isGiven } from '../../sbom/stated.ts';

/** `unnamed`: no primary component. `other-name`: the version fits, but whose version it is cannot be told. */
export type Describes = 'yes' | 'no' | 'unnamed' | 'other-name';

/** Whether an SBOM is about a release: the hash of a shipped file, or name and version of its primary component. */
export function describesRelease(sbom: Sbom, release: Release, repository: string): Describes {
  const { primary } = sbom;
  if (primary === null) return 'unnamed';
  const shipped = new Set(release.assets.flatMap(({ digest }) => digest ?? []));
  if (sha256sOf(primary).some((digest) => shipped.has(`sha256:${digest}`))) return 'yes';
  if (!isGiven(primary.version) || !isGiven(primary.name)) return 'unnamed';
  return versionFits(release.tag, primary.version.value, { name: primary.name.value, repository });
}

function sha256sOf({ hashes }: Component): readonly string[] {
  return hashes
    .filter(({ algorithm }) => algorithmName(algorithm) === 'SHA256')
    .map(({ value }) => value.toLowerCase());
}

/** `v1.2.3`, `widget-1.2.3`, `widget@v1.2.3` and `widget/1.2.3` all name version 1.2.3 of widget. */
function versionFits(
  tag: string,
  version: string,
  names: { readonly name: string; readonly repository: string },
): Describes {
  const bare = withoutV(version);
  const [name, repository] = [lastPart(names.name), lastPart(names.repository)];
  if (withoutV(tag) === bare) return name === repository ? 'yes' : 'other-name';
  if (!tag.toLowerCase().endsWith(bare)) return 'no';
  const before = tag
    .slice(0, tag.length - bare.length)
    .toLowerCase()
    .replace(/v$/, '');
  const prefix = /^(.*?)[-@/_]+$/.exec(before)?.[1];
  if (prefix === undefined) return 'no';
  return lastPart(prefix) === name ? 'yes' : 'other-name';
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
