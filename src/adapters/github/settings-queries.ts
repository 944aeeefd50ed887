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

export const securityParts = {
  isSecurityPolicyEnabled: z.boolean().nullish(),
  hasVulnerabilityAlertsEnabled: z.boolean().nullish(),
  codeowners: z.object({ errors: z.array(z.object({ line: z.number() })).max(10_000) }).nullish(),
};

export const repositorySecuritySchema = z.object({ repository: z.object(securityParts).nullable() });

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

/** The commit of an organisation's own repository of defaults, in one answer. */
export const HOME_COMMIT = /* GraphQL */ `
  query HomeCommit($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) {
      defaultBranchRef {
        target {
          oid
        }
      }
    }
  }
`;

export const homeCommitSchema = z.object({
  repository: z
    .object({ defaultBranchRef: z.object({ target: z.object({ oid: z.string() }).nullish() }).nullish() })
    .nullable(),
});
