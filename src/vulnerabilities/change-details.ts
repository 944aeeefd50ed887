import type { ComponentChange, KnownVulnerability } from '../model/component-change.ts';
import type { EpssScore } from '../model/epss.ts';
import type { PublicAdvisory } from '../model/public-advisory.ts';
import { osvEcosystem } from './ecosystems-of-github.ts';
import type { Finding } from './finding.ts';
import type { Target } from './identify.ts';
import type { OsvIndex } from './osv/index-records.ts';
import { matchTargets } from './osv/match.ts';
import { packageKey } from './package-key.ts';
import { cvssOf } from './ssvc/cvss.ts';
import { isInRange } from './versions/range-of-github.ts';

/** What is known about one vulnerability, from advisories and records together. */
export interface Details extends Pick<Finding, 'ids' | 'cves' | 'references' | 'severity' | 'fixedIn'> {
  readonly known: KnownVulnerability;
  /** As an advisory gives it. */
  readonly epss: EpssScore | null;
}

export interface DetailSources {
  readonly advisories: readonly PublicAdvisory[];
  readonly malware: readonly PublicAdvisory[];
  /** undefined = no records were given. */
  readonly records: OsvIndex | undefined;
}

/**
 * The vulnerabilities that one change brings: those that the hosting service names, malware of its database, and what the
 * records tell besides. What the version before had too is not brought.
 */
export function detailsOf(change: ComponentChange, sources: DetailSources): readonly Details[] {
  if (change.kind === 'removed') return [];
  const found = recordsOn(change, change.version, sources);
  const named = change.newVulnerabilities.map((known) => detailed(known, found, { change, sources }));
  const malware = malwareIn(change, sources);
  const had = [
    ...change.oldVulnerabilities.map(({ advisory }) => advisory),
    ...(change.before === undefined ? [] : recordsOn(change, change.before, sources).flatMap(({ ids }) => ids)),
  ];
  const told = new Set([...had, ...[...named, ...malware].flatMap(({ ids }) => ids)]);
  const others = found.filter(({ ids }) => !ids.some((id) => told.has(id))).map(fromRecord);
  return [
    ...malware,
    ...others.filter(({ known }) => known.malware),
    ...named,
    ...others.filter(({ known }) => !known.malware),
  ];
}

/** The package and version as records name them. */
export function targetOf({ ecosystem: word, name }: ComponentChange, version: string): Target {
  const ecosystem = osvEcosystem(word);
  return { ecosystem, release: '', name, key: packageKey({ ecosystem, name }), version, via: 'purl' };
}

type Found = Omit<Finding, 'component'>;

function recordsOn(change: ComponentChange, version: string, { records }: DetailSources): readonly Found[] {
  return records === undefined ? [] : matchTargets([targetOf(change, version)], records);
}

interface Around {
  readonly change: ComponentChange;
  readonly sources: DetailSources;
}

function detailed(known: KnownVulnerability, found: readonly Found[], { change, sources }: Around): Details {
  const advisory = sources.advisories.find(({ id }) => id === known.advisory);
  const record = found.find(({ ids }) => ids.includes(known.advisory));
  const ids = distinct([known.advisory, ...(advisory?.ids ?? []), ...(record?.ids ?? [])]);
  const fix = advisory?.affected.find(
    (one) => isAbout(one, change) && isInRange(change.version, osvRange(one)) !== false,
  );
  return {
    known,
    ids,
    cves: distinct([...ids, ...(record?.cves ?? [])].filter((id) => id.startsWith('CVE-'))),
    references: [...(advisory?.references ?? []).map((url) => ({ type: 'WEB', url })), ...(record?.references ?? [])],
    epss: advisory?.epss ?? null,
    severity: advisory !== undefined && advisory.cvss.length > 0 ? advisory.cvss : (record?.severity ?? []),
    fixedIn: fix?.fixedIn ?? record?.fixedIn ?? null,
  };
}

function malwareIn(change: ComponentChange, { malware }: DetailSources): readonly Details[] {
  return malware.flatMap((advisory) => {
    const ranges = advisory.affected.filter((one) => isAbout(one, change)).map(osvRange);
    const holds = (version: string) => ranges.map((range) => isInRange(version, range));
    const now = holds(change.version);
    if (!now.some((answer) => answer !== false)) return [];
    if (change.before !== undefined && holds(change.before).includes(true)) return [];
    const sure = now.includes(true) ? {} : { untold: true as const };
    const known = { advisory: advisory.id, severity: 'malware', malware: true as const, ...sure };
    return [{ known, ids: advisory.ids, cves: [], references: [], severity: [], fixedIn: null, epss: null }];
  });
}

function fromRecord({ id, ids, cves, references, severity, fixedIn, malware, state }: Found): Details {
  const sure = state === 'affected' ? {} : { untold: true as const };
  const known: KnownVulnerability = malware
    ? { advisory: id, severity: 'malware', malware: true, ...sure }
    : { advisory: id, severity: wordFor(severity), ...sure };
  return { known, ids, cves, references, severity, fixedIn, epss: null };
}

/** CVSS 3.1, section 5 (qualitative scale); `unknown` where no vector is whole: an incomplete one has no score. */
function wordFor(severity: Finding['severity']): string {
  const [score] = cvssOf(severity).flatMap((one) => (one.state === 'whole' ? [one.score] : []));
  if (score === undefined) return 'unknown';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'medium' : 'low';
}

function isAbout(one: PublicAdvisory['affected'][number], { ecosystem, name }: ComponentChange): boolean {
  const key = (of: { readonly ecosystem: string; readonly name: string }) =>
    packageKey({ ecosystem: osvEcosystem(of.ecosystem), name: of.name });
  return key(one) === key({ ecosystem, name });
}

function osvRange({ range, ecosystem }: PublicAdvisory['affected'][number]) {
  return { range, ecosystem: osvEcosystem(ecosystem) };
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
