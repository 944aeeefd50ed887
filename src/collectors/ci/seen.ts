import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { ReportCount } from '../../model/report-count.ts';
import type { Analysis, CheckRunSeen } from '../../ports/code-scanning.ts';
import type { SeenRequirements } from '../required-checks.ts';
import type { SeenHistory } from '../run-history.ts';
import type { SarifRun } from '../supplied-sarif.ts';
import type { CoverageReport } from './coverage.ts';
import { facts } from './facts.ts';
import type { TestReport } from './junit.ts';

export const make = factMaker(facts, explainUnseen);

/** Everything the collector asked or was given, each with its own answer. */
export interface SeenCi extends SeenRequirements {
  readonly dynamic: SeenHistory;
  readonly toolchain: SeenHistory;
  /** The judged commit and, of a pull request, its test merge; empty = nobody says which commit it is. */
  readonly commits: readonly string[];
  /** What runs or ran on the commit. */
  readonly checkRuns: Observation<readonly CheckRunSeen[]>;
  readonly analyses: Observation<readonly Analysis[]>;
  readonly tests: readonly TestReport[];
  readonly coverage: readonly CoverageReport[];
  readonly sarif: readonly SarifRun[];
  /** Events that started the runs whose evidence was taken over, `pull_request`. */
  readonly triggers: readonly string[];
  /** What CI left and nobody could read or judge. */
  readonly unread: readonly NotSeen[];
  /** Of earlier reports, the newest first; undefined where nobody keeps them. */
  readonly reports: readonly ReportCount[] | undefined;
  /** Whether each SBOM that was given is valid. */
  readonly sboms: readonly { readonly path: string; readonly valid: boolean }[];
}

const OWN_APP = 'ssdf-gate';

/** A file that only this commit's CI could give: as long as it runs, it may yet come. */
export function notGiven({ checkRuns }: Pick<SeenCi, 'checkRuns'>, option: string): NotSeen[] {
  const missing = notSeen({ reason: 'not-supplied', what: option });
  if (checkRuns.state === 'unseen') return [missing];
  const running = checkRuns.value.some(({ status, app, name }) => status !== 'completed' && !isOurs(app, name));
  if (!running) return [missing];
  return [
    notSeen({ reason: 'pending', what: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs' }, checkRuns.sources),
  ];
}

/** Our own run would wait for itself. */
function isOurs(app: string | null, name: string): boolean {
  return app === OWN_APP || name === OWN_APP || name.startsWith(`${OWN_APP} release `);
}

export function unreadable(path: string, reason: 'too-large' | 'malformed' | 'not-json'): NotSeen {
  return notSeen({ reason, what: path }, [{ path }]);
}
