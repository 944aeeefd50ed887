import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildASTSchema, parse, type GraphQLSchema } from 'graphql';

let built: GraphQLSchema | undefined;

/** GitHub's public GraphQL schema, built on the first question; a run without GraphQL does not pay for it. */
export function githubSchema(): GraphQLSchema {
  // The package exports no way to the file; it lies beside the description's.
  const folder = dirname(createRequire(import.meta.url).resolve('@octokit/openapi'));
  built ??= buildASTSchema(
    parse(readFileSync(join(folder, '..', 'graphql-schema', 'schema.graphql'), 'utf8'), { noLocation: true }),
    { assumeValid: true, assumeValidSDL: true },
  );
  return built;
}
