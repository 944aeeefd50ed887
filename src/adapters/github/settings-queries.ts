import { z } from 'zod';

/** What GraphQL alone says about security settings, or says to more readers than REST does. */
export const REPOSITORY_SECURITY = /* GraphQL */ `
  query RepositorySecurity($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) {
      isSecurityPolicyEnabled
      hasVulnerabilityAlertsEnabled
    }
  }
`;

export const repositorySecuritySchema = z.object({
  repository: z
    .object({
      isSecurityPolicyEnabled: z.boolean().nullish(),
      hasVulnerabilityAlertsEnabled: z.boolean().nullish(),
    })
    .nullable(),
});

export const ORGANIZATION_TWO_FACTOR = /* GraphQL */ `
  query OrganizationTwoFactor($login: String!) {
    organization(login: $login) {
      requiresTwoFactorAuthentication
    }
  }
`;

export const organizationTwoFactorSchema = z.object({
  organization: z.object({ requiresTwoFactorAuthentication: z.boolean().nullish() }).nullable(),
});
