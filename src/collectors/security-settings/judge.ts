import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { About } from '../../ports/repository-settings.ts';
import type { CustomProperty } from '../../ports/security-configuration.ts';
import { delegatedDismissal, type SeenDismissal } from './dismissal.ts';
import { configurationAttached, riskTier } from './handed-down.ts';
import { make } from './make.ts';

export interface SeenSecurity extends SeenDismissal {
  readonly properties: Observation<readonly CustomProperty[]>;
  readonly updates: Observation<boolean>;
  readonly reporting: Observation<boolean>;
  readonly policyShown: Observation<boolean>;
  readonly policyInTree: Observation<boolean>;
}

export function judge(settings: SeenSecurity): Fact[] {
  return [
    make.joined('sca.alerts-enabled', eitherTrue([settings.alerts])),
    make.joined('sca.security-updates-enabled', eitherTrue([settings.updates])),
    make.joined('secrets.scanning-enabled', eitherTrue([secretScanning(settings.about)])),
    make.joined('vulnerability.private-reporting-enabled', eitherTrue([settings.reporting])),
    make.joined('vulnerability.policy-published', eitherTrue([settings.policyShown, settings.policyInTree])),
    delegatedDismissal(settings),
    configurationAttached(settings.configuration),
    riskTier(settings.properties),
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
