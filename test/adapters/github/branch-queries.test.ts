import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { FORCE_PUSH_ACTORS, REF_UPDATE_RULE } from '../../../src/adapters/github/branch-queries.ts';

const path = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);
const schema = buildSchema(readFileSync(path, 'utf8'), { assumeValid: true });

describe('a GraphQL document about branches', () => {
  it.each([
    { name: 'who may force-push', query: FORCE_PUSH_ACTORS },
    { name: 'what a branch demands of everybody', query: REF_UPDATE_RULE },
  ])('is one that GitHub knows: $name', ({ query }) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });
});
