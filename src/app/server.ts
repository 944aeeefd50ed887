import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openObjectStore, type SqliteObjectStore } from '../adapters/sqlite/objects.ts';
import { packFolder } from '../adapters/pack-folder/archive.ts';
import { openSqliteStore } from '../adapters/sqlite/store.ts';
import type { PackArchive } from '../ports/pack-archive.ts';
import type { Store } from '../ports/store.ts';
import type { AppEnvironment } from './environment.ts';
import type { Evaluator } from './evaluator.ts';
import { createGuard, requireUsableSecret } from './guard.ts';
import { housekeeping } from './housekeeping.ts';
import { describeError, jsonLog, type Log } from './log.ts';
import { forgettingOrganizations } from './organization-news.ts';
import { createPlanner } from './planner.ts';
import { redactor } from './redact.ts';
import { rateBudget } from './rate-budget.ts';
import { DEFAULT_RETRY, type RetryPolicy } from './retry.ts';
import { appServices, type AppServices } from './services.ts';
import { sharedByLooks } from './shared.ts';
import { createWorker, type Worker } from './worker.ts';

export interface AppOptions extends AppEnvironment {
  /** Makes what evaluates; called once, with all that it may use. */
  readonly evaluator: (services: AppServices) => Evaluator;
  /** Takes finished, redacted log lines; standard error unless told. */
  readonly writeLog?: (line: string) => void;
  readonly now?: () => string;
  readonly fetch?: typeof fetch;
  readonly concurrency?: number;
  readonly retry?: RetryPolicy;
  readonly evaluationTimeoutMs?: number;
  /** How long running evaluations may still take once the App is asked to stop. */
  readonly graceMs?: number;
}

export interface RunningApp {
  readonly url: string;
  /** Takes no more deliveries, lets work end or hands it back, closes the store. */
  readonly stop: () => Promise<void>;
  /** Resolves when nothing that is due is left; for tests and the demo. */
  readonly idle: () => Promise<void>;
}

/** The App: guard, store, planner, worker, put together. Refuses to start with a secret that anybody could guess. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  requireUsableSecret(options.webhookSecret);
  const now = options.now ?? (() => new Date().toISOString());
  const log = appLog(options, now);
  const store = openSqliteStore({ path: options.storePath });
  const objects = objectMemory(options, { now, log });
  const packs = packFolder(options.packsPath);
  try {
    const worker = await startWorker(options, { store, packs, objects, now, log });
    const guard = createGuard({ secret: options.webhookSecret, store, now, log, accepted: () => worker.wake() });
    const server = createServer(TIMEOUTS, (request, response) => void guard(request, response));
    const url = await listening(server, options);
    const house = housekeeping({ store, packs, worker, now, log });
    log('info', { event: 'app.started', url, gitHub: options.gitHubHost, ...(await store.pending()) });
    return {
      url,
      idle: () => worker.idle(),
      stop: stopper({ server, worker, store, objects, house, log }, options.graceMs ?? 20_000),
    };
  } catch (error) {
    objects?.close();
    await store.close();
    throw error;
  }
}

/** A client that sends slowly holds a connection, never for long. */
const TIMEOUTS = { requestTimeout: 30_000, headersTimeout: 10_000 };

const EVALUATION_TIMEOUT_MS = 10 * 60_000;

/** A memory beside the store. One that cannot be opened costs requests; the App goes on without it, and says so. */
function objectMemory({ storePath }: AppOptions, { now, log }: Pick<Parts, 'now' | 'log'>): Objects {
  if (storePath === ':memory:') return undefined;
  const problem = (error: unknown) => log('warn', { event: 'objects.unusable', ...describeError(error) });
  try {
    return openObjectStore({ path: `${storePath}.objects`, now, problem });
  } catch (error) {
    problem(error);
    return undefined;
  }
}

type Objects = SqliteObjectStore | undefined;

interface Parts {
  readonly store: Store;
  readonly objects: Objects;
  readonly packs: PackArchive;
  readonly now: () => string;
  readonly log: Log;
}

async function startWorker(options: AppOptions, { store, packs, objects, now, log }: Parts): Promise<Worker> {
  const { appId, privateKey, apiUrl, gitHubHost: host, evaluator, concurrency, retry, evaluationTimeoutMs } = options;
  const planner = await createPlanner({ appId, privateKey, apiUrl, host, now, runs: store });
  const budget = rateBudget();
  const shared = sharedByLooks({ now, ...(objects === undefined ? {} : { objectStore: objects }) });
  return createWorker({
    budget,
    store,
    planner: forgettingOrganizations(planner, shared.organizations),
    now,
    log,
    packs,
    evaluator: evaluator(appServices(options, { store, packs, now, log, budget, shared })),
    retry: retry ?? DEFAULT_RETRY,
    concurrency: concurrency ?? 4,
    timeoutMs: evaluationTimeoutMs ?? EVALUATION_TIMEOUT_MS,
  });
}

function appLog({ webhookSecret, privateKey, writeLog }: AppOptions, now: () => string): Log {
  const redact = redactor([webhookSecret, privateKey]);
  return jsonLog({ write: writeLog ?? ((line) => void process.stderr.write(line)), redact, now });
}

async function listening(server: Server, { host, port }: AppOptions): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: taken } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
}

interface Running extends Omit<Parts, 'now' | 'packs'> {
  readonly server: Server;
  readonly worker: Worker;
  readonly house: { readonly stop: () => void };
}

/** May be called twice; the second call waits for the first. */
function stopper({ server, worker, store, objects, house, log }: Running, graceMs: number): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  async function stop(): Promise<void> {
    house.stop();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    await Promise.all([closed, worker.stop(graceMs)]);
    clearTimeout(timer);
    objects?.close();
    await store.close();
    log('info', { event: 'app.stopped' });
  }
  return () => (stopping ??= stop());
}
