import { SECURITY_LABEL, spellings, TOPIC_LABELS } from '../labels.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { rootCauseFact } from './root-causes.ts';
import { isThreatModelPath, readThreats } from './threat-model.ts';
import { namedIn, threatsFact } from './threats.ts';
import { topicsFact } from './topics.ts';

/** What the issues of the repository keep on record about security. */
export const issues: Collector = {
  id: 'issues',
  version: '1',
  facts,
  endpoints: [
    { route: 'GraphQL Repository.issue', permission: 'issues: read' },
    { route: 'GraphQL Label.issues', permission: 'issues: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/security-advisories', permission: 'repository_advisories: read' },
  ],
  events: ['push', 'repository_advisory'],
  reads: isThreatModelPath,
  collect,
};

async function collect({ repository, tree }: CollectContext): Promise<Collected> {
  const threats = await readThreats({ tree });
  const [records, advisories] = await Promise.all([
    repository.issueRecords({
      topics: TOPIC_LABELS.flatMap(spellings),
      weaknesses: spellings(SECURITY_LABEL),
      causes: spellings('root-cause'),
      named: namedIn(threats),
    }),
    repository.advisories(),
  ]);
  return { facts: [topicsFact(records), rootCauseFact({ records, advisories }), threatsFact(threats, records)] };
}
