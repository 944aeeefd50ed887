import {
  defaultFieldResolver,
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type GraphQLFieldResolver,
} from 'graphql';
import { isJson, type Json } from '../description/json.ts';
import type { Outgoing } from '../http/exchange.ts';
import { jsonOutgoing } from '../http/finish.ts';
import type { Viewer } from '../http/viewer.ts';
import type { SandboxState } from '../state/state.ts';
import { documentError, executionError } from './errors.ts';
import { queryRoot } from './root.ts';
import { githubSchema } from './schema.ts';

export interface GraphqlRequest {
  readonly body: Json;
  readonly viewer: Viewer;
  readonly api: string;
}

export interface GraphqlOptions {
  readonly state: SandboxState;
  readonly now: () => string;
  /** Told of fields that GitHub has and this sandbox does not answer. */
  readonly missing: (field: string) => void;
}

/** Answers documents against GitHub's real schema: a field it does not have is refused as GitHub does. */
export function newGraphql(options: GraphqlOptions): (request: GraphqlRequest) => Promise<Outgoing> {
  return async (request) => {
    const { body, viewer } = request;
    if (viewer.kind === 'anonymous')
      return jsonOutgoing(401, { message: 'This endpoint requires you to be authenticated.' });
    if (viewer.kind === 'app') return jsonOutgoing(403, { message: 'Resource not accessible by integration' });
    const document = parsed(typeof body.query === 'string' ? body.query : '');
    if (document instanceof GraphQLError) return jsonOutgoing(200, { errors: [documentError(document)] });
    const errors = validate(githubSchema(), document);
    if (errors.length > 0) return jsonOutgoing(200, { errors: errors.map(documentError) });
    return run(document, request, options);
  };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

async function run(document: DocumentNode, request: GraphqlRequest, options: GraphqlOptions): Promise<Outgoing> {
  const { body, viewer, api } = request;
  const { state, now } = options;
  const result = await execute({
    schema: githubSchema(),
    document,
    rootValue: queryRoot({ state, viewer, api, now: now() }),
    variableValues: isJson(body.variables) ? body.variables : {},
    ...(typeof body.operationName === 'string' ? { operationName: body.operationName } : {}),
    fieldResolver: strictResolver(options.missing),
  });
  const errors = (result.errors ?? []).map(executionError);
  return jsonOutgoing(200, { data: result.data ?? null, ...(errors.length > 0 ? { errors } : {}) });
}

/** A member nobody wrote would read as null, which means something on GitHub; here it is an error that tests see. */
function strictResolver(missing: (field: string) => void): GraphQLFieldResolver<unknown, unknown> {
  return (...asked) => {
    const [source, , , { parentType, fieldName }] = asked;
    if (isJson(source) && fieldName in source) return defaultFieldResolver(...asked);
    missing(`${parentType.name}.${fieldName}`);
    throw new GraphQLError(`the local GitHub does not answer ${parentType.name}.${fieldName}`);
  };
}
