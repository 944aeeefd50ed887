import type { ReadFrom } from '../model/fact-sheet.ts';

/** What protects a branch: rules that hold for it, classic protection, and what GraphQL shows of both to those who may not look. */
export const BRANCH_RULES = [
  'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  'GET /repos/{owner}/{repo}/rulesets',
  'GET /repos/{owner}/{repo}/branches/{branch}/protection',
  'GraphQL Ref.refUpdateRule',
] as const satisfies readonly ReadFrom[];
