import type { EpssScore } from '../model/epss.ts';
import type { PublicAdvisory } from '../model/public-advisory.ts';
import type { Component, Sbom } from '../sbom/sbom.ts';
import { NO_BRIDGE } from './cpe-bridge.ts';
import { isEcosystemOfGitHub, osvEcosystem } from './ecosystems-of-github.ts';
import { chosenId, jvnIds, type Finding } from './finding.ts';
import { identify, type Target } from './identify.ts';
import { componentsOf, type Matching } from './osv/match-all.ts';
import { packageKey } from './package-key.ts';
import type { EpssScores } from './sources/epss.ts';
import { isInRange } from './versions/range-of-github.ts';

/** What was asked of GitHub's advisory database, and what it answered. */
export interface AdvisorySight {
  readonly advisories: readonly PublicAdvisory[];
  /** As they were asked for, `left-pad@1.0.0`. */
  readonly asked: ReadonlySet<string>;
}

/** Packages with their versions that the database can be asked about, each once, in the order of the SBOMs. */
export function askable(sboms: readonly Sbom[]): readonly string[] {
  const targets = sboms.flatMap((sbom) => componentsOf(sbom).flatMap(targetsOf));
  return [...new Set(targets.map(questionOf))].filter((one) => /^[^\s,]{1,200}$/.test(one));
}

/**
 * Looks components up in GitHub's reviewed advisories and its malware, where no records of OSV are kept. What was not asked about,
 * and what the database does not cover, is unmatched. It holds fewer ecosystems than OSV and nothing of distributions.
 */
export function matchByAdvisories(sbom: Sbom, { advisories, asked }: AdvisorySight): Matching {
  const components = componentsOf(sbom);
  const looked = components.map((component) => ({
    component,
    targets: targetsOf(component).filter((target) => asked.has(questionOf(target))),
  }));
  return {
    by: 'github',
    index: { ...NO_RECORDS, records: advisories.length },
    looked: looked.flatMap(({ component, targets }) => targets.map((one) => ({ component, lookedUp: lookedUp(one) }))),
    components: components.length,
    findings: looked.flatMap(({ component, targets }) =>
      targets.flatMap((target) => advisories.flatMap((one) => findingOf(one, { component, target }))),
    ),
    unmatched: looked
      .filter(({ targets }) => targets.length === 0)
      .map(({ component }) => ({ component, reason: 'no-data-of-ecosystem' })),
  };
}

/** Scores as advisories give them, for where the operator keeps none. */
export function scoresOf(advisories: readonly PublicAdvisory[]): EpssScores | undefined {
  const scored = advisories.flatMap(({ ids, epss }) =>
    epss === null ? [] : ids.filter((id) => id.startsWith('CVE-')).map((cve): [string, EpssScore] => [cve, epss]),
  );
  return scored.length === 0 ? undefined : { model: null, date: null, byCve: new Map(scored), unread: 0 };
}

const NO_RECORDS: Matching['index'] = {
  ...{ byPackage: new Map(), ecosystems: new Map(), records: 0, withdrawn: 0, withoutPackage: 0 },
  ...{ unread: 0, unreadFiles: [], newest: null },
};

function targetsOf(component: Component): readonly Target[] {
  const identified = identify(component, NO_BRIDGE);
  return identified.state === 'found'
    ? identified.targets.filter(({ ecosystem }) => isEcosystemOfGitHub(ecosystem))
    : [];
}

function questionOf({ name, version }: Target): string {
  return `${name}@${version}`;
}

function lookedUp({ ecosystem, name, version }: Target): Finding['lookedUp'] {
  return { ecosystem, name, version };
}

function findingOf(
  advisory: PublicAdvisory,
  { component, target }: { readonly component: Component; readonly target: Target },
): readonly Finding[] {
  const about = advisory.affected
    .map((one) => ({ ...one, ecosystem: osvEcosystem(one.ecosystem) }))
    .filter((one) => packageKey(one) === target.key)
    .map((one) => ({ ...one, inside: isInRange(target.version, one) }));
  const hit = about.find(({ inside }) => inside === true) ?? about.find(({ inside }) => inside === undefined);
  if (hit === undefined) return [];
  const { ids, malware, summary, cvss, references } = advisory;
  return [
    {
      ...{ id: chosenId(ids), ids: [...ids].sort(), jvn: jvnIds(ids, references), component, malware, summary },
      cves: ids.filter((id) => id.startsWith('CVE-')),
      lookedUp: lookedUp(target),
      state: hit.inside === undefined ? { untold: 'version-not-ordered' } : 'affected',
      ...{ fixedIn: hit.fixedIn, severity: cvss, records: [], alerts: [] },
      references: references.map((url) => ({ type: 'WEB', url })),
    },
  ];
}
