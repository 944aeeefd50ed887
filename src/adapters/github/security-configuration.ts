import { z } from 'zod';
import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import {
  ALERT_KINDS,
  type AlertKind,
  type CustomProperty,
  type SecurityConfiguration,
  type SecurityConfigurations,
} from '../../ports/security-configuration.ts';
import type { AboutAnswer } from './about.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const FIELDS = {
  dependabot: 'dependabot_delegated_alert_dismissal',
  'code-scanning': 'code_scanning_delegated_alert_dismissal',
  'secret-scanning': 'secret_scanning_delegated_alert_dismissal',
} as const satisfies Readonly<Record<AlertKind, string>>;

const configuration = z.object({
  status: z.string().max(100),
  configuration: z.record(z.string(), z.unknown()).nullish(),
});

const property = z.object({
  property_name: z.string().max(200),
  value: z.union([z.string(), z.array(z.string())]).nullable(),
});

/** Security settings that the organisation hands down. 204 is GitHub's "no configuration"; a 404 may hide one. */
export function securityConfigurations(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  about: () => Promise<Observation<AboutAnswer>>,
): SecurityConfigurations {
  const parameters = { owner, repo: name };
  return {
    securityConfiguration: () =>
      client.get<SecurityConfiguration | null>({
        route: 'GET /repos/{owner}/{repo}/code-security-configuration',
        parameters,
        permission: 'administration: read',
        schema: configuration.transform(toConfiguration),
        said: { none: null },
      }),
    customProperties: async () => named(await about()) ?? properties(client, parameters),
  };
}

function named(about: Observation<AboutAnswer>): Observation<readonly CustomProperty[]> | undefined {
  const told = about.state === 'seen' ? about.value.properties : undefined;
  return told === undefined ? undefined : seen(told, about.sources);
}

type Parameters = Readonly<Record<string, string>>;

async function properties(
  client: GitHubClient,
  parameters: Parameters,
): Promise<Observation<readonly CustomProperty[]>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/properties/values',
    parameters,
    permission: 'metadata: read',
    schema: z.array(property).max(1000),
  });
  return mapSeen(answer, (all) => all.map(({ property_name, value }) => ({ name: property_name, value })));
}

function toConfiguration(answer: z.infer<typeof configuration>): SecurityConfiguration {
  const fields = answer.configuration ?? {};
  return { status: answer.status, delegates: ALERT_KINDS.filter((kind) => fields[FIELDS[kind]] === 'enabled') };
}
