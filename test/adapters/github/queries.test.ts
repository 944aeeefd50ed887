import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blobsQuery, MAX_BATCH } from '../../../src/adapters/github/blobs.ts';
import { BRANCH_HISTORY } from '../../../src/adapters/github/branch-history-query.ts';
import { issueQuery } from '../../../src/adapters/github/issue-query.ts';
import { MERGED_PULL_REQUESTS } from '../../../src/adapters/github/merged-query.ts';
import { REPOSITORY_OVERVIEW } from '../../../src/adapters/github/overview-query.ts';
import {
  HOME_COMMIT,
  ORGANIZATION_GUARDS,
  REPOSITORY_SECURITY,
} from '../../../src/adapters/github/settings-queries.ts';
import { RUN_JOBS } from '../../../src/adapters/github/run-jobs.ts';
import { RELEASE_TAGS } from '../../../src/adapters/github/tag-query.ts';
import { fileHistoryQuery, MAX_PATHS } from '../../../src/adapters/github/file-history.ts';

const root = resolve(import.meta.dirname, '../../..');
const shipped = readFileSync(join(root, 'node_modules/@octokit/graphql-schema/schema.graphql'), 'utf8');
const schema = buildSchema(shipped, { assumeValid: true });
const errorsOf = (query: string) => validate(schema, parse(query)).map((error) => error.message);

const EVERY_ISSUE = { topics: ['finding'], weaknesses: ['security'], causes: ['root-cause'], named: [7] };

describe('what is asked by GraphQL', () => {
  it.each([
    { name: 'overview of a repository', query: REPOSITORY_OVERVIEW },
    { name: 'commit of the configuration of an organization', query: HOME_COMMIT },
    { name: 'security of a repository', query: REPOSITORY_SECURITY },
    { name: 'two-factor in an organisation', query: ORGANIZATION_GUARDS },
    { name: 'merged pull requests', query: MERGED_PULL_REQUESTS },
    { name: 'history of the default branch', query: BRANCH_HISTORY },
    { name: 'tags of the newest releases', query: RELEASE_TAGS },
    { name: 'issues by label and number', query: issueQuery(EVERY_ISSUE).query },
    { name: 'the last change of files', query: fileHistoryQuery(MAX_PATHS) },
    { name: 'jobs of a run', query: RUN_JOBS },
    { name: 'one blob', query: blobsQuery(1) },
    { name: 'a batch of blobs', query: blobsQuery(MAX_BATCH) },
  ])('fits the schema of GitHub: $name', ({ query }) => {
    expect(errorsOf(query)).toEqual([]);
  });

  it('would not fit with a field that GitHub does not have', () => {
    expect(errorsOf(REPOSITORY_SECURITY.replace('isSecurityPolicyEnabled', 'isSecure'))).not.toEqual([]);
  });
});
