import { readFileSync } from 'node:fs';
import { readEnvironment } from '../app/environment.ts';
import { githubEvaluator } from '../app/github-evaluator.ts';
import { startApp } from '../app/server.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { readOptions } from './options.ts';
import { policiesFolder } from './policies.ts';
import { verifiersWith } from './verifiers.ts';
import { readTrust } from './verify-options.ts';
import { vulnerabilityData } from './vulnerability-data.ts';

export const serve: Command = {
  summary: 'Runs the GitHub App until it is told to stop (SIGINT or SIGTERM).',
  usage:
    'ssdf-gate serve    settings come from the environment: APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, WEBHOOK_SECRET, and where needed PORT, HOST, STORE_PATH, VULNERABILITY_DATA_PATH, TRUSTED_ROOT_PATH, GHE_HOST, GHE_PROTOCOL, PUBLIC_URL',
  run: async (args, io) => {
    readOptions(args, {});
    const environment = readEnvironment(io.environment, (path) => readFileSync(path, 'utf8'));
    const engine = {
      ...loadEngine(policiesFolder()),
      ...vulnerabilityData(environment.vulnerabilityDataPath, io, VARIABLE),
      ...trusting(environment.trustedRootPath, io),
    };
    const app = await startApp({ ...environment, evaluator: githubEvaluator(engine) });
    io.err(`ssdf-gate listens on ${app.url}\n`);
    await stopSignal();
    await app.stop();
    return EXIT.holds;
  },
};

/** The roots are read now, so that a wrong file is said before the App listens. */
function trusting(path: string | undefined, io: Io) {
  if (path === undefined) return {};
  const trust = readTrust({ 'trusted-root': path }, io);
  return { verifiers: verifiersWith(() => trust) };
}

const VARIABLE = 'VULNERABILITY_DATA_PATH';

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
