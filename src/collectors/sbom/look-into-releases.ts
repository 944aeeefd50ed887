import { notSeen, seen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Subject } from '../../model/subject.ts';
import type { Release } from '../../ports/releases.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Means } from './inspect.ts';
import type { CollectContext } from '../types.ts';
import { attestedSbom, isSbomBundle } from './attestations.ts';
import { madeByWorkflow } from './build-artifacts.ts';
import { judgedRelease, recentReleases } from '../judged-release.ts';
import { releaseDocuments, type ReleaseDocuments } from './release-documents.ts';
import { readHistory, type ReleaseHistory } from './release-history.ts';
import type { Seen } from './seen.ts';

type Released = Pick<Seen, 'release' | 'attached' | 'recent' | 'attested' | 'made'> & {
  /** Of a release that is assessed; of nothing else. */
  readonly history?: ReleaseHistory;
};

/** Reads the release that is judged and the last stable ones, each once. */
export async function lookIntoReleases(context: CollectContext, means: Means): Promise<Released> {
  const { repository, subject } = context;
  const listed = await repository.releases();
  const release = judgedRelease(listed, subject);
  const known = new Map<number, ReleaseDocuments>();
  const documentsOf = async (one: Release): Promise<ReleaseDocuments> => {
    const found = known.get(one.id) ?? (await releaseDocuments(repository, one, means));
    known.set(one.id, found);
    return found;
  };
  const attached = release.state === 'seen' && release.value !== null ? await documentsOf(release.value) : null;
  const recent = await recentDocuments(listed, documentsOf);
  const history =
    subject.kind === 'release' ? { history: await readHistory(release, { context, means, documentsOf }) } : {};
  return {
    ...history,
    release,
    attached,
    recent,
    attested: attached === null ? NO_RELEASE : await attestationOf(context, attached),
    made: attached === null ? NO_RELEASE : await madeInBuild(repository, subject, attached),
  };
}

const NO_RELEASE = notSeen({ reason: 'not-supplied', what: 'a release' });

async function recentDocuments(
  listed: Observation<readonly Release[]>,
  documentsOf: (release: Release) => Promise<ReleaseDocuments>,
): Promise<Seen['recent']> {
  const { releases, missing } = recentReleases(listed);
  const documents: ReleaseDocuments[] = [];
  for (const release of releases) documents.push(await documentsOf(release));
  const hidden: readonly NotSeen[] = missing === undefined ? [] : [notSeen(missing, listed.sources)];
  return { documents, hidden };
}

/** Asked only where no SBOM is attached: what is attested is verified with the other signatures of the release. */
async function attestationOf(
  { repository, supplied }: CollectContext,
  { documents, release }: ReleaseDocuments,
): Promise<Observation<boolean>> {
  if (documents.length > 0) return NO_RELEASE;
  const bundle = supplied.find(({ kind, bytes }) => kind === 'bundle' && isSbomBundle(bytes));
  return bundle === undefined ? attestedSbom(repository, release) : seen(true, [{ path: bundle.path }]);
}

/** Only the release that is assessed comes with its commit. */
async function madeInBuild(
  repository: Repository,
  subject: Subject,
  { documents, release }: ReleaseDocuments,
): Promise<Seen['made']> {
  if (subject.kind !== 'release')
    return notSeen({
      reason: 'not-supplied',
      what: `the commit of release ${release.tag} (read when that release is judged)`,
    });
  if (documents.length === 0) return NO_RELEASE;
  return madeByWorkflow(repository, subject.commit, new Set(documents.map(({ digest }) => digest)));
}
