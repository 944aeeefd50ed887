import { afterAll, beforeAll } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';

/** The present of every scenario under test. */
export const NOW = '2026-03-01T09:00:00Z';

export type TestSandboxOptions = Partial<SandboxOptions>;

/** Starts a local GitHub for a test that stops it by itself. */
export async function openSandbox(options: TestSandboxOptions = {}): Promise<Sandbox> {
  return startSandbox({ scenario: wellKept, now: () => NOW, ...options });
}

/** One local GitHub for all tests of a file, on a free port; call the result for it. */
export function useSandbox(options: TestSandboxOptions = {}): () => Sandbox {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await openSandbox(options);
  });
  afterAll(async () => sandbox?.stop());
  return () => {
    if (sandbox === undefined) throw new Error('the local GitHub runs only inside tests');
    return sandbox;
  };
}
