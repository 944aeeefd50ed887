import type { Fact } from '../../model/fact.ts';
import { notSeen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import { fact } from './fact.ts';
import { describesJudged, judgedDocuments } from './judged-documents.ts';
import type { ReleaseDocuments } from './release-documents.ts';
import type { Seen } from './seen.ts';
import { examples, ratioFact } from '../ratio.ts';

type ReleaseId = 'sbom.release-attached' | 'sbom.describes-release' | 'sbom.generated-in-build';

/** What the release carries. Without any release there is nothing to ask: not applicable, proven by the whole list. */
export function judgeRelease(seen: Seen): readonly Fact[] {
  return [
    ofRelease(seen, 'sbom.release-attached', attached),
    ofRelease(seen, 'sbom.describes-release', () => describes(seen)),
    ofRelease(seen, 'sbom.generated-in-build', (found) => generatedInBuild(seen, found)),
    recentAttached(seen),
  ];

  function attached({ documents, hidden, broken }: ReleaseDocuments): Fact {
    return attachedFact({ documents, hidden, broken, seen });
  }
}

const NO_RELEASE: Text = { en: 'there is no stable release yet', ja: '安定版のリリースがまだありません' };

function ofRelease(seen: Seen, id: ReleaseId, judge: (found: ReleaseDocuments) => Fact): Fact {
  if (seen.release.state === 'unseen') return fact.unknown(id, [seen.release]);
  if (seen.attached === null) return fact.notApplicable(id, NO_RELEASE, seen.release.sources);
  return judge(seen.attached);
}

function attachedFact({
  documents,
  hidden,
  broken,
  seen,
}: Pick<ReleaseDocuments, 'documents' | 'hidden' | 'broken'> & { readonly seen: Seen }): Fact {
  const id = 'sbom.release-attached';
  if (documents.length > 0) return fact.observed(id, true, { sources: documents.flatMap(({ sources }) => sources) });
  if (hidden.length > 0) return fact.unknown(id, hidden);
  if (seen.attested.state === 'seen' && seen.attested.value)
    return fact.unknown(id, [notSeen({ reason: 'unverified', what: 'an attested SBOM' }, seen.attested.sources)]);
  const { sources } = seen.release;
  if (broken.length === 0) return fact.observed(id, false, { sources });
  const because = {
    en: `what is attached as an SBOM does not read as one${examples(broken)}`,
    ja: `SBOM として添付されたファイルを SBOM として読み取れません${examples(broken)}`,
  };
  return fact.observed(id, false, { because, sources });
}

function describes(seen: Seen): Fact {
  const id = 'sbom.describes-release';
  const judged = judgedDocuments(seen);
  if (judged.state === 'hidden') return fact.unknown(id, judged.hidden);
  if (judged.state !== 'documents')
    return fact.observed(id, false, { because: NO_SBOM, sources: seen.release.sources });
  const { best } = judged;
  const detail = { sources: [...best.sources, ...seen.release.sources] };
  switch (describesJudged(seen, best)) {
    case 'yes':
      return fact.observed(id, true, detail);
    case 'no':
      return fact.observed(id, false, { ...detail, because: anotherVersion(best.name) });
    case 'other-name':
      return fact.unknownBecause(id, anotherName(best.name), detail);
    case 'unnamed':
    case undefined:
      return fact.unknownBecause(id, noPrimary(best.name), detail);
  }
}

const NO_SBOM: Text = { en: 'no SBOM was found', ja: 'SBOM がありません' };
const anotherVersion = (name: string): Text => ({
  en: `${name} names another version than the tag, and no hash of a shipped file`,
  ja: `${name} に記載のバージョンがタグと異なり、配布物のハッシュ値の記載もありません`,
});
const anotherName = (name: string): Text => ({
  en: `${name} names the version of the tag, but a product whose name is neither the repository's nor in the tag`,
  ja: `${name} のバージョンはタグと一致しますが、製品名がリポジトリ名ともタグの名称とも一致しません`,
});
const noPrimary = (name: string): Text => ({
  en: `${name} does not say which product and version it is about`,
  ja: `${name} に、対象の製品とバージョン（主要コンポーネント）の記載がありません`,
});

/** Never "no" for an SBOM that is there: a job may make it without keeping a copy that we could compare. */
function generatedInBuild({ made, release }: Seen, { documents, hidden }: ReleaseDocuments): Fact {
  const id = 'sbom.generated-in-build';
  if (documents.length === 0 && hidden.length > 0) return fact.unknown(id, hidden);
  if (documents.length === 0) return fact.observed(id, false, { because: NO_SBOM, sources: release.sources });
  return made.state === 'seen' ? fact.observed(id, true, { sources: made.sources }) : fact.unknown(id, [made]);
}

function recentAttached({ release, recent }: Seen): Fact {
  const id = 'sbom.recent-attached-ratio';
  const { documents: releases, hidden } = recent;
  if (releases.length === 0 && hidden.length === 0) return fact.notApplicable(id, NO_RELEASE, release.sources);
  const states = releases.map((one) => ({ one, state: validSbomIn(one) }));
  const open = states.flatMap(({ one, state }) => (state === 'unknown' ? whatHides(one) : []));
  const valid = states.filter(({ state }) => state === 'yes').map(({ one }) => one.release.tag);
  const without = states.filter(({ state }) => state === 'no').map(({ one }) => one.release.tag);
  const total = releases.length;
  return ratioFact(fact, id, {
    have: valid.length,
    total,
    hidden: [...hidden, ...open],
    sources: releases.flatMap(({ documents }) => documents.flatMap((document) => document.sources)),
    because: {
      en: `${valid.length} of the last ${total} stable releases carry a valid SBOM${examples(without)}`,
      ja: `直近 ${total} 件の安定版リリースのうち ${valid.length} 件に妥当な SBOM が添付されています${examples(without)}`,
    },
    nothing: NO_RELEASE,
  });
}

function validSbomIn({ documents, hidden }: ReleaseDocuments): 'yes' | 'no' | 'unknown' {
  if (documents.some(({ validation }) => validation.state === 'valid')) return 'yes';
  return hidden.length > 0 || documents.some(({ validation }) => validation.state === 'not-validated')
    ? 'unknown'
    : 'no';
}

function whatHides({ documents, hidden }: ReleaseDocuments) {
  const open = documents.filter(({ validation }) => validation.state === 'not-validated');
  return [...hidden, ...open.map(({ name, sources }) => notSeen({ reason: 'undecidable', what: name }, sources))];
}
