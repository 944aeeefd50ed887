/** Webhook payloads built from a scenario's state; hand the result to `Sandbox.deliver`. */
export { checkRunPayload, checkSuitePayload } from './payloads/checks.ts';
export type { Delivered, PayloadSource } from './payloads/envelope.ts';
export { installationPayload } from './payloads/installation.ts';
export { mergeGroupPayload, pullRequestPayload } from './payloads/pull-requests.ts';
export { pushPayload } from './payloads/push.ts';
export { releasePayload } from './payloads/release.ts';
