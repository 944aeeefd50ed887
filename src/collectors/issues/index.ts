import { notSeen } from '../../model/observation.ts';
import { SECURITY_LABEL, TOPIC_LABELS } from '../../model/label-words.ts';
import { spellings } from '../labels.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { make } from './make.ts';
import { rootCauseFact } from './root-causes.ts';
import { isThreatModelPath, readThreats } from './threat-model.ts';
import { namedIn, threatsFact } from './threats.ts';
import { topicsFact } from './topics.ts';

const IDS = ['issue.tracked-topics', 'issue.root-cause-recorded-ratio', 'issue.threats-tracked-ratio'] as const;

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

async function collect({ repository, tree, naming, ...context }: CollectContext): Promise<Collected> {
  // Under names that nobody could read there may be more, and more that lacks its cause.
  if (naming?.state === 'unknown') return { facts: IDS.map((id) => make.unknown(id, [notSeen(naming.because)])) };
  const own = naming?.labels ?? {};
  const threats = await readThreats({ tree, ...context });
  const [records, advisories] = await Promise.all([
    repository.issueRecords({
      topics: TOPIC_LABELS.flatMap((word) => spellings(word, own)),
      weaknesses: spellings(SECURITY_LABEL, own),
      causes: spellings('root-cause', own),
      named: namedIn(threats),
    }),
    repository.advisories(),
  ]);
  return { facts: [topicsFact(records, own), rootCauseFact({ records, advisories }), threatsFact(threats, records)] };
}
