import { z } from 'zod';

/** What GraphQL alone says about security settings, or says to more readers than REST does. */
export const REPOSITORY_SECURITY = /* GraphQL */ `
  query RepositorySecurity($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) {
      isSecurityPolicyEnabled
      hasVulnerabilityAlertsEnabled
      codeowners {
        errors {
          line
        }
      }
    }
  }
`;

export const repositorySecuritySchema = z.object({
  repository: z
    .object({
      isSecurityPolicyEnabled: z.boolean().nullish(),
      hasVulnerabilityAlertsEnabled: z.boolean().nullish(),
      codeowners: z.object({ errors: z.array(z.object({ line: z.number() })).max(10_000) }).nullish(),
    })
    .nullable(),
});

export const ORGANIZATION_GUARDS = /* GraphQL */ `
  query OrganizationGuards($login: String!) {
    organization(login: $login) {
      requiresTwoFactorAuthentication
      ipAllowListEnabledSetting
      samlIdentityProvider {
        id
      }
    }
  }
`;

/** A failed place turns null, also where GitHub's schema promises a value. */
export const organizationGuardsSchema = z.object({
  organization: z
    .object({
      requiresTwoFactorAuthentication: z.boolean().nullish(),
      ipAllowListEnabledSetting: z.enum(['ENABLED', 'DISABLED']).nullish(),
      samlIdentityProvider: z.object({ id: z.string() }).nullish(),
    })
    .nullable(),
});
