import { z } from 'zod';
import type { Analysis, CheckRunSeen, CodeAlert, DefaultSetup, WorkflowRun } from '../../ports/code-scanning.ts';

/** What is kept of GitHub's answers about code scanning and CI; one schema per member, so that a bad one costs only itself. */

const tool = z.object({ name: z.string().default('') });
const instant = z.iso.datetime({ offset: true });

export const analysis = z
  .object({
    ref: z.string(),
    commit_sha: z.string(),
    tool,
    created_at: instant,
    error: z.string(),
    rules_count: z.int(),
    results_count: z.int(),
    category: z.string().default(''),
    analysis_key: z.string().default(''),
  })
  .transform(({ commit_sha, created_at, rules_count, results_count, analysis_key, ...rest }): Analysis => ({
    ref: rest.ref,
    commit: commit_sha,
    tool: rest.tool.name,
    createdAt: created_at,
    error: rest.error,
    rules: rules_count,
    results: results_count,
    category: rest.category,
    key: analysis_key,
  }));

export const alert = z
  .object({
    number: z.int(),
    state: z.enum(['open', 'dismissed', 'fixed']),
    tool,
    rule: z.object({
      severity: z.string().nullish(),
      security_severity_level: z.string().nullish(),
      tags: z.array(z.string()).nullish(),
    }),
    created_at: instant,
    dismissed_at: instant.nullish(),
    dismissed_reason: z.string().nullish(),
    dismissed_comment: z.string().nullish(),
    assignees: z.array(z.unknown()).nullish(),
  })
  .transform(({ number, state, rule, created_at, ...rest }): CodeAlert => ({
    number,
    state,
    tool: rest.tool.name,
    securitySeverity: rule.security_severity_level ?? null,
    ruleSeverity: rule.severity ?? null,
    createdAt: created_at,
    dismissedAt: rest.dismissed_at ?? null,
    dismissedReason: rest.dismissed_reason ?? null,
    dismissedComment: rest.dismissed_comment ?? null,
    assigned: rest.assignees == null ? undefined : rest.assignees.length > 0,
    cwes: (rule.tags ?? []).flatMap((tag) => cweOf(tag) ?? []),
  }));

/** `external/cwe/cwe-798` of CodeQL, `CWE-798: …` of others. */
function cweOf(tag: string): number | undefined {
  const number = /\bcwe-0*(\d{1,5})\b/i.exec(tag)?.[1];
  return number === undefined ? undefined : Number(number);
}

export const defaultSetup = z
  .object({
    state: z.enum(['configured', 'not-configured']),
    languages: z.array(z.string()).default([]),
    schedule: z.string().nullish(),
  })
  .transform(({ state, languages, schedule }): DefaultSetup => ({
    configured: state === 'configured',
    languages,
    scheduled: state === 'configured' && typeof schedule === 'string',
  }));

export const checkRun = z
  .object({
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullable(),
    app: z.object({ slug: z.string().optional() }).nullable(),
  })
  .transform(({ name, status, conclusion, app }): CheckRunSeen => ({
    name,
    status,
    conclusion,
    app: app?.slug ?? null,
  }));

export const workflowRun = z
  .object({
    id: z.int(),
    path: z.string(),
    event: z.string(),
    head_sha: z.string(),
    conclusion: z.string().nullable(),
    created_at: instant,
  })
  .transform(({ id, path, event, head_sha, conclusion, created_at }): WorkflowRun => ({
    id,
    // GitHub may add the branch: `.github/workflows/scan.yml@main`.
    path: path.split('@', 1)[0] ?? path,
    event,
    commit: head_sha,
    conclusion,
    createdAt: created_at,
  }));
