import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { loadDescription, type DescriptionName } from './description/description.ts';
import { deliver, type Delivery } from './deliver.ts';
import { Faults, type FaultTable } from './faults.ts';
import { newGraphql } from './graphql/execute.ts';
import type { Incoming, Outgoing, RecordedRequest } from './http/exchange.ts';
import { listen } from './http/listen.ts';
import { OPERATIONS } from './http/permissions.ts';
import { Service } from './http/service.ts';
import { storedBytes } from './http/storage.ts';
import { Tokens, type TokenGrant } from './http/tokens.ts';
import type { SandboxState } from './state/state.ts';

/** A world to serve. `build` gets its present; every date in it is counted back from there. */
export interface Scenario {
  readonly name: string;
  readonly build: (at: string) => SandboxState;
}

export interface SandboxOptions {
  readonly scenario: Scenario;
  /** Whose API: github.com unless told. */
  readonly description?: DescriptionName;
  readonly faults?: FaultTable;
  readonly port?: number;
  /** Holds every request and answer against the description; on unless told. */
  readonly validate?: boolean;
  /** The scenario's present, and the time that answers bear. The real one unless told. */
  readonly now?: () => string;
  /** The time that JWTs and tokens are judged by. The real one unless told, because clients of GitHub sign by theirs. */
  readonly clock?: () => string;
}

/** A GitHub on this machine. */
export interface Sandbox {
  /** REST at `/`, GraphQL at `/graphql`; a GHES answers below `/api/v3` and `/api/graphql` as well. */
  readonly url: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly state: SandboxState;
  readonly requests: readonly RecordedRequest[];
  /** Requests and answers that break GitHub's description, and GraphQL fields nobody answers. */
  readonly violations: readonly string[];
  readonly faults: Faults;
  deliver(event: string, payload: object, options: Delivery): Promise<{ readonly status: number }>;
  /** An installation token as the endpoint would make it, for callers that do not speak JWT. */
  token(grant?: Partial<TokenGrant>): string;
  stop(): Promise<void>;
}

const WEBHOOK_SECRET = 'sandbox-webhook-secret';

/** Starts a local GitHub on loopback; stop it when done. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? realTime;
  const clock = options.clock ?? realTime;
  const state = options.scenario.build(now());
  const faults = new Faults(options.faults);
  const privateKey = await newPrivateKey();
  const tokens = new Tokens(createPublicKey(privateKey), state.app.id);
  const storage = await listen(async (incoming) => Promise.resolve(storedAnswer(state, incoming)));
  const running: { service?: Service } = {};
  const api = await listen(async (incoming) => answerBy(running.service, incoming), options.port);
  const violations: string[] = [];
  const service = new Service({
    ...{ state, tokens, faults, violations, now, clock },
    description: loadDescription(options.description ?? 'api.github.com', OPERATIONS),
    graphql: newGraphql({ state, now, missing: (field) => violations.push(`graphql: ${field} is not answered here`) }),
    validate: options.validate ?? true,
    api: api.url,
    storage: storage.url,
  });
  running.service = service;
  return {
    url: api.url,
    appId: state.app.id,
    privateKey,
    webhookSecret: WEBHOOK_SECRET,
    state,
    requests: service.requests,
    violations,
    faults,
    deliver: async (event, payload, to) =>
      deliver({ secret: WEBHOOK_SECRET, appId: state.app.id }, { event, payload }, to),
    token: (grant) =>
      tokens.issue({ permissions: state.installation.permissions, repositories: 'all', ...grant }, clock()).token,
    stop: async () => {
      await Promise.all([api.stop(), storage.stop()]);
    },
  };
}

function realTime(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

async function newPrivateKey(): Promise<string> {
  const pair = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return pair.privateKey;
}

async function answerBy(service: Service | undefined, incoming: Incoming): Promise<Outgoing> {
  return service === undefined ? { status: 503, headers: {}, body: '' } : service.answer(incoming);
}

/** Storage knows no tokens: like GitHub's, it refuses a request that brings one. */
function storedAnswer(state: SandboxState, { headers, url }: Incoming): Outgoing {
  if (headers.authorization !== undefined) return { status: 400, headers: {}, body: 'InvalidAuthenticationInfo' };
  const bytes = storedBytes(state, url);
  if (bytes === undefined) return { status: 404, headers: {}, body: 'BlobNotFound' };
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytes };
}
