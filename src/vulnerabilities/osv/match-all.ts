import type { DataFile } from '../../model/data-file.ts';
import type { Component, Sbom } from '../../sbom/sbom.ts';
import type { Finding } from '../finding.ts';
import { identify, type CpeBridge, type Identified, type UnmatchableReason } from '../identify.ts';
import { indexRecords, type OsvIndex } from './index-records.ts';
import { matchComponent } from './match.ts';

export interface Unmatched {
  readonly component: Component;
  readonly reason: UnmatchableReason;
}

export interface Matching {
  /** GitHub's advisory database stood in, where no records were kept; absent = records of OSV. */
  readonly by?: 'github';
  readonly index: OsvIndex;
  /** Every component, by the packages it was looked up by. */
  readonly looked: readonly Pick<Finding, 'component' | 'lookedUp'>[];
  readonly components: number;
  readonly findings: readonly Finding[];
  /** Components of which nothing can be said, good or bad. */
  readonly unmatched: readonly Unmatched[];
}

/** Looks every component of every SBOM up, the primary ones too; the data is read once. One answer for each SBOM, in their order. */
export function matchAll(sboms: readonly Sbom[], files: Iterable<DataFile>, bridge: CpeBridge): readonly Matching[] {
  const asked = sboms.map((sbom) => askedOf(sbom, bridge));
  const index = indexRecords(files, new Set(asked.flat().flatMap(({ identified }) => keysOf(identified))));
  return asked.map((components) => matchingOf(components, index));
}

/** The packages that all components of these SBOMs are looked up by. */
export function keysOfAll(sboms: readonly Sbom[], bridge: CpeBridge): ReadonlySet<string> {
  return new Set(sboms.flatMap((sbom) => askedOf(sbom, bridge).flatMap(({ identified }) => keysOf(identified))));
}

/** Looks every component of an SBOM up in records that hold its packages. */
export function matchIn(sbom: Sbom, index: OsvIndex, bridge: CpeBridge): Matching {
  return matchingOf(askedOf(sbom, bridge), index);
}

function askedOf(sbom: Sbom, bridge: CpeBridge): readonly Asked[] {
  return componentsOf(sbom).map((component) => ({ component, identified: identify(component, bridge) }));
}

interface Asked {
  readonly component: Component;
  readonly identified: Identified;
}

function matchingOf(asked: readonly Asked[], index: OsvIndex): Matching {
  const answered = asked.map(({ component, identified }) => ({ component, answer: held(identified, index) }));
  return {
    index,
    looked: answered.flatMap(({ component, answer }) =>
      answer.state === 'found'
        ? answer.targets.map(({ ecosystem, name, version }) => ({ component, lookedUp: { ecosystem, name, version } }))
        : [],
    ),
    components: asked.length,
    findings: answered.flatMap(({ component, answer }) =>
      answer.state === 'found' ? matchComponent(component, answer.targets, index) : [],
    ),
    unmatched: answered.flatMap(({ component, answer }) =>
      answer.state === 'unmatchable' ? [{ component, reason: answer.reason }] : [],
    ),
  };
}

/** The product itself among them. */
export function componentsOf({ primary, components }: Sbom): readonly Component[] {
  if (primary === null || components.some(({ pointer }) => pointer === primary.pointer)) return components;
  return [primary, ...components];
}

function keysOf(identified: Identified): readonly string[] {
  return identified.state === 'found' ? identified.targets.map(({ key }) => key) : [];
}

/** No record found is an answer only where there are records to find. */
function held(identified: Identified, index: OsvIndex): Identified {
  if (identified.state === 'unmatchable') return identified;
  const targets = identified.targets.filter(({ ecosystem }) => index.ecosystems.has(ecosystem));
  return targets.length > 0 ? { state: 'found', targets } : { state: 'unmatchable', reason: 'no-data-of-ecosystem' };
}
