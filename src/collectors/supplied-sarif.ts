import { z } from 'zod';
import type { SuppliedFile } from './types.ts';

/** Largest SARIF file that is read; GitHub itself takes 10 MB compressed. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_RUNS = 100;

/**
 * What became of a run. Only `complete` says anything by finding nothing: it had rules to look for, no invocation of it failed
 * and it came to a result.
 */
export type SarifOutcome = 'complete' | 'failed' | 'no-rules' | 'no-results' | 'no-runs';

/** One run inside a SARIF file that was handed over; a file without any is told as one that is `no-runs`. */
export type SarifRun =
  | {
      readonly state: 'read';
      readonly path: string;
      readonly tool: string;
      /** Commits it says it looked at. */
      readonly commits: readonly string[];
      readonly outcome: SarifOutcome;
    }
  | { readonly state: 'unreadable'; readonly path: string; readonly reason: 'too-large' | 'not-json' | 'malformed' };

const rules = z.object({ name: z.string().optional(), rules: z.array(z.unknown()).optional() });
const runSchema = z.object({
  tool: z.object({ driver: rules.extend({ name: z.string() }), extensions: z.array(rules).optional() }),
  invocations: z.array(z.object({ executionSuccessful: z.boolean().optional() })).optional(),
  versionControlProvenance: z.array(z.object({ revisionId: z.string().optional() })).optional(),
  results: z.array(z.unknown()).nullish(),
});
const sarifSchema = z.object({ version: z.literal('2.1.0'), runs: z.array(z.unknown()) });

/** The runs of the SARIF files that CI or the caller gave. Their word is taken for what they ran on; nothing here verifies it. */
export function sarifRuns(supplied: readonly SuppliedFile[]): readonly SarifRun[] {
  return supplied.filter((file) => file.kind === 'sarif').flatMap(readFile);
}

function readFile({ path, bytes, attested }: SuppliedFile): readonly SarifRun[] {
  if (bytes.byteLength > MAX_BYTES) return [{ state: 'unreadable', path, reason: 'too-large' }];
  const document = jsonOf(bytes);
  if (document === undefined) return [{ state: 'unreadable', path, reason: 'not-json' }];
  const parsed = sarifSchema.safeParse(document);
  if (!parsed.success) return [{ state: 'unreadable', path, reason: 'malformed' }];
  const { runs } = parsed.data;
  if (runs.length === 0) return [{ state: 'read', path, tool: '', commits: [], outcome: 'no-runs' }];
  const cut: readonly SarifRun[] = runs.length > MAX_RUNS ? [{ state: 'unreadable', path, reason: 'too-large' }] : [];
  return [...runs.slice(0, MAX_RUNS).map((run) => ofCommit(readRun(path, run), attested?.commit)), ...cut];
}

/** A run that names no commit is of the one that CI's certificate names; its own word counts before that. */
function ofCommit(run: SarifRun, attested: string | undefined): SarifRun {
  if (run.state === 'unreadable' || run.commits.length > 0 || attested === undefined) return run;
  return { ...run, commits: [attested] };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not UTF-8 or not JSON: the caller says so.
    return undefined;
  }
}

function readRun(path: string, run: unknown): SarifRun {
  const parsed = runSchema.safeParse(run);
  if (!parsed.success) return { state: 'unreadable', path, reason: 'malformed' };
  const { tool, invocations = [], versionControlProvenance = [], results } = parsed.data;
  const ruleCount = [tool.driver, ...(tool.extensions ?? [])].reduce((sum, part) => sum + (part.rules?.length ?? 0), 0);
  const failed = invocations.some((one) => one.executionSuccessful === false);
  const outcome = outcomeOf({ failed, ruleCount, hasResults: Array.isArray(results) });
  const commits = versionControlProvenance.flatMap(({ revisionId }) => (revisionId === undefined ? [] : [revisionId]));
  return { state: 'read', path, tool: tool.driver.name, commits, outcome };
}

interface Came {
  readonly failed: boolean;
  readonly ruleCount: number;
  /** `results` left out or null says that the run never came to a result (SARIF 2.1.0, 3.14.23). */
  readonly hasResults: boolean;
}

function outcomeOf({ failed, ruleCount, hasResults }: Came): SarifOutcome {
  if (failed) return 'failed';
  if (ruleCount === 0) return 'no-rules';
  return hasResults ? 'complete' : 'no-results';
}
