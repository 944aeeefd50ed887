import type { UnseenReason } from '../../model/observation.ts';
import { ENDPOINT_CLASSES, type EndpointClass, LACKED_BY_SERVERS_UP_TO, type Said } from './endpoint-classes.ts';
import { type FailedAnswer, generalAnswer, type GeneralAnswer } from './status.ts';

const CLASS_OF: ReadonlyMap<string, EndpointClass> = new Map(
  ENDPOINT_CLASSES.flatMap((one) => one.routes.map((route) => [route, one] as const)),
);

/** What the endpoint's class says of one answer; undefined leaves it to the general table. */
export function ownMeaning(
  route: string,
  { status, message }: Pick<FailedAnswer, 'status' | 'message'>,
): Said | UnseenReason | undefined {
  return CLASS_OF.get(route)?.answers?.find((one) => one.status === status && (one.words?.test(message) ?? true))
    ?.means;
}

/** What a failed answer means, and what would make it an answer. */
export function failedMeaning(route: string, answer: FailedAnswer): Pick<GeneralAnswer, 'means' | 'curedBy'> {
  if (answer.status === 404 && isLacked(route, answer)) return { means: 'not-offered' };
  return generalAnswer(answer);
}

/** The plan that the feature behind an endpoint comes with, where it is not for everybody. */
export function planOf(route: string): string | undefined {
  return CLASS_OF.get(route)?.plan;
}

export function isSaid(meaning: Said | UnseenReason): meaning is Said {
  return meaning === 'on' || meaning === 'off' || meaning === 'none';
}

/** A GitHub Enterprise Server names its version beside every answer; github.com and its tenants do not. */
const SERVER_VERSION_HEADER = 'x-github-enterprise-version';

/** True when GitHub's own description of this server's version, or of a later one, does not have the endpoint. */
function isLacked(route: string, { headers }: FailedAnswer): boolean {
  const upTo = LACKED_BY_SERVERS_UP_TO[route];
  const version = /^(\d{1,4})\.(\d{1,4})(?:\.|$)/.exec(String(headers[SERVER_VERSION_HEADER] ?? ''));
  if (upTo === undefined || version === null) return false;
  const [major, minor] = upTo.split('.').map(Number);
  const [, thisMajor, thisMinor] = version.map(Number);
  return thisMajor === major ? (thisMinor ?? 0) <= (minor ?? 0) : (thisMajor ?? 0) < (major ?? 0);
}
