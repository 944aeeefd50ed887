import { z } from 'zod';
import { seen, type NotSeen, type Observation, type Unseen, type UnseenReason } from '../../model/observation.ts';
import { generalAnswer } from './status.ts';
import { observe, sourceOf, unseenAnswer, type Question, type Reading } from './observe.ts';

/** One question to GitHub's GraphQL API. */
export interface GraphQlAsk<T> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** `Ref.branchProtectionRule`: what a report names when it could not be read. */
  readonly what: string;
  readonly permission: string;
  /** Of `data`. GitHub answers null where a path failed, so such places must allow null. */
  readonly schema: z.ZodType<T>;
}

/** Data with the places that failed: a null under one of them is "not seen", never "none". */
export interface GraphQlAnswer<T> {
  readonly data: T;
  readonly errors: readonly GraphQlFailure[];
}

export interface GraphQlFailure {
  /** From `data` downwards; empty when GitHub names no place, then everything is in doubt. */
  readonly path: readonly (string | number)[];
  readonly unseen: Unseen;
}

const failureSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])).nullish().catch(undefined),
  type: z.string().nullish().catch(undefined),
  message: z.string().nullish().catch(undefined),
  extensions: z.object({ code: z.string().nullish().catch(undefined) }).nullish().catch(undefined),
}); // prettier-ignore

const envelopeSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(failureSchema.catch({})).max(1000).nullish(),
});

/** By GitHub's error type, or by the code of its schema check. */
const REASONS: ReadonlyMap<string, UnseenReason> = new Map([
  ['FORBIDDEN', 'forbidden'],
  ['INSUFFICIENT_SCOPES', 'forbidden'],
  ['NOT_FOUND', 'hidden-or-absent'],
  ['RATE_LIMITED', 'rate-limited'],
  ['RATE_LIMIT', 'rate-limited'],
  // The query asks for more than GitHub gives in one answer: asking again changes nothing.
  ['MAX_NODE_LIMIT_EXCEEDED', 'too-large'],
  ['RESOURCE_LIMITS_EXCEEDED', 'too-large'],
  ['undefinedField', 'not-offered'],
  ['undefinedType', 'not-offered'],
  ['argumentNotAccepted', 'not-offered'],
]);

/** Reads data and failures of one answer; nothing usable at all is unseen with the first reason given. */
export function readGraphQl<T>(ask: GraphQlAsk<T>, reading: Reading): Observation<GraphQlAnswer<T>> {
  const question: Question = { route: `GraphQL ${ask.what}`, permission: ask.permission };
  const envelope = observe({ ...question, schema: envelopeSchema }, reading);
  if (envelope.state === 'unseen') return envelope;
  const failures = (envelope.value.errors ?? []).map((error) => failureOf(error, question, reading));
  const first = failures[0]?.unseen;
  if (envelope.value.data === null || envelope.value.data === undefined) return unusable(question, reading, first);
  const data = ask.schema.safeParse(envelope.value.data);
  if (!data.success) return unusable(question, reading, first);
  return seen({ data: data.data, errors: failures }, [sourceOf(reading)]);
}

/** Why the place `path` may not be trusted: it failed, something above it did, or something inside it. */
export function failureAt(errors: readonly GraphQlFailure[], path: readonly (string | number)[]): Unseen | undefined {
  return errors.find((error) => error.path.slice(0, path.length).every((step, index) => step === path[index]))?.unseen;
}

/** The failures that touch `path`: of the place itself, of something above it, or of something inside it. */
export function failuresAt(
  errors: readonly GraphQlFailure[],
  path: readonly (string | number)[],
): readonly GraphQlFailure[] {
  return errors.filter((error) => failureAt([error], path) !== undefined);
}

/** True when a failure inside an answer (GraphQL tells them with status 200) may be gone a minute later. */
export function isPassingFailure(data: unknown): boolean {
  const errors = envelopeSchema.safeParse(data).data?.errors ?? [];
  return errors.some((error) => ['rate-limited', 'server-error'].includes(reasonFor(error)));
}

/** True when an answer of GraphQL, whose status is 200, was refused for asking too much. */
export function isLimitedInside(data: unknown): boolean {
  const errors = envelopeSchema.safeParse(data).data?.errors ?? [];
  return errors.some((error) => reasonFor(error) === 'rate-limited');
}

function reasonFor(error: z.infer<typeof failureSchema>): UnseenReason {
  return REASONS.get(error.type ?? '') ?? REASONS.get(error.extensions?.code ?? '') ?? 'server-error';
}

function failureOf(
  error: z.infer<typeof failureSchema>,
  question: Question,
  { retryAt }: Pick<Reading, 'retryAt'>,
): GraphQlFailure {
  const reason = reasonFor(error);
  const at = (error.path ?? []).join('.');
  const what = at === '' ? question.route : `${question.route} (${at.slice(0, 200)})`;
  const retry = reason === 'rate-limited' && retryAt !== undefined ? { retryAt } : {};
  return { path: error.path ?? [], unseen: { reason, what, ...cureFor(error, question), ...retry } };
}

/** SAML and IP allow lists are told as REST tells them, by a 403 that no permission cures. */
function cureFor(error: z.infer<typeof failureSchema>, question: Question): Pick<Unseen, 'permission' | 'status'> {
  const reason = reasonFor(error);
  const refused = { status: 403, message: (error.message ?? '').slice(0, 500), headers: {} };
  const keptOut = reason === 'forbidden' && generalAnswer(refused).curedBy === undefined;
  return keptOut ? { status: refused.status } : permissionFor(question, reason);
}

/** Nothing usable: for the first reason that GitHub gave, else because it is of another form. */
function unusable(question: Question, reading: Reading, first?: Unseen): NotSeen {
  const answer = unseenAnswer(question, reading, first?.reason ?? 'malformed');
  return first === undefined ? answer : { ...answer, unseen: { ...answer.unseen, ...first, what: question.route } };
}

/** A permission helps where GitHub says, or may mean, that the token may not look; nowhere else. */
function permissionFor({ permission }: Question, reason: UnseenReason): Pick<Unseen, 'permission'> {
  return reason === 'forbidden' || reason === 'hidden-or-absent' ? { permission } : {};
}

/** `https://host/api/v3` answers GraphQL at `https://host/api/graphql`; github.com at `/graphql` of the API host. */
export function graphQlUrl(base: string): string {
  return base.endsWith('/api/v3') ? `${base.slice(0, -'/v3'.length)}/graphql` : `${base}/graphql`;
}
