import { z } from 'zod';
import type { DependencyAlert, DependencyAlerts, ClosedAlert } from '../../ports/dependency-alerts.ts';
import { goodAlerts, OFF_LIST } from './alert-list.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const ALERTS = 'GET /repos/{owner}/{repo}/dependabot/alerts';

/**
 * Dependabot's alerts. GitHub answers 403 both where they are off and to those who may not look; only its words tell them apart.
 * `auto_dismissed` ones are neither open nor decided by anybody; like `fixed` ones they are over, and asked for with them.
 */
export function dependencyAlerts(client: GitHubClient, { owner, name }: RepositoryName): DependencyAlerts {
  const listed = (filter: Readonly<Record<string, string>>) =>
    client.list<unknown>({
      route: ALERTS,
      parameters: { owner, repo: name, ...filter },
      permission: 'vulnerability_alerts: read',
      schema: z.array(z.unknown()),
      said: { off: OFF_LIST },
    });
  return {
    dependencyAlerts: async () =>
      goodAlerts(await listed({ state: 'open,dismissed' }), { schema: alert, what: ALERTS }),
    closedAlerts: async () =>
      goodAlerts(await listed({ state: 'fixed,auto_dismissed', severity: 'critical,high' }), {
        schema: closedAlert,
        what: ALERTS,
      }),
  };
}

const severity = z.enum(['low', 'medium', 'high', 'critical']);
const instant = z.iso.datetime({ offset: true });

const severe = {
  security_vulnerability: z.object({ severity: z.enum(['high', 'critical']) }),
  created_at: instant,
};

const closedAlert = z
  .discriminatedUnion('state', [
    z.object({ ...severe, state: z.literal('fixed'), fixed_at: instant }),
    z.object({ ...severe, state: z.literal('auto_dismissed'), auto_dismissed_at: instant }),
  ])
  .transform((one): ClosedAlert => {
    const { severity: how } = one.security_vulnerability;
    const about = { severity: how, createdAt: one.created_at };
    return one.state === 'fixed'
      ? { ...about, closedAt: one.fixed_at, how: 'fixed' }
      : { ...about, closedAt: one.auto_dismissed_at, how: 'auto-dismissed' };
  });

const word = z.string().max(1000);
/** A server that leaves a part of it out says of no package what is affected. */
const affected = {
  package: z.object({ ecosystem: word, name: word }).nullish(),
  vulnerable_version_range: word.nullish(),
  first_patched_version: z.object({ identifier: word }).nullish(),
};

const alert = z
  .object({
    number: z.int(),
    state: z.enum(['open', 'dismissed']),
    dependency: z.object({ scope: z.string().nullish() }).nullish(),
    security_advisory: z.object({
      ghsa_id: z.string(),
      cve_id: z.string().nullish(),
      classification: z.string().nullish(),
    }),
    security_vulnerability: z.object({ severity, ...affected }),
    created_at: instant,
    dismissed_at: instant.nullish(),
    dismissed_reason: z.string().nullish(),
    dismissed_comment: z.string().nullish(),
    assignees: z.array(z.unknown()).nullish(),
  })
  .transform(({ security_advisory: advisory, ...one }): DependencyAlert => ({
    number: one.number,
    state: one.state,
    severity: one.security_vulnerability.severity,
    isMalware: advisory.classification == null ? undefined : advisory.classification === 'malware',
    affected: affectedBy(one.security_vulnerability),
    development: one.dependency?.scope === 'development',
    advisories: [advisory.ghsa_id, advisory.cve_id ?? []].flat(),
    createdAt: one.created_at,
    dismissedAt: one.dismissed_at ?? null,
    dismissedReason: one.dismissed_reason ?? null,
    dismissedComment: one.dismissed_comment ?? null,
    assigned: one.assignees == null ? undefined : one.assignees.length > 0,
  }));

function affectedBy({
  package: named,
  vulnerable_version_range: range,
  first_patched_version: fix,
}: z.infer<z.ZodObject<typeof affected>>): DependencyAlert['affected'] {
  if (named == null || range == null) return null;
  return { ...named, range, fixedIn: fix?.identifier ?? null };
}
