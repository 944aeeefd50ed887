import { z } from 'zod';
import type { BranchRule } from '../../ports/branch-settings.ts';

const pullRequest = z.object({
  required_approving_review_count: z.number().int().nonnegative().optional().catch(undefined),
  dismiss_stale_reviews_on_push: z.boolean().optional().catch(undefined),
  require_code_owner_review: z.boolean().optional().catch(undefined),
  require_last_push_approval: z.boolean().optional().catch(undefined),
  required_review_thread_resolution: z.boolean().optional().catch(undefined),
  required_reviewers: z
    .array(z.object({ file_patterns: z.array(z.string()), minimum_approvals: z.number().int().nonnegative() }))
    .optional()
    .catch(undefined),
}); // prettier-ignore
export type PullRequestParameters = z.infer<typeof pullRequest>;

const statusChecks = z.object({
  required_status_checks: z.array(z.object({ context: z.string() })),
  strict_required_status_checks_policy: z.boolean().optional().catch(undefined),
});

const workflows = z.object({ workflows: z.array(z.object({ path: z.string(), repository_id: z.number() })) });

const codeScanning = z.object({
  code_scanning_tools: z.array(
    z.object({ tool: z.string(), alerts_threshold: z.string(), security_alerts_threshold: z.string() }),
  ),
});

/** Parameters of a `pull_request` rule; undefined for another rule. A field of an unexpected form is undefined. */
export function pullRequestParameters(rule: BranchRule): PullRequestParameters | undefined {
  return rule.type === 'pull_request' ? pullRequest.parse(rule.parameters) : undefined;
}

/** Names that have to report success before a merge: none for other rules, undefined for an unexpected form. */
export function requiredNames(rule: BranchRule): readonly string[] | undefined {
  switch (rule.type) {
    case 'required_status_checks':
      return statusChecks.safeParse(rule.parameters).data?.required_status_checks.map((check) => check.context);
    case 'workflows':
      return workflowsOf(rule)?.map((each) => `workflow ${each.repository_id} ${each.path}`);
    case 'code_scanning':
      return codeScanning.safeParse(rule.parameters).data?.code_scanning_tools.map((each) => `results of ${each.tool}`);
    default:
      return [];
  }
}

export function isStrict(rule: BranchRule): boolean | undefined {
  if (rule.type === 'merge_queue') return true;
  if (rule.type !== 'required_status_checks') return false;
  return statusChecks.safeParse(rule.parameters).data?.strict_required_status_checks_policy;
}

/** True when a code-scanning rule stops at some severity; a threshold of `none` twice stops nothing. */
export function hasThreshold(rule: BranchRule): boolean | undefined {
  if (rule.type !== 'code_scanning') return false;
  const parsed = codeScanning.safeParse(rule.parameters);
  return parsed.data?.code_scanning_tools.some(
    (each) => each.alerts_threshold !== 'none' || each.security_alerts_threshold !== 'none',
  );
}

export function workflowsOf(rule: BranchRule) {
  return workflows.safeParse(rule.parameters).data?.workflows.filter((each) => each.path !== '');
}

export type PullRequestSwitch =
  | 'dismiss_stale_reviews_on_push'
  | 'require_code_owner_review'
  | 'require_last_push_approval'
  | 'required_review_thread_resolution';

/** Whether a rule is a `pull_request` rule with this switch on; undefined when GitHub says it in an unexpected form. */
export function pullRequestSwitch(name: PullRequestSwitch): (rule: BranchRule) => boolean | undefined {
  return (rule) => {
    const parameters = pullRequestParameters(rule);
    return parameters === undefined ? false : parameters[name];
  };
}
