import { explainUnseen } from '../../language/unseen.ts';
import type { Handling } from '../../model/handling.ts';
import type { Phase, ReleaseHandling } from '../../model/release-handling.ts';
import type { Text } from '../../model/text.ts';
import { bestOfProducts, type ReleaseSbom, type ReleaseSboms } from '../../sbom/release-history.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Sbom } from '../../sbom/sbom.ts';
import { NO_BRIDGE } from '../../vulnerabilities/cpe-bridge.ts';
import {
  type Compared,
  fixingRelease,
  leftBehind,
  type LeftBehind,
  type Looked,
} from '../../vulnerabilities/fixing-release.ts';
import { keysOfAll, type Matching, matchIn } from '../../vulnerabilities/osv/match-all.ts';
import { matchByAdvisories, scoresOf } from '../../vulnerabilities/github-matching.ts';
import { type Alert, mergeAlerts } from '../../vulnerabilities/sources/alerts.ts';
import type { EpssScores } from '../../vulnerabilities/sources/epss.ts';
import { phasesOf, unjudgedPhases } from '../../vulnerabilities/phases.ts';
import { type Triage, triage } from '../../vulnerabilities/triage.ts';
import type { VexStatement } from '../../vulnerabilities/vex/statement.ts';
import { isFromTheFuture } from '../../vulnerabilities/vex/verdict.ts';
import type { CollectContext, TriageMeans } from '../types.ts';
import { advisoriesFor, newSbomOf, NO_DATA } from './fixing-sight.ts';
import { alertsToMerge, askAdvisories } from './github-records.ts';
import type { ReleaseHistory } from './release-history.ts';
import { ownNames } from './vex/own-names.ts';
import type { SeenVex } from './vex/seen-vex.ts';

/** How the known vulnerabilities of the components of one release were handled, and what it says of those it fixes. */
export async function handlingOf(
  { history, now, before, release }: ReleaseHistory,
  vex: SeenVex,
  context: CollectContext,
): Promise<ReleaseHandling> {
  const { repository, subject, triage: means } = context;
  if (release === null || subject.kind !== 'release') return { sboms: history };
  const [advisories, matched] = await Promise.all([repository.advisories(), match(now, before, { context, means })]);
  const at = Date.parse(context.at);
  const stated = vex.found.flatMap(({ reading }) => reading.statements);
  const statements = {
    found: stated.filter((one) => !isFromTheFuture(one, at)),
    hidden: vex.hidden.map(({ unseen }) => explainUnseen([unseen])),
  };
  const fixing = fixingRelease({
    advisories: advisoriesFor(release.tag, advisories),
    components: leftIn(matched, history),
    statements,
    newSbom: newSbomOf(now, before),
    ours: ownNames({ sboms: (now?.documents ?? []).map(({ sbom }) => sbom), tag: release.tag, context }),
  });
  if (means === undefined) return { sboms: history, fixing };
  const known = { means, statements: statements.found, at };
  return { sboms: history, fixing, phases: phasesIn(matched, known) };
}

interface Matched {
  readonly state: 'matched';
  readonly now: readonly { readonly sbom: ReleaseSbom['sbom']; readonly matching: Matching }[];
  readonly before: readonly { readonly sbom: ReleaseSbom['sbom']; readonly matching: Matching }[];
  readonly hidden: readonly Text[];
  /** Of advisories, where the operator keeps none. */
  readonly scores?: EpssScores;
}

/** Looks the components of both releases up in the same records, or says why nobody could. */
async function match(
  now: ReleaseSboms | null,
  before: ReleaseSboms | null,
  { context, means }: { readonly context: CollectContext; readonly means: TriageMeans | undefined },
): Promise<Matched | { readonly state: 'not-matched'; readonly because: Text }> {
  if (now === null || now.documents.length === 0) return { state: 'not-matched', because: NO_SBOM };
  if (means === undefined) return { state: 'not-matched', because: NO_DATA };
  const [young, old] = [bestOfProducts(now), before === null ? [] : bestOfProducts(before)];
  const { repository, subject } = context;
  const [{ value: index, hidden }, answer] = await Promise.all([
    means.data.records(keysOfAll([...young, ...old], NO_BRIDGE)),
    repository.dependencyAlerts(),
  ]);
  const alerts = alertsToMerge(answer, subject.visibility === 'public');
  if (index === undefined) return matchByGitHub(young, { repository, alerts });
  const matchedWith = (sbom: ReleaseSbom['sbom']) => ({ sbom, matching: matchIn(sbom, index, NO_BRIDGE) });
  return {
    state: 'matched',
    now: young.map(matchedWith).map((one) => withAlerts(one, alerts)),
    before: old.map(matchedWith),
    hidden: hidden.map((one) => explainUnseen([one])),
  };
}

