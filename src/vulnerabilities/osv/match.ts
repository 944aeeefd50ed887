import type { Component } from '../../sbom/sbom.ts';
import { chosenId, jvnIds, type Finding } from '../finding.ts';
import type { Target } from '../identify.ts';
import { packageKey } from '../package-key.ts';
import { affectednessOf, type Affectedness } from './affectedness.ts';
import type { OsvIndex } from './index-records.ts';
import type { OsvAffected, OsvRecord } from './record.ts';
import { groupByAlias } from './group-by-alias.ts';

interface Hit {
  readonly record: OsvRecord;
  readonly target: Target;
  readonly verdict: Exclude<Affectedness, { readonly state: 'not-affected' }>;
}

/** What the records say of one component; several records of one vulnerability become one finding. */
export function matchComponent(component: Component, targets: readonly Target[], index: OsvIndex): readonly Finding[] {
  return matchTargets(targets, index).map((one) => ({ ...one, component }));
}

/** The same where no SBOM names the component. */
export function matchTargets(targets: readonly Target[], index: OsvIndex): readonly Omit<Finding, 'component'>[] {
  const hits = targets.flatMap((target) => hitsOf(target, index));
  return groupByAlias(hits, ({ record }) => [record.id, ...record.aliases])
    .map(findingOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function hitsOf(target: Target, index: OsvIndex): readonly Hit[] {
  return (index.byPackage.get(target.key) ?? []).flatMap((record) => {
    const verdict = verdictOf(target, record);
    return verdict.state === 'not-affected' ? [] : [{ record, target, verdict }];
  });
}

/** One record may speak of a package in several entries: affected in one is affected. */
function verdictOf(target: Target, record: OsvRecord): Affectedness {
  const verdicts = record.affected
    .filter(({ ecosystem, name }) => ecosystem === target.ecosystem && isSame(name, target))
    .map((affected) => withRelease(target, affected));
  const of = (state: Affectedness['state']) => verdicts.find((verdict) => verdict.state === state);
  return of('affected') ?? of('untold') ?? { state: 'not-affected' };
}

function isSame(name: string, { name: wanted, ecosystem, key }: Target): boolean {
  return name === wanted || packageKey({ ecosystem, name }) === key;
}

function withRelease(target: Target, affected: OsvAffected): Affectedness {
  const applies = isSameRelease(affected.release, target.release);
  if (applies === false) return { state: 'not-affected' };
  const verdict = affectednessOf(target.version, affected);
  if (applies === true || verdict.state === 'not-affected') return verdict;
  return { state: 'untold', reason: 'release-not-told' };
}

/** `12` is the release of Debian 12.5, `3.20` that of Alpine 3.20.1; undefined when one of the two is not told. */
function isSameRelease(recorded: string, told: string): boolean | undefined {
  if (recorded === '') return true;
  const numbers = /\d+(?:\.\d+)*/.exec(recorded)?.[0];
  if (numbers === undefined || told === '') return undefined;
  return `${told}.`.startsWith(`${numbers}.`);
}

function findingOf(group: readonly Hit[]): Omit<Finding, 'component'> {
  const records = group.map(({ record }) => record);
  const ids = sorted(records.flatMap(({ id, aliases }) => [id, ...aliases]));
  const references = records.flatMap((record) => record.references);
  const certain = group.filter(({ verdict }) => verdict.state === 'affected');
  const [first] = certain.length > 0 ? certain : group;
  if (first === undefined) throw new RangeError('a group has at least one member');
  const { ecosystem, name, version } = first.target;
  return {
    id: chosenId(ids),
    ids,
    cves: sorted([...ids, ...records.flatMap(({ upstream }) => upstream)].filter((id) => id.startsWith('CVE-'))),
    jvn: jvnIds(
      ids,
      references.map(({ url }) => url),
    ),
    lookedUp: { ecosystem, name, version },
    malware: ids.some((id) => id.startsWith('MAL-')),
    state: first.verdict.state === 'affected' ? 'affected' : { untold: first.verdict.reason },
    fixedIn: certain.flatMap(({ verdict }) => (verdict.state === 'affected' ? (verdict.fixedIn ?? []) : []))[0] ?? null,
    summary: records.map(({ summary }) => summary).find((summary) => summary !== '') ?? '',
    severity: group.flatMap(severityOf),
    references,
    records: records.map(({ id, source, modified }) => ({ id, source, modified })),
    alerts: [],
  };
}

/** What a record says of the package stands before what it says of the vulnerability as a whole. */
function severityOf({ record, target }: Hit): OsvRecord['severity'] {
  const own = record.affected.filter(({ name }) => isSame(name, target)).flatMap(({ severity }) => severity);
  return own.length > 0 ? own : record.severity;
}

function sorted(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
