import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Release, ReleaseTag } from '../../ports/releases.ts';
import { lastReleases } from './last-releases.ts';
import { make } from './settings.ts';

const ID = 'tag.verified-ratio';
const HIDDEN = { reason: 'undecidable', what: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}' } as const;

/** Tags of the last three releases whose signature GitHub verified; one that nobody could look at leaves the share open. */
export function verifiedTagsFact(
  releases: Observation<readonly Release[]>,
  tags: Observation<readonly ReleaseTag[]>,
): Fact {
  const last = lastReleases(releases);
  if (last.missing !== undefined) return make.unknown(ID, [notSeen(last.missing, releases.sources)]);
  if (last.tags.length === 0) return make.notApplicable(ID, NO_RELEASE, releases.sources);
  if (tags.state === 'unseen') return make.unknown(ID, [tags]);
  const sources = [...releases.sources, ...tags.sources];
  const answers = last.tags.map((name) => tags.value.find(({ tag }) => tag === name)?.verified);
  if (answers.includes(undefined)) return make.unknown(ID, [notSeen(HIDDEN, sources)]);
  const have = answers.filter((verified) => verified === true).length;
  const light = tags.value.filter(({ tag, kind }) => kind === 'lightweight' && last.tags.includes(tag)).length;
  return make.observed(ID, have / answers.length, { sources, because: say(have, answers.length, light) });
}

const NO_RELEASE: Text = { en: 'there is no release yet', ja: 'リリースがまだありません' };

function say(have: number, all: number, light: number): Text {
  return {
    en: `${have} of the last ${all} release tags are verified by GitHub; ${light} of these tags are lightweight, where the signature of the commit counts`,
    ja: `直近 ${all} 件のリリースのタグ中 ${have} 件を GitHub が検証しています（うち軽量タグ ${light} 件はコミットの署名による）`,
  };
}
