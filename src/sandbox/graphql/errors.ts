import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** An error with GitHub's own `type`, which stands beside the message and not in `extensions`. */
export class TypedError extends GraphQLError {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export function forbidden(): TypedError {
  return new TypedError('FORBIDDEN', 'Resource not accessible by integration');
}

/** As GitHub words it: fields and arguments it does not have come with a code that callers branch on. */
export function documentError(error: GraphQLError): object {
  const { message, locations } = error.toJSON();
  const unknownField = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
  if (unknownField === null) return { message, locations };
  const [, fieldName, typeName] = unknownField;
  return {
    path: ['query', fieldName],
    extensions: { code: 'undefinedField', typeName, fieldName },
    locations,
    message: `Field '${fieldName ?? ''}' doesn't exist on type '${typeName ?? ''}'`,
  };
}

export function executionError(error: GraphQLError): GraphQLFormattedError & { readonly type?: string } {
  const { message, locations, path } = error.toJSON();
  const cause = error.cause ?? error;
  const type = cause instanceof TypedError ? { type: cause.type } : {};
  return {
    ...type,
    message,
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
  };
}
