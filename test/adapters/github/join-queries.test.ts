import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, print, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileHistoryQuery } from '../../../src/adapters/github/file-history.ts';
import { issueQuery } from '../../../src/adapters/github/issue-query.ts';
import { joinQueries } from '../../../src/adapters/github/join-queries.ts';
import { MERGED_PULL_REQUESTS } from '../../../src/adapters/github/merged-query.ts';
import { REPOSITORY_OVERVIEW } from '../../../src/adapters/github/overview-query.ts';
import { RUN_JOBS } from '../../../src/adapters/github/run-jobs.ts';

const root = resolve(import.meta.dirname, '../../..');
const shipped = readFileSync(join(root, 'node_modules/@octokit/graphql-schema/schema.graphql'), 'utf8');
const schema = buildSchema(shipped, { assumeValid: true });

const WHERE = { owner: 'acme', name: 'widget' };

describe('queries joined into one', () => {
  it('fit the schema of GitHub, all that may be joined, some of them twice', () => {
    const issues = issueQuery({ topics: ['finding'], weaknesses: ['security'], causes: [], named: [7] });
    const { query, fields } = joinQueries([
      { query: MERGED_PULL_REQUESTS, variables: WHERE },
      { query: fileHistoryQuery(2), variables: WHERE },
      { query: fileHistoryQuery(2), variables: WHERE },
      { query: REPOSITORY_OVERVIEW, variables: WHERE },
      { query: RUN_JOBS, variables: {} },
      { query: issues.query, variables: WHERE },
    ]);
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
    expect(fields).toEqual(['repository', 'repository', 'repository', 'repository', 'node', 'repository']);
  });

  it('keep their variables and fragments apart', () => {
    const one = { query: 'query A($x: Int!) { repository(id: $x) { ...F } } fragment F on R { a }', variables: { x: 1 } };
    const other = { query: 'query B($x: Int!) { node(id: $x) { ...F ... on N { b } } } fragment F on N { c }', variables: { x: 2 } };
    const { query, variables } = joinQueries([one, other]);
    const wanted = `query Joined($q0_x: Int!, $q1_x: Int!) {
      q0: repository(id: $q0_x) { ...q0_F }
      q1: node(id: $q1_x) { ...q1_F ... on N { b } }
    } fragment q0_F on R { a } fragment q1_F on N { c }`;
    expect(print(parse(query))).toBe(print(parse(wanted)));
    expect(variables).toEqual({ q0_x: 1, q1_x: 2 });
  }); // prettier-ignore

  it.each(['{ viewer { login } }', 'query A($x: Int!) { repository(id: $x) {'])('refuse %s', (query) => {
    expect(() => joinQueries([{ query, variables: {} }])).toThrow(/a query to join/);
  });
});