/** Without records GitHub's database stands in for what the release holds; what it fixed is not told by that. */
async function matchByGitHub(
  sboms: readonly Sbom[],
  { repository, alerts }: { readonly repository: Repository; readonly alerts: readonly Alert[] },
): ReturnType<typeof match> {
  const { sight, hidden } = await askAdvisories(repository, sboms);
  if (sight.asked.size === 0) return { state: 'not-matched', because: NO_DATA };
  const now = sboms.map((sbom) => withAlerts({ sbom, matching: matchByAdvisories(sbom, sight) }, alerts));
  const scores = scoresOf(sight.advisories);
  return { state: 'matched', now, before: [], hidden: [NO_DATA, ...hidden], ...(scores && { scores }) };
}

function withAlerts({ sbom, matching }: Matched['now'][number], alerts: readonly Alert[]): Matched['now'][number] {
  return {
    sbom,
    matching: { ...matching, findings: mergeAlerts(matching.findings, alerts, matching.looked).findings },
  };
}

const NO_SBOM: Text = {
  en: 'the release carries no SBOM that could be read',
  ja: 'リリースに読み取れる SBOM がない',
};

/** What left with the components, product by product; without a release before it nothing can have. */
function leftIn(matched: Awaited<ReturnType<typeof match>>, history: ReleaseHandling['sboms']): Looked<LeftBehind> {
  if (history.state === 'first') return { found: [], hidden: [] };
  if (history.state === 'not-compared') return { found: [], hidden: [history.because] };
  if (matched.state === 'not-matched') return { found: [], hidden: [matched.because] };
  const compared = (of: Matched['now']): Compared => {
    return { sboms: of.map(({ sbom }) => sbom), matching: joined(of.map(({ matching }) => matching)) };
  };
  if (matched.now.some(({ matching }) => matching.by === 'github')) return { found: [], hidden: matched.hidden };
  const doubts = history.pairs.some(({ state }) => state !== 'compared') ? [NOT_COMPARED] : [];
  const left = leftBehind(compared(matched.before), compared(matched.now));
  return { found: left.found, hidden: [...left.hidden, ...matched.hidden, ...doubts] };
}

const NOT_COMPARED: Text = {
  en: 'the SBOM says nothing of this release',
  ja: 'SBOM が本リリースのものではない',
};

interface Known {
  readonly means: TriageMeans;
  readonly statements: readonly VexStatement[];
  readonly at: number;
}

function phasesIn(matched: Awaited<ReturnType<typeof match>>, { means, statements, at }: Known): readonly Phase[] {
  const handling: Handling = means.handling;
  if (matched.state === 'not-matched') return unjudgedPhases(handling, matched.because);
  const cves = new Set(matched.now.flatMap(({ matching }) => matching.findings.flatMap((finding) => finding.cves)));
  const { value: held } = means.data.knowledge(cves);
  const knowledge = { ...held, epss: held.epss ?? matched.scores };
  const done = matched.now.map(({ sbom, matching }) =>
    triage({ sbom, matching, table: means.table, ...knowledge, handling, statements, at }),
  );
  const all: Triage = {
    open: done.flatMap(({ open }) => open),
    filtered: done.flatMap(({ filtered }) => filtered),
    ignored: done.flatMap(({ ignored }) => ignored),
  };
  const matching = joined(matched.now.map((one) => one.matching));
  return phasesOf({ triage: all, matching, handling, table: means.table, at });
}

function joined(matchings: readonly Matching[]): Matching {
  const [first] = matchings;
  if (first === undefined) throw new RangeError('a release that was matched has an SBOM');
  return {
    ...(first.by && { by: first.by }),
    index: first.index,
    looked: matchings.flatMap(({ looked }) => looked),
    components: matchings.reduce((sum, { components }) => sum + components, 0),
    findings: matchings.flatMap(({ findings }) => findings),
    unmatched: matchings.flatMap(({ unmatched }) => unmatched),
  };
}
