import { explainUnseen } from '../../language/unseen.ts';
import type { FixingRelease } from '../../model/release-handling.ts';
import type { Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { RepositoryAdvisory } from '../../ports/advisories.ts';
import { isNewSbom, type ReleaseSboms } from '../../sbom/release-history.ts';
import type { Looked } from '../../vulnerabilities/fixing-release.ts';
import { versionOf } from '../previous-release.ts';

/** Names of the advisories of this repository that name the version of a tag as patched. Only published ones name any. */
export function advisoriesFor(
  tag: string,
  advisories: Observation<readonly RepositoryAdvisory[]>,
): Looked<readonly string[]> {
  if (advisories.state === 'unseen') return { found: [], hidden: [explainUnseen([advisories.unseen])] };
  const version = versionOf(tag);
  return {
    found: advisories.value.filter(({ patchedIn }) => patchedIn.includes(version)).map(({ ids }) => ids),
    hidden: advisories.missing === undefined ? [] : [explainUnseen([advisories.missing])],
  };
}

/** Whether the release carries an SBOM that was made anew. Nothing of the release before to hold it against: only what it says of itself. */
export function newSbomOf(now: ReleaseSboms | null, before: ReleaseSboms | null): FixingRelease['newSbom'] {
  if (now === null) return 'unknown';
  if (now.documents.length === 0) return now.hidden.length === 0 ? 'no' : 'unknown';
  const about = now.documents.filter(({ describes }) => describes !== 'no');
  if (about.length === 0) return 'no';
  if (before === null || (before.documents.length === 0 && before.hidden.length > 0))
    return about.some(({ describes }) => describes === 'yes') ? 'yes' : 'unknown';
  const repeated = about.some((one) => before.documents.some((old) => !isNewSbom(old, one)));
  return repeated ? 'no' : 'yes';
}

export const NO_DATA: Text = {
  en: 'no records of vulnerabilities were given (VULNERABILITY_DATA_PATH of the App, vulnerability-data of the Action)',
  ja: '脆弱性情報が与えられていない（App の VULNERABILITY_DATA_PATH、Action の vulnerability-data）',
};
