import { z } from 'zod';
import type { Observation } from '../../model/observation.ts';
import type { JobRun } from '../../ports/workflow-runs.ts';
import type { GitHubClient } from './client.ts';
import { whole } from './overview.ts';

/** The check suite of each workflow run, by the run's number, as the lists of runs told it. */
export type SuitesOfRuns = Map<number, string>;

/** Jobs are the check runs of a run's suite; those of its last attempt are the latest. */
export const RUN_JOBS = /* GraphQL */ `
  query RunJobs($suite: ID!) {
    node(id: $suite) {
      ... on CheckSuite {
        checkRuns(first: 100, filterBy: { checkType: LATEST }) {
          totalCount
          nodes {
            name
            conclusion
            steps(first: 100) {
              totalCount
              nodes {
                name
                conclusion
              }
            }
          }
        }
      }
    }
  }
`;

const count = z.number().int().nonnegative();
const step = z.object({ name: z.string(), conclusion: z.string().nullish() });
const job = step.extend({
  steps: z.object({ totalCount: count, nodes: z.array(step.nullable()).nullish() }).nullish(),
});
const answerSchema = z.object({
  node: z
    .object({
      checkRuns: z.object({ totalCount: count, nodes: z.array(job.nullable()).nullish() }).nullish(),
    })
    .nullish(),
});

/**
 * The jobs of a run by its suite. Undefined where GraphQL does not tell every job with every step of it, nothing failed; a run
 * without a job is undefined too, because those who may not look are told of none.
 */
export async function jobsInSuite(
  client: GitHubClient,
  suite: string,
): Promise<Observation<readonly JobRun[]> | undefined> {
  const answer = await client.graphqlLater({
    query: RUN_JOBS,
    variables: { suite },
    what: 'CheckSuite.checkRuns',
    permission: 'checks: read',
    schema: answerSchema,
  });
  if (answer.state === 'unseen' || answer.value.errors.length > 0) return undefined;
  const runs = answer.value.data.node?.checkRuns;
  const jobs = runs == null ? undefined : whole(runs.nodes, runs.totalCount)?.map(toJob);
  if (jobs === undefined || jobs.length === 0 || jobs.includes(undefined)) return undefined;
  return { ...answer, value: jobs.filter((one) => one !== undefined) };
}

function toJob({ name, conclusion, steps }: z.infer<typeof job>): JobRun | undefined {
  const all = steps == null ? undefined : whole(steps.nodes, steps.totalCount);
  const told = all?.map((one) => ({ name: one.name, conclusion: inRest(one.conclusion) }));
  return told === undefined ? undefined : { name, conclusion: inRest(conclusion), steps: told };
}

/** GraphQL writes REST's words in capitals. */
function inRest(conclusion: string | null | undefined): string | null {
  return conclusion?.toLowerCase() ?? null;
}
