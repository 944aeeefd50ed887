import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type NotSeen, type Observation, type Unseen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Release, Releases } from '../../ports/releases.ts';
import { recentReleases } from '../judged-release.ts';
import { storedStatements } from './attestations.ts';
import { assetKind } from './kinds.ts';
import { make } from './make.ts';
import { WITHOUT_DIGEST } from './material.ts';
import { namesText, NO_RELEASE, NO_SHIPPED_FILES, releasesText } from './words.ts';

/** Per stable release: is a file certainly without any signature? `null` = there is no file that could have one. */
export interface RecentSigning {
  readonly tag: string;
  readonly bare: Observation<boolean> | null;
}

/** One request a release: a single file without signature already keeps "every file verifies" from being true. */
export async function recentSigning(
  source: Pick<Releases, 'attestations'>,
  releases: Observation<readonly Release[]>,
): Promise<readonly RecentSigning[]> {
  return Promise.all(
    recentReleases(releases).releases.map(async (release) => ({
      tag: release.tag,
      bare: await hasBareFile(source, release),
    })),
  );
}

async function hasBareFile(
  source: Pick<Releases, 'attestations'>,
  { assets }: Release,
): Promise<Observation<boolean> | null> {
  const shipped = assets.filter(({ name }) => assetKind(name) === 'artifact');
  if (shipped.length === 0) return null;
  if (assets.some(({ name }) => ['signature', 'provenance'].includes(assetKind(name)))) return seen(false);
  const digest = shipped.find((asset) => typeof asset.digest === 'string')?.digest;
  if (digest === undefined || digest === null) return notSeen(WITHOUT_DIGEST);
  const stored = await storedStatements(source, digest);
  if (stored.state === 'unseen') return stored;
  if (stored.value.length > 0) return seen(false, stored.sources);
  return stored.missing === undefined ? seen(true, stored.sources) : notSeen(stored.missing, stored.sources);
}

export function recentVerifiedFact(releases: Observation<readonly Release[]>, signing: readonly RecentSigning[]): Fact {
  const id = 'release.recent-verified-ratio';
  const recent = recentReleases(releases);
  if (recent.missing !== undefined) return make.unknown(id, [notSeen(recent.missing, releases.sources)]);
  if (signing.length === 0) return make.notApplicable(id, NO_RELEASE, releases.sources);
  const judged = signing.flatMap(({ tag, bare }) => (bare === null ? [] : [{ tag, bare }]));
  if (judged.length === 0) return make.notApplicable(id, NO_SHIPPED_FILES, releases.sources);
  const answers = judged.map(({ bare }) => bare);
  const signed = judged.filter(({ bare }) => mayBeSigned(bare)).map(({ tag }) => tag);
  if (signed.length > 0) return make.unknownBecause(id, unverifiedText(signed), { unseen: signed.map(unverified) });
  const hidden = answers.filter((answer): answer is NotSeen => answer.state === 'unseen');
  if (hidden.length > 0) return make.unknown(id, hidden);
  const bare = judged.map(({ tag }) => tag);
  return make.observed(id, 0, { because: releasesText(0, bare.length, bare), sources: releases.sources });
}

function unverified(tag: string): Unseen {
  return { reason: 'unverified', what: tag };
}

function unverifiedText(tags: readonly string[]): Text {
  const named = namesText(tags);
  return {
    en: `signatures or attestations are present and were not verified: ${named.en}`,
    ja: `署名またはアテステーションがありますが、検証は行っていません: ${named.ja}`,
  };
}

function mayBeSigned(answer: Observation<boolean>): boolean {
  return answer.state === 'seen' && !answer.value;
}
