import type { Fact } from '../../model/fact.ts';
import { instantOf } from '../../model/instant.ts';
import type { NotSeen, Unseen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Release, ReleaseAsset } from '../../ports/releases.ts';
import { assetKind } from '../asset-kinds.ts';
import { MATCH } from './match-words.ts';
import { make, type SeenMatch } from './seen.ts';
import type { MatchReport } from './triage-report.ts';

const IDS = ['vulnerability.decisions-refreshed-at', 'vulnerability.sbom-matched-at', 'vulnerability.sources'] as const;

/** What verified runs of `sbom triage` tell about the SBOMs of the judged release (SP 800-218 RV.1.1, RV.2.1). */
export function matchFacts(match: SeenMatch): Fact[] {
  const bound = boundReports(match);
  if (bound.state === 'unbound') return IDS.map((id) => unbound(id, bound, match));
  return [
    instantFact('vulnerability.decisions-refreshed-at', ['kev', 'epss'], bound),
    instantFact('vulnerability.sbom-matched-at', ['osv', 'kev'], bound),
    sourcesFact(bound),
  ];
}

/** Reports about each SBOM of the release; every one of them has at least one. */
interface Bound {
  readonly state: 'bound';
  readonly tag: string;
  readonly bySbom: readonly (readonly MatchReport[])[];
  /** What may hold another report. */
  readonly unseen: readonly Unseen[];
}

type Unbound =
  { readonly state: 'unbound'; readonly because: Text } | { readonly state: 'unbound'; readonly hidden: NotSeen };

/** By the digest of the bytes alone: a report about another document says nothing about what was shipped. */
function boundReports(match: SeenMatch): Bound | Unbound {
  const { reports, unattested, release } = match;
  if (unattested.length > 0 && reports.length === 0) return { state: 'unbound', because: MATCH.unattested(unattested) };
  const [first] = reports;
  if (release === undefined || first === undefined) return { state: 'unbound', because: MATCH.none() };
  if (release.state === 'unseen') return { state: 'unbound', hidden: release };
  if (release.value === null) return { state: 'unbound', because: MATCH.noRelease() };
  const { tag, assets } = release.value;
  if (!assets.some(({ digest }) => typeof digest === 'string'))
    return { state: 'unbound', because: assets.length === 0 ? MATCH.noRelease() : MATCH.noDigests(tag) };
  const sboms = sbomsOf(release.value, reports);
  const bySbom = sboms.map(({ digest }) => reports.filter((report) => report.digest === digest));
  if (bySbom.flat().length === 0) return { state: 'unbound', because: MATCH.otherSbom(tag, first) };
  const missed = sboms.filter((_, index) => bySbom[index]?.length === 0).map(({ name }) => name);
  return missed.length > 0
    ? { state: 'unbound', because: MATCH.notAll(tag, missed) }
    : { state: 'bound', tag, bySbom, unseen: hiddenIn(match).map((one) => one.unseen) };
}

/** What a name promises, and what was matched, which was one whatever its name. */
function sbomsOf({ assets }: Release, reports: readonly MatchReport[]): readonly ReleaseAsset[] {
  return assets.filter(
    ({ name, digest }) => assetKind(name) === 'sbom' || reports.some((report) => report.digest === digest),
  );
}

function unbound(id: (typeof IDS)[number], why: Unbound, match: SeenMatch): Fact {
  const hidden = hiddenIn(match);
  if ('hidden' in why) return make.unknown(id, [why.hidden, ...hidden]);
  if (match.reports.length + match.unattested.length === 0 && hidden.length > 0) return make.unknown(id, hidden);
  const given: Unseen = { reason: 'not-supplied', what: 'the result of a verified match of the SBOM' };
  return make.unknownBecause(id, why.because, { unseen: [given, ...hidden.map(({ unseen }) => unseen)] });
}

function hiddenIn({ hidden, unread }: SeenMatch): readonly NotSeen[] {
  return [...hidden, ...unread];
}

type Aged = Extract<(typeof IDS)[number], `${string}-at`>;

/** The newest report of each SBOM, the least recent of all SBOMs; a report is no newer than its data and its signature. */
function instantFact(id: Aged, kinds: readonly string[], { tag, bySbom, unseen }: Bound): Fact {
  const newest = bySbom.map((reports) => latest(reports.map((report) => ({ report, time: ageOf(report, kinds) }))));
  const open = newest.find(({ time }) => time === undefined);
  const sources = newest.map(({ report }) => ({ path: report.path }));
  if (open !== undefined) {
    const { report } = open;
    const because = report.looked <= 0 ? MATCH.nothingLooked(report.path) : MATCH.lacks(report.path, kinds);
    return make.unknownBecause(id, because, { unseen, sources });
  }
  const times = newest.flatMap(({ time }) => time ?? []);
  const sum = (count: (report: MatchReport) => number) => newest.reduce((all, { report }) => all + count(report), 0);
  const because = MATCH.matched(
    tag,
    sum((one) => one.looked),
    sum((one) => one.components),
  );
  return make.observed(id, new Date(Math.min(...times)).toISOString(), {
    ...{ sources, because },
    ...(unseen.length === 0 ? {} : { exactness: 'atLeast', hidden: unseen }),
  });
}

/** Milliseconds since 1970; undefined where data of one kind is missing, empty or without a date. */
function ageOf({ at, sources, looked }: MatchReport, kinds: readonly string[]): number | undefined {
  if (looked <= 0) return undefined;
  const dates = kinds.map((kind) => {
    const own = sources.filter((source) => source.kind === kind && source.entries > 0);
    return own.flatMap(({ asOf }) => asOf ?? []).sort((a, b) => b - a)[0];
  });
  const known = dates.flatMap((date) => date ?? []);
  return known.length < kinds.length ? undefined : Math.min(instantOf(at) ?? 0, ...known);
}

interface Timed {
  readonly report: MatchReport;
  readonly time: number | undefined;
}

function latest(all: readonly Timed[]): Timed {
  return all.reduce((a, b) => ((b.time ?? -Infinity) > (a.time ?? -Infinity) ? b : a));
}

const WORDS: Readonly<Record<string, string>> = { osv: 'osv', kev: 'kev', epss: 'epss', alerts: 'github' };

/** Of all reports about one SBOM together, and of these what every SBOM was matched with. */
function sourcesFact({ bySbom, unseen }: Bound): Fact {
  const id = 'vulnerability.sources';
  const sets = bySbom.map((reports) => new Set(reports.flatMap(wordsOf)));
  const common = [...(sets[0] ?? [])].filter((word) => sets.every((set) => set.has(word)));
  const sources = bySbom.flat().map(({ path }) => ({ path }));
  return make.observed(id, common, {
    ...{ sources },
    ...(unseen.length === 0 ? {} : { exactness: 'atLeast', hidden: unseen }),
  });
}

/** An empty copy of a database is none, and nor is one in which no component could be looked up. */
function wordsOf({ sources, looked }: MatchReport): readonly string[] {
  if (looked <= 0) return [];
  return sources.flatMap(({ kind, entries }) => (entries > 0 ? (WORDS[kind] ?? []) : []));
}
