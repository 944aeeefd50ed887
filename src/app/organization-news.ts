import { z } from 'zod';
import type { OrganizationReadings } from '../adapters/github/shared-readings.ts';
import type { Planner } from './planner.ts';

/** After these, what an organisation answered may no longer hold, whatever repository they speak of. */
const OF_THE_ORGANIZATION: readonly string[] = [
  'custom_property',
  'installation',
  'installation_repositories',
  'installation_target',
  'member',
  'membership',
  'org_block',
  'organization',
  'personal_access_token_request',
  'repository_ruleset',
  'team',
  'team_add',
];

const payload = z.object({
  installation: z.object({ id: z.int() }),
  repository: z.object({ name: z.string() }).optional(),
});

/** The repository that holds an organisation's defaults and locks: any news of it is news of the organisation. */
const CONFIGURATION_REPOSITORY = '.github';

/** The same planner; news of an organisation makes the next look ask it again. */
export function forgettingOrganizations(planner: Planner, organizations: OrganizationReadings): Planner {
  return async (delivery) => {
    const plan = await planner(delivery);
    const installation = concerned(delivery);
    if (installation !== undefined) organizations.forget(installation);
    return plan;
  };
}

function concerned({ event, body }: Parameters<Planner>[0]): number | undefined {
  const parsed = payload.safeParse(JSON.parse(new TextDecoder().decode(body)));
  if (!parsed.success) return undefined;
  const { installation, repository } = parsed.data;
  const isNews = OF_THE_ORGANIZATION.includes(event) || repository?.name === CONFIGURATION_REPOSITORY;
  return isNews ? installation.id : undefined;
}
