import { explainUnseen } from '../../language/unseen.ts';
import type { ComponentChange, ComponentChanges } from '../../model/component-change.ts';
import { notSeen, type NotSeen, type Observation, type Unseen } from '../../model/observation.ts';
import type { PublicAdvisory } from '../../model/public-advisory.ts';
import type { PublicAdvisories } from '../../ports/public-advisories.ts';
import type { CustomProperty, SecurityConfigurations } from '../../ports/security-configuration.ts';
import { decided, type ChangeSight } from '../../vulnerabilities/decide-changes.ts';
import { targetOf, type DetailSources } from '../../vulnerabilities/change-details.ts';
import { readProperties } from '../../vulnerabilities/sources/properties.ts';
import type { TriageMeans } from '../types.ts';

type Compared = Extract<ComponentChanges, { readonly state: 'compared' }>;

interface Around {
  readonly repository: PublicAdvisories & Pick<SecurityConfigurations, 'customProperties'>;
  readonly means: TriageMeans;
  readonly at: string;
}

/** Adds what is known about each new vulnerability, malware among what is new, and a decision upon each. */
export async function withDecisions(compared: Compared, around: Around): Promise<Compared> {
  const { repository, means, at } = around;
  const coming = compared.changes.filter(({ kind }) => kind !== 'removed');
  if (coming.length === 0) return compared;
  const [advisories, malware, records, properties] = await Promise.all([
    ask(repository, 'reviewed', coming.filter(bringsKnown).map(versioned)),
    ask(
      repository,
      'malware',
      coming.map(({ name }) => name),
    ),
    means.data.records(new Set(coming.map(keyOf))),
    repository.customProperties(),
  ]);
  const sources: DetailSources = { advisories: advisories.value, malware: malware.value, records: records.value };
  const cves = advisories.value.flatMap(({ ids }) => ids.filter((id) => id.startsWith('CVE-')));
  const knowledge = means.data.knowledge(new Set([...cves, ...(records.value === undefined ? [] : cvesIn(sources))]));
  const { table } = means;
  const handling = withProperties(means, properties);
  const sight: ChangeSight = { ...sources, table, handling, knowledge: knowledge.value, at: Date.parse(at) };
  const hidden = [...advisories.hidden, ...malware.hidden, ...records.hidden, ...knowledge.hidden];
  return {
    ...compared,
    changes: malwareFirst(compared.changes.map((change) => decided(change, sight))),
    ...(hidden.length === 0 ? {} : { detailsUnseen: explainUnseen(hidden) }),
  };
}

function malwareFirst(changes: readonly ComponentChange[]): readonly ComponentChange[] {
  const rank = ({ newVulnerabilities }: ComponentChange) => Number(newVulnerabilities.some(({ malware }) => malware));
  return changes.toSorted((a, b) => rank(b) - rank(a));
}

function bringsKnown({ newVulnerabilities }: ComponentChange): boolean {
  return newVulnerabilities.length > 0;
}

function versioned({ name, version }: ComponentChange): string {
  return `${name}@${version}`;
}

function keyOf(change: ComponentChange): string {
  return targetOf(change, change.version).key;
}

/** What people set for the repository; where nobody could ask, the questions they answer stay open. */
function withProperties(
  { handling, points }: TriageMeans,
  properties: Observation<readonly CustomProperty[]>,
): TriageMeans['handling'] {
  if (properties.state === 'unseen') return handling;
  const asRest = properties.value.map(({ name, value }) => ({ property_name: name, value }));
  return { ...handling, answers: [...handling.answers, ...(readProperties(asRest, points)?.answers ?? [])] };
}

function cvesIn({ records }: DetailSources): readonly string[] {
  const all = [...(records?.byPackage.values() ?? [])].flat();
  const ids = all.flatMap(({ id, aliases, upstream }) => [id, ...aliases, ...upstream]);
  return ids.filter((id) => id.startsWith('CVE-'));
}

/** Packages asked about in one question. */
const MAX_ASKED = 100;

interface Answered {
  readonly value: readonly PublicAdvisory[];
  readonly hidden: readonly Unseen[];
}

async function ask(
  repository: PublicAdvisories,
  kind: 'reviewed' | 'malware',
  names: readonly string[],
): Promise<Answered> {
  const askable = [...new Set(names)].filter((name) => /^[^\s,]{1,200}$/.test(name));
  if (askable.length === 0) return { value: [], hidden: [] };
  const answer = await repository.publicAdvisories({ kind, packages: askable.slice(0, MAX_ASKED) });
  const cut = askable.length > MAX_ASKED ? [{ reason: 'truncated' as const, what: `${WHAT} (${MAX_ASKED})` }] : [];
  return { value: valueOf(answer), hidden: [...hiddenOf(answer).map(({ unseen }) => unseen), ...cut] };
}

const WHAT = 'GET /advisories';

function valueOf(answer: Observation<readonly PublicAdvisory[]>): readonly PublicAdvisory[] {
  return answer.state === 'seen' ? answer.value : [];
}

function hiddenOf(answer: Observation<unknown>): readonly NotSeen[] {
  if (answer.state === 'unseen') return [answer];
  return answer.missing === undefined ? [] : [notSeen(answer.missing, answer.sources)];
}
