import { failure, list, notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { holds } from '../http/viewer.ts';
import { userShape } from '../shapes/repository.ts';
import type { AdvisoryState, DependencyAlertState, PublicAdvisoryState, SecretAlertState } from '../state/alerts.ts';
import type { RepositoryState } from '../state/repository.ts';

export const alertHandlers = {
  'dependabot/list-alerts-for-repo': onRepository(listDependencyAlerts),
  'secret-scanning/list-alerts-for-repo': onRepository(listSecretAlerts),
  'secret-scanning/get-scan-history': onRepository(scanHistory),
  'security-advisories/list-repository-advisories': onRepository(listAdvisories),
  'dependency-graph/diff-range': onRepository(compareDependencies),
  'security-advisories/list-global-advisories': listGlobalAdvisories,
} satisfies Readonly<Record<string, Handler>>;

function listDependencyAlerts({ security, alerts }: RepositoryState, call: Call): Answer {
  if (!security.vulnerabilityAlerts) return failure(403, 'Dependabot alerts are disabled for this repository.');
  const states = call.query.state?.split(',');
  const severities = call.query.severity?.split(',');
  const found = alerts.dependencies
    .filter(({ severity }) => severities === undefined || severities.includes(severity))
    .filter(({ state }) => states === undefined || states.includes(state))
    .sort((a, b) => b.number - a.number);
  return list(found.map((one) => dependencyAlertShape(one, call)));
}

function dependencyAlertShape(alert: DependencyAlertState, call: Call) {
  const { number, state, severity, createdAt } = alert;
  const isOwn = call.server !== 'api.github.com';
  const npm = { ecosystem: 'npm', name: alert.package };
  const vulnerability = { package: npm, severity, vulnerable_version_range: '< 2.0.0', first_patched_version: null };
  return {
    number,
    state,
    dependency: { package: npm, manifest_path: 'package-lock.json', scope: alert.scope, relationship: 'direct' },
    security_advisory: {
      ghsa_id: alert.ghsa,
      cve_id: alert.cve,
      severity,
      ...(isOwn ? {} : { classification: alert.malware ? 'malware' : 'general' }),
      cvss: { score: 0, vector_string: null },
      cwes: [],
      identifiers: [{ type: 'GHSA', value: alert.ghsa }],
      references: [],
      vulnerabilities: [vulnerability],
      published_at: createdAt,
      updated_at: createdAt,
      withdrawn_at: null,
    },
    security_vulnerability: vulnerability,
    created_at: createdAt,
    updated_at: createdAt,
    dismissed_at: alert.dismissedAt,
    dismissed_by: null,
    dismissed_reason: alert.dismissedReason,
    dismissed_comment: alert.dismissedComment,
    auto_dismissed_at: state === 'auto_dismissed' ? createdAt : null,
    fixed_at: state === 'fixed' ? createdAt : null,
    ...(isOwn ? {} : { assignees: alert.assignees.map((login) => userShape(login, call)) }),
  };
}

const SECRETS_OFF = 'Secret scanning is disabled on this repository.';

function listSecretAlerts({ security, alerts }: RepositoryState, { query }: Call): Answer {
  if (!security.secretScanning) return failure(404, SECRETS_OFF);
  const types = query.secret_type?.split(',');
  const found = alerts.secrets
    .filter(({ state }) => query.state === undefined || state === query.state)
    .filter(({ generic, type }) => (types === undefined ? !generic : types.includes(type)));
  return list(found.map((one) => secretAlertShape(one, query.hide_secret === 'true')));
}

function secretAlertShape({ number, state, type, secret, createdAt }: SecretAlertState, hides: boolean) {
  return { number, state, secret_type: type, created_at: createdAt, ...(hides ? {} : { secret }) };
}

function scanHistory({ security, alerts }: RepositoryState): Answer {
  if (!security.secretScanning) return failure(404, SECRETS_OFF);
  const scans = alerts.secretScans.map(({ type, status, startedAt, completedAt }) => ({
    ...{ type, status, started_at: startedAt, completed_at: completedAt },
  }));
  return ok({
    incremental_scans: [],
    pattern_update_scans: [],
    backfill_scans: scans,
    custom_pattern_backfill_scans: [],
  });
}

/** Strangers get the published ones and no hint that there are others. */
function listAdvisories(repository: RepositoryState, call: Call): Answer {
  const { state, viewer, query } = call;
  const insider = holds({ state, viewer, repository }, 'repository_advisories', 'read');
  const found = repository.alerts.advisories
    .filter((one) => insider || one.state === 'published')
    .filter((one) => query.state === undefined || one.state === query.state);
  return list(found.map(advisoryShape));
}

function advisoryShape({ ghsa, state, createdAt, cwes }: AdvisoryState) {
  return {
    ghsa_id: ghsa,
    cve_id: null,
    state,
    created_at: createdAt,
    published_at: state === 'published' ? createdAt : null,
    closed_at: state === 'closed' ? createdAt : null,
    withdrawn_at: null,
    severity: 'high',
    cwe_ids: cwes,
    cwes: cwes.map((id) => ({ cwe_id: id, name: id })),
  };
}

function compareDependencies(repository: RepositoryState, { path }: Call): Answer {
  if (repository.dependencies === null) return failure(403, 'Dependency review is not supported on this repository.');
  const [base, head] = (path.basehead ?? '').split('...');
  if (base === undefined || head === undefined) return notFound();
  const moved = repository.alerts.moved.filter(({ branch }) => repository.branches.get(branch) === head);
  return list(
    moved.map(({ change, ecosystem, manifest, name, version, license, source, vulnerabilities }) => ({
      ...{ change_type: change, ecosystem, manifest, name, version, license, scope: 'runtime' },
      ...{ package_url: `pkg:${ecosystem}/${name}@${version}`, source_repository_url: source },
      vulnerabilities: vulnerabilities.map(({ ghsa, severity }) => ({
        ...{ advisory_ghsa_id: ghsa, severity, advisory_summary: `A flaw in ${name}` },
        advisory_url: `https://github.com/advisories/${ghsa}`,
      })),
    })),
  );
}

/** `affects` names packages with or without a version; the ranges of this small database hold every version it is asked about. */
function listGlobalAdvisories({ state, query }: Call): Answer {
  const asked = new Set((query.affects ?? '').split(',').map((one) => one.replace(/(?<=.)@[^@/]*$/, '')));
  const found = state.advisoryDatabase
    .filter(({ malware }) => malware === (query.type === 'malware'))
    .filter((one) => query.affects === undefined || asked.has(one.package));
  return list(found.map(globalAdvisoryShape));
}

function globalAdvisoryShape(one: PublicAdvisoryState) {
  const { ghsa, cve, malware, severity, cvss, epss, references, ecosystem } = one;
  return {
    ...{ ghsa_id: ghsa, cve_id: cve, type: malware ? 'malware' : 'reviewed', severity, references },
    ...{ summary: `A flaw in ${one.package}`, description: null, published_at: one.publishedAt },
    ...{ updated_at: one.publishedAt, withdrawn_at: null, identifiers: [{ type: 'GHSA', value: ghsa }] },
    epss,
    cvss_severities: { cvss_v3: { vector_string: cvss, score: null }, cvss_v4: null },
    vulnerabilities: [
      {
        package: { ecosystem, name: one.package },
        vulnerable_version_range: one.range,
        first_patched_version: one.fixedIn,
        vulnerable_functions: [],
      },
    ],
  };
}
