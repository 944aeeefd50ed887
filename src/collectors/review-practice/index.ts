import { placesOf } from '../document-files.ts';
import type { CollectContext, Collected, Collector, Naming } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';

/** How the last changes came into the default branch. */
export const reviewPractice: Collector = {
  id: 'review-practice',
  version: '1',
  facts,
  endpoints: [
    { route: 'GraphQL Repository.pullRequests', permission: 'pull_requests: read' },
    { route: 'GraphQL PullRequest.closingIssuesReferences', permission: 'issues: read' },
    { route: 'GraphQL Commit.statusCheckRollup', permission: 'checks: read' },
    { route: 'GraphQL StatusContext.state', permission: 'statuses: read' },
    { route: 'GraphQL Commit.associatedPullRequests', permission: 'pull_requests: read' },
    { route: 'GraphQL Commit.history', permission: 'contents: read' },
  ],
  events: ['pull_request', 'pull_request_review', 'push'],
  reads: () => false,
  collect,
};

/** Nobody was asked what the repository calls its labels. */
const PRODUCT_NAMES: Naming = { state: 'known', labels: {} };

async function collect({ repository, naming = PRODUCT_NAMES, ownDocuments, at }: CollectContext): Promise<Collected> {
  const [merged, commits] = await Promise.all([repository.mergedPullRequests(), repository.recentCommits()]);
  return { facts: judge({ merged, commits, naming, places: placesOf(ownDocuments), at }) };
}
