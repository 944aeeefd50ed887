import { seen } from '../../model/observation.ts';
import { readSbom } from '../../sbom/read.ts';
import type { ReadSbomDocument, Validation } from '../../sbom/validate.ts';
import { readRequirements } from '../required-checks.ts';
import { readHistory } from '../run-history.ts';
import { readTree } from '../seen-tree.ts';
import { sarifRuns } from '../supplied-sarif.ts';
import type { CollectContext, Collected, Collector, SuppliedFile } from '../types.ts';
import { testMergeOf } from '../test-merge.ts';
import { isOfInterest } from '../workflow-files.ts';
import { coverageReports } from './coverage.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { testReports } from './junit.ts';
import { dynamicUses, toolchainUses } from './uses.ts';

/** What CI really ran: tests that a merge waits for, their results, dynamic tests, checks of the toolchain itself. */
export const ci: Collector = {
  id: 'ci',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}', permission: 'pull_requests: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/runs', permission: 'actions: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', permission: 'actions: read' },
    { route: 'GraphQL CheckSuite.checkRuns', permission: 'checks: read' },
    { route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', permission: 'checks: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/analyses', permission: 'security_events: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/default-setup', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/rulesets', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/branches/{branch}/protection', permission: 'administration: read' },
    { route: 'GraphQL BranchProtectionRule.bypassForcePushAllowances', permission: 'administration: read' },
    { route: 'GraphQL Ref.refUpdateRule', permission: 'contents: read' },
  ],
  events: [
    'branch_protection_configuration',
    'branch_protection_rule',
    'check_suite',
    'push',
    'repository_ruleset',
    'workflow_run',
  ],
  reads: isOfInterest,
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const { repository, branch, supplied, subject, validateSbom, unread = [] } = context;
  const { commit } = subject;
  const [tree, required, defaultSetup, checkRuns, analyses, testMerge] = await Promise.all([
    readTree(context),
    readRequirements(repository, branch),
    repository.defaultSetup(),
    commit === null ? seen([]) : repository.checkRuns(commit),
    repository.analyses({}),
    testMergeOf(context),
  ]);
  const merge = testMerge.state === 'seen' ? testMerge.value : null;
  const commits = [commit, merge].filter((each) => each !== null);
  const [dynamic, toolchain] = await Promise.all([
    readHistory(repository, { tree, branch, uses: dynamicUses }),
    readHistory(repository, { tree, branch, uses: toolchainUses, scheduledOnly: true }),
  ]);
  const given = { tests: testReports(supplied), coverage: coverageReports(supplied), sarif: sarifRuns(supplied) };
  const sboms = await sbomsGiven(supplied, (read) => validateSbom?.(read, context.at));
  return {
    facts: judge({
      tree,
      defaultSetup,
      ...required,
      dynamic,
      toolchain,
      commits,
      checkRuns,
      analyses,
      ...given,
      sboms,
      unread,
      reports: await context.recentReports?.(),
      triggers: supplied.flatMap(({ attested }) => (attested === undefined ? [] : [attested.trigger])),
    }),
  };
}

/** Without a validator nothing is known to be valid. */
function sbomsGiven(
  supplied: readonly SuppliedFile[],
  validate: (read: ReadSbomDocument) => Promise<Validation> | undefined,
) {
  const given = supplied.filter(({ kind }) => kind === 'sbom');
  return Promise.all(
    given.map(async ({ path, bytes }) => {
      const read = readSbom(bytes);
      return { path, valid: read.state === 'sbom' && (await validate(read))?.state === 'valid' };
    }),
  );
}
