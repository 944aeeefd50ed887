import { EVIDENCE_SCHEMA, NO_REQUESTS, type Evidence } from '../../src/model/evidence.ts';
import type { FactDescription, FactSheet } from '../../src/model/fact-sheet.ts';
import type { Fact, FactValue, NotApplicableFact, ObservedFact, UnknownFact } from '../../src/model/fact.ts';
import { GROUPS, TASK_IDS, type GradedLevel, type TaskId } from '../../src/model/level.ts';
import type { Criterion, Electives, LevelPolicy, Need, Policy, Profile, TaskPolicy } from '../../src/model/policy.ts';
import type { RepositorySubject } from '../../src/model/subject.ts';
import type { Text } from '../../src/model/text.ts';

/** The time at which everything here is assessed, unless a test says otherwise. */
export const AT = '2026-11-23T09:14:00Z';

export const text = (en: string, ja = en): Text => ({ en, ja });

export const subject: RepositorySubject = {
  kind: 'repository',
  host: 'github.com',
  owner: 'acme',
  name: 'widget',
  ref: 'refs/heads/main',
  commit: '1c0ffee000000000000000000000000000000000',
  dirty: false,
};

export function observed(id: string, value: FactValue, overrides: Partial<ObservedFact> = {}): ObservedFact {
  return { id, state: 'observed', value, exactness: 'exact', audience: 'public', sources: [], ...overrides };
}

export function unknown(id: string, overrides: Partial<UnknownFact> = {}): UnknownFact {
  const because = text('the token may not read it', 'このトークンでは読めません');
  return { id, state: 'unknown', audience: 'public', because, unseen: [], sources: [], ...overrides };
}

export function notApplicable(id: string, overrides: Partial<NotApplicableFact> = {}): NotApplicableFact {
  const because = text('there is no release yet', 'リリースがまだありません');
  return { id, state: 'not-applicable', audience: 'public', because, sources: [], ...overrides };
}

export function evidence(facts: readonly Fact[] = [], overrides: Partial<Evidence> = {}): Evidence {
  return {
    $schema: EVIDENCE_SCHEMA,
    version: 1,
    subject,
    collectedAt: AT,
    facts: [...facts].sort((a, b) => (a.id < b.id ? -1 : 1)),
    collectors: [],
    toolchainRead: { state: 'read' },
    toolchain: [],
    requests: NO_REQUESTS,
    ...overrides,
  };
}

export function description(overrides: Partial<FactDescription> = {}): FactDescription {
  return {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: text('Is it so?', 'そうなっているか'),
    readFrom: ['files'],
    why: 'SP 800-218 PS.1.1',
    remedy: text('make it so', 'そのように設定する'),
    silentOn: text('whether it helps', '効果があるかどうか'),
    ...overrides,
  };
}

/** A sheet in which every id is described alike. */
export function sheet(ids: readonly string[], overrides: Partial<FactDescription> = {}): FactSheet {
  return Object.fromEntries(ids.map((id) => [id, description(overrides)]));
}

export const is = (fact: string): Need => ({ kind: 'fact', fact, op: 'is', value: true });
export const all = (...of: Need[]): Need => ({ kind: 'all', of });
export const any = (...of: Need[]): Need => ({ kind: 'any', of });
export const declared: Need = { kind: 'declared' };

export function reviews(atLeast: number, within = 'P366D'): Need {
  return { kind: 'reviews', atLeast, within };
}

/** A required criterion; give it `mark: 'elective'` for a ▲. */
export function criterion(id: string, needs: Need, overrides: Partial<Criterion> = {}): Criterion {
  return { id, mark: 'required', origin: 'own', asks: text(id), needs, remedy: text(`do ${id}`), ...overrides };
}

export function level(
  number: GradedLevel,
  criteria: readonly Criterion[],
  electives: Electives = { atLeast: 0, enforce: 'recommend' },
): LevelPolicy {
  return { level: number, origin: 'own', judgement: text(`level ${number}`), electives, criteria };
}

export function task(id: TaskId, levels: readonly LevelPolicy[], overrides: Partial<TaskPolicy> = {}): TaskPolicy {
  return {
    task: id,
    label: text(id),
    mode: 'automatic',
    phase: ['implementation'],
    mayBeNotApplicable: false,
    reference: `SP 800-218 ${id}`,
    origin: 'own',
    levels,
    doesNotProve: text('quality', '品質'),
    ...overrides,
  };
}

/** A task with one ★ per given need: the first is level 1, then 2, then 3; ids are `<task>-1a`, `<task>-2a`, `<task>-3a`. */
export function ladder(id: TaskId, needs: readonly Need[], overrides: Partial<TaskPolicy> = {}): TaskPolicy {
  const levels = needs.map((need, index) => {
    const number = (index + 1) as GradedLevel;
    return level(number, [criterion(`${id}-${number}a`, need)]);
  });
  return task(id, levels, overrides);
}

export function policy(tasks: readonly TaskPolicy[], overrides: Partial<Policy> = {}): Policy {
  return {
    name: 'test',
    status: 'provisional',
    groups: GROUPS.map((id) => ({ id, label: text(id) })),
    labels: Object.fromEntries(TASK_IDS.map((id) => [id, text(id)])) as Record<TaskId, Text>,
    tasks,
    ...overrides,
  };
}

export function profile(targets: Profile['targets'] = {}, overrides: Partial<Profile> = {}): Profile {
  return { name: 'test', label: text('test'), targets, ...overrides };
}
