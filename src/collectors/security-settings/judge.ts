import { explainUnseen } from '../../language/unseen.ts';
import { eitherTrue } from '../../model/combine.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { About } from '../../ports/repository-settings.ts';
import { facts } from './facts.ts';

export interface SeenSecurity {
  readonly about: Observation<About>;
  readonly alerts: Observation<boolean>;
  readonly updates: Observation<boolean>;
  readonly reporting: Observation<boolean>;
  readonly policyShown: Observation<boolean>;
  readonly policyInTree: Observation<boolean>;
}

const make = factMaker(facts, explainUnseen);

export function judge(settings: SeenSecurity): Fact[] {
  return [
    make.joined('sca.alerts-enabled', eitherTrue([settings.alerts])),
    make.joined('sca.security-updates-enabled', eitherTrue([settings.updates])),
    make.joined('secrets.scanning-enabled', eitherTrue([secretScanning(settings.about)])),
    make.joined('vulnerability.private-reporting-enabled', eitherTrue([settings.reporting])),
    make.joined('vulnerability.policy-published', eitherTrue([settings.policyShown, settings.policyInTree])),
  ];
}

/** GitHub leaves the whole block out for readers without administration rights, and a switch out where a plan lacks it. */
function secretScanning(about: Observation<About>): Observation<boolean> {
  if (about.state === 'unseen') return about;
  const { value, sources } = about;
  if (value.secretScanning !== undefined) return seen(value.secretScanning, sources);
  const what = 'GET /repos/{owner}/{repo} (security_and_analysis.secret_scanning)';
  return value.administrationProven
    ? notSeen({ reason: 'plan', what }, sources)
    : notSeen({ reason: 'forbidden', what, permission: 'administration: read' }, sources);
}
