import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { SecretAlert, SecretKind, SecretScan, SecretScanning } from '../../ports/secret-scanning.ts';
import { goodAlerts, OFF_LIST } from './alert-list.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const ALERTS = 'GET /repos/{owner}/{repo}/secret-scanning/alerts';
const HISTORY = 'GET /repos/{owner}/{repo}/secret-scanning/scan-history';
const PERMISSION = 'secret_scanning_alerts: read';

/** Left out of the list unless they are named (GitHub documentation, "Supported secret scanning patterns", non-provider patterns). */
const GENERIC_TYPES = [
  'ec_private_key',
  'generic_private_key',
  'http_basic_authentication_header',
  'http_bearer_authentication_header',
  'mongodb_connection_string',
  'mysql_connection_string',
  'openssh_private_key',
  'password',
  'pgp_private_key',
  'postgres_connection_string',
  'rsa_private_key',
].join(',');

/** Secret scanning: GitHub is asked to hide what it found, and nothing but the number of an alert is kept of its answer. */
export function secretScanning(client: GitHubClient, { owner, name }: RepositoryName): SecretScanning {
  const parameters = { owner, repo: name };
  return {
    openSecretAlerts: (kind) => openAlerts(client, parameters, kind),
    secretHistoryScans: () => historyScans(client, parameters),
  };
}

type Parameters = Readonly<Record<string, string>>;

async function openAlerts(
  client: GitHubClient,
  parameters: Parameters,
  kind: SecretKind,
): Promise<Observation<readonly SecretAlert[] | 'off'>> {
  const list = await client.list<unknown>({
    route: ALERTS,
    parameters: {
      ...{ ...parameters, state: 'open', hide_secret: true },
      ...(kind === 'generic' ? { secret_type: GENERIC_TYPES } : {}),
    },
    permission: PERMISSION,
    schema: z.array(z.unknown()),
    said: { off: OFF_LIST },
  });
  return goodAlerts<SecretAlert>(list, { schema: z.object({ number: z.int() }), what: ALERTS });
}

const scan = z.object({
  type: z.string().default(''),
  status: z.string().default(''),
  completed_at: z.iso.datetime({ offset: true }).nullish(),
  pattern_name: z.string().optional(),
  pattern_scope: z.string().optional(),
});
const scans = z.array(scan).default([]);

const history = z.object({
  backfill_scans: scans,
  custom_pattern_backfill_scans: scans,
  generic_secrets_backfill_scans: scans,
});

async function historyScans(
  client: GitHubClient,
  parameters: Parameters,
): Promise<Observation<readonly SecretScan[] | 'off'>> {
  const answer = await client.get<z.infer<typeof history> | 'off'>({
    route: HISTORY,
    parameters,
    permission: PERMISSION,
    schema: history,
    said: { off: 'off' },
  });
  return mapSeen(answer, (all) =>
    all === 'off'
      ? 'off'
      : [
          ...all.backfill_scans.map((one) => toScan('provider', one)),
          ...all.generic_secrets_backfill_scans.map((one) => toScan('generic', one)),
          ...all.custom_pattern_backfill_scans.map((one) =>
            toScan(`custom ${one.pattern_scope ?? ''} ${one.pattern_name ?? ''}`, one),
          ),
        ],
  );
}

function toScan(pattern: string, { type, status, completed_at: at }: z.infer<typeof scan>): SecretScan {
  return { pattern, place: type, completedAt: status === 'completed' ? (at ?? null) : null };
}
