import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation, type Seen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { ActionsSettings } from '../../ports/repository-settings.ts';
import { controlFacts, type SeenControls } from './controls.ts';
import { facts } from './facts.ts';
import { make, type Id } from './make.ts';

export interface SeenActions extends SeenControls {
  readonly actions: Observation<ActionsSettings>;
  readonly token: Observation<{ readonly default: 'read' | 'write'; readonly mayApprove: boolean }>;
  /** Asked only where the policy is `selected`. */
  readonly patterns: Observation<readonly string[]> | undefined;
}

const IDS = Object.keys(facts) as Id[];
const SETTINGS = 'GET /repos/{owner}/{repo}/actions/permissions';

const SWITCHED_OFF: Text = {
  en: 'GitHub Actions is switched off for this repository',
  ja: 'このリポジトリでは GitHub Actions が無効になっています',
};

/** Whether Actions runs at all comes first: what it may do says nothing about a repository in which nothing runs. */
export function judge(seen: SeenActions): readonly Fact[] {
  const { actions, token, patterns } = seen;
  if (actions.state === 'unseen') return IDS.map((id) => make.unknown(id, [actions]));
  if (!actions.value.enabled) return IDS.map((id) => make.notApplicable(id, SWITCHED_OFF, actions.sources));
  return [
    switchFact('actions.default-token-read-only', token, (seen) => seen.default === 'read'),
    switchFact('actions.workflow-approval-blocked', token, (seen) => !seen.mayApprove),
    allowList(actions, patterns),
    shaPinning(actions),
    ...controlFacts(seen),
  ];
}

function switchFact<T>(id: Id, answer: Observation<T>, holds: (value: T) => boolean): Fact {
  if (answer.state === 'unseen') return make.unknown(id, [answer]);
  return make.observed(id, holds(answer.value), { sources: answer.sources });
}

function allowList({ value, sources }: Seen<ActionsSettings>, patterns: SeenActions['patterns']): Fact {
  const id = 'actions.allow-list-enforced';
  switch (value.allowedActions) {
    case 'all':
      return make.observed(id, false, { sources });
    case 'local_only':
      return make.observed(id, true, { sources });
    case 'selected':
      return selected(id, patterns ?? notSeen({ reason: 'malformed', what: `${SETTINGS}/selected-actions` }));
    case undefined:
      return make.unknown(id, [notSeen({ reason: 'not-offered', what: `${SETTINGS} (allowed_actions)` }, sources)]);
  }
}

function selected(id: Id, patterns: Observation<readonly string[]>): Fact {
  if (patterns.state === 'unseen') return make.unknown(id, [patterns]);
  const { value, sources } = patterns;
  if (!value.some(fitsEverything)) return make.observed(id, true, { sources });
  const because = {
    en: 'the list holds a pattern that every action fits',
    ja: '許可リストに、すべてのアクションに一致するパターンがあります',
  };
  return make.observed(id, false, { sources, because });
}

/** `*`, `*` + `/*`, with or without a version behind `@`. */
function fitsEverything(pattern: string): boolean {
  return /^[*/]+$/.test(pattern.trim().split('@', 1)[0] ?? '');
}

function shaPinning({ value, sources }: Seen<ActionsSettings>): Fact {
  const id = 'actions.sha-pinning-required';
  if (value.shaPinningRequired !== undefined) return make.observed(id, value.shaPinningRequired, { sources });
  return make.unknown(id, [notSeen({ reason: 'not-offered', what: `${SETTINGS} (sha_pinning_required)` }, sources)]);
}
