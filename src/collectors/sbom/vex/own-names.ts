import { ownPackageKeys } from '../../../packages/own-names.ts';
import type { Sbom } from '../../../sbom/sbom.ts';
import { namesOfComponent } from '../../../vulnerabilities/vex/names.ts';
import { textsOf, type SeenTree } from '../../package-files.ts';
import { versionOf } from '../../previous-release.ts';
import type { CollectContext } from '../../types.ts';

export interface Known {
  readonly sboms: readonly Sbom[];
  /** Of the release; null where there is none, so that every version is ours. */
  readonly tag: string | null;
  readonly tree?: SeenTree;
  readonly context: Pick<CollectContext, 'subject' | 'triage'>;
}

/**
 * Names by which VEX may speak of this product: those of its SBOMs, those that its people named, its place at GitHub, and the
 * packages that its own manifests name.
 */
export function ownNames({ sboms, tag, tree, context: { subject, triage } }: Known): readonly string[] {
  const primary = sboms.flatMap(({ primary: one, serial }) => (one === null ? [] : namesOfComponent(one, serial)));
  const packages = tree === undefined ? [] : packagesOf(tree, tag);
  return [...primary, ...(triage?.handling.products ?? []), ...placesOf(subject, tag), ...packages];
}

function placesOf({ host, owner, name }: CollectContext['subject'], tag: string | null): readonly string[] {
  if (owner === null || name === null) return [];
  const purl = `pkg:github/${owner}/${name}`;
  const versions = tag === null ? [purl] : [...new Set([tag, versionOf(tag)])].map((version) => `${purl}@${version}`);
  return host === null ? versions : [...versions, `https://${host}/${owner}/${name}`];
}

function packagesOf(tree: SeenTree, tag: string | null): readonly string[] {
  const version = tag === null ? '' : `@${versionOf(tag)}`;
  return [...ownPackageKeys(textsOf(tree.read))].map((key) => {
    const [type = '', ...name] = key.split(':');
    return `pkg:${type}/${name.join(':').replaceAll('@', '%40')}${version}`;
  });
}
