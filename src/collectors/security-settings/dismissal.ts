import { eitherTrue, type Joined } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, seen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Analysis, DefaultSetup } from '../../ports/code-scanning.ts';
import type { About, Switch } from '../../ports/repository-settings.ts';
import { ALERT_KINDS, type AlertKind, type SecurityConfiguration } from '../../ports/security-configuration.ts';
import { holds } from './handed-down.ts';
import { make } from './make.ts';

export interface SeenDismissal {
  readonly about: Observation<About>;
  readonly alerts: Observation<boolean>;
  readonly configuration: Observation<SecurityConfiguration | null>;
  readonly defaultSetup: Observation<DefaultSetup>;
  readonly analyses: Observation<readonly Analysis[]>;
}

const NOTHING_ON: Text = {
  en: 'no kind of security alert is switched on, so no dismissal takes a second person',
  ja: 'セキュリティアラートがどの種類も有効になっていないため、承認の対象がありません',
};

/** True needs every kind of alert that is on; one that is on and not delegated is enough for false. */
export function delegatedDismissal(from: SeenDismissal): Fact {
  const id = 'repo.delegated-alert-dismissal';
  const kinds = ALERT_KINDS.map((kind) => ({ on: isOn(kind, from), delegated: isDelegated(kind, from) }));
  const answers = kinds.flatMap(({ on, delegated }) => [on, delegated]);
  const sources = [...new Set(answers.flatMap((answer) => (answer.state === 'seen' ? answer.sources : [])))];
  if (kinds.some(({ on, delegated }) => says(on, true) && says(delegated, false)))
    return make.observed(id, false, { sources });
  if (kinds.every(({ on }) => says(on, false))) return make.observed(id, false, { sources, because: NOTHING_ON });
  const allHold = kinds.every(({ on, delegated }) => says(on, false) || says(delegated, true));
  if (allHold && kinds.some(({ on }) => says(on, true))) return make.observed(id, true, { sources });
  const hidden = answers.flatMap((answer) => (answer.state === 'unseen' ? answer.hidden : []));
  return make.unknown(id, hidden);
}

function says(answer: Joined<boolean>, value: boolean): boolean {
  return answer.state === 'seen' && answer.value === value;
}

function isOn(kind: AlertKind, { about, alerts, defaultSetup, analyses }: SeenDismissal): Joined<boolean> {
  switch (kind) {
    case 'dependabot':
      return eitherTrue([alerts]);
    case 'secret-scanning':
      return eitherTrue([switchOf(about, 'secretScanning', 'secret_scanning')]);
    case 'code-scanning':
      return eitherTrue([
        mapSeen(defaultSetup, ({ configured }) => configured),
        mapSeen(analyses, (all) => all.length > 0),
      ]);
  }
}

/** The configuration speaks for every kind, the repository's own answer for secrets alone. */
function isDelegated(kind: AlertKind, { about, configuration }: SeenDismissal): Joined<boolean> {
  const handedDown = mapSeen(configuration, (one) => holds(one) && one?.delegates.includes(kind) === true);
  if (kind !== 'secret-scanning') return eitherTrue([handedDown]);
  const own = switchOf(about, 'delegatedSecretDismissal', 'secret_scanning_delegated_alert_dismissal');
  return eitherTrue([handedDown, own]);
}

/** A switch left out of the answer is hidden, never off. */
function switchOf(
  about: Observation<About>,
  name: 'secretScanning' | 'delegatedSecretDismissal',
  field: string,
): Observation<boolean> {
  if (about.state === 'unseen') return about;
  const value: Switch = about.value[name];
  if (value !== undefined) return seen(value, about.sources);
  const what = `GET /repos/{owner}/{repo} (security_and_analysis.${field})`;
  return notSeen({ reason: 'forbidden', what, permission: 'administration: read' }, about.sources);
}
