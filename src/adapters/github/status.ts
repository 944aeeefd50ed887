import type { UnseenReason } from '../../model/observation.ts';

export interface FailedAnswer {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** One line of the general table: the first that fits an answer says what it means. */
export interface GeneralAnswer {
  readonly status: number;
  /** What tells it from other answers of the same status. */
  readonly says?: (answer: FailedAnswer) => boolean;
  readonly means: UnseenReason;
  /** What would make it an answer: GitHub answers these to those who may not look, or whose plan lacks the feature. */
  readonly curedBy?: readonly ('permission' | 'plan')[];
}

const PERMISSION = { curedBy: ['permission'] } as const;

/**
 * What a failed answer means at every endpoint that `endpoint-classes.ts` gives no word of its own for it. A 404 is never "no",
 * because GitHub answers it to those who may not look. 401 is about the token itself: no permission helps one that GitHub does
 * not take. What is not listed: 5xx and no answer at all are the server's fault, everything else settles nothing.
 */
export const GENERAL_ANSWERS: readonly GeneralAnswer[] = [
  { status: 202, means: 'pending' },
  { status: 401, means: 'forbidden' },
  { status: 403, says: isLimited, means: 'rate-limited' },
  { status: 403, says: isAboutPlan, means: 'plan', curedBy: ['plan'] },
  { status: 403, says: isAboutAccess, means: 'forbidden' },
  { status: 403, means: 'forbidden', ...PERMISSION },
  { status: 404, means: 'hidden-or-absent', curedBy: ['permission', 'plan'] },
  { status: 409, says: isOfEmptyRepository, means: 'hidden-or-absent' },
  { status: 410, means: 'hidden-or-absent' },
  { status: 429, means: 'rate-limited' },
  { status: 451, means: 'hidden-or-absent' },
];

export function generalAnswer(answer: FailedAnswer): Pick<GeneralAnswer, 'means' | 'curedBy'> {
  const listed = GENERAL_ANSWERS.find(({ status, says }) => status === answer.status && (says?.(answer) ?? true));
  return listed ?? { means: answer.status >= 500 || answer.status === 0 ? 'server-error' : 'malformed' };
}

export function reasonOf(answer: FailedAnswer): UnseenReason {
  return generalAnswer(answer).means;
}

/** GitHub's documentation: "Rate limits for the REST API", which tells the primary and the secondary limit by these. */
function isLimited({ headers, message }: FailedAnswer): boolean {
  if (headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined) return true;
  return /secondary rate limit|rate limit exceeded/i.test(message);
}

const OF_PLANS =
  /upgrade to|advanced security|(?:code security|secret protection) must be enabled|not available on your plan/i;

function isAboutPlan({ message }: FailedAnswer): boolean {
  return OF_PLANS.test(message);
}

/** The organisation keeps the token or its address out, whatever it may do: SAML single sign-on, an IP allow list. */
function isAboutAccess({ message }: FailedAnswer): boolean {
  return /SAML enforcement|IP allow list/i.test(message);
}

function isOfEmptyRepository({ message }: FailedAnswer): boolean {
  return /repository is empty/i.test(message);
}
