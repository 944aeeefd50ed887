import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Tri } from '../../workflows/model.ts';
import { requiredAnswers } from '../required-checks.ts';
import { newestRun, type SeenHistory } from '../run-history.ts';
import { recentUnknownFact } from './recent-reports.ts';
import { runFacts } from './run-facts.ts';
import { make, type SeenCi } from './seen.ts';
import { testUses } from './uses.ts';
import { SAY } from './words.ts';

/** All facts of the sheet from what was seen. */
export function judge(ci: SeenCi): Fact[] {
  return [
    requiredFact(ci),
    ...runFacts(ci),
    latestFact('ci.latest-dynamic-test-at', ci.dynamic, SAY.neverTested()),
    latestFact('ci.latest-toolchain-check-at', ci.toolchain, SAY.neverChecked()),
    triggersFact(ci),
    recentUnknownFact(ci.reports),
    ...notWrittenYet(),
  ];
}

function requiredFact(ci: SeenCi): Fact {
  const answers = requiredAnswers(ci, {
    uses: testUses,
    // What is uploaded to code scanning are findings, never results of tests.
    isTool: () => 'no',
    isCheck: testsByName,
    isDefaultSetup: false,
  });
  return make.joined('ci.tests-required', eitherTrue(answers));
}

const NO_TESTS =
  /^(?:dco|easycla|license\/.+|cla\/.+|code\/snyk\b.*|security\/snyk\b.*|netlify\/.+|vercel\b.*|renovate\/.+|pre-commit\.ci\b.*|dependency review|codeql)$/i;

/** A name proves no tests; only a few names say that there are none. */
function testsByName(name: string): Tri {
  return NO_TESTS.test(name) ? 'no' : 'unknown';
}

function latestFact(
  id: 'ci.latest-dynamic-test-at' | 'ci.latest-toolchain-check-at',
  history: SeenHistory,
  never: Text,
): Fact {
  const { at, open, sources } = newestRun(history);
  const hidden = open.map(({ unseen }) => unseen);
  if (at !== undefined) {
    const bound = hidden.length > 0 ? ({ exactness: 'atLeast', hidden } as const) : {};
    return make.observed(id, at, { sources, ...bound });
  }
  return open.length > 0 ? make.unknown(id, open) : make.observed(id, 'never', { sources, because: never });
}

const TRIGGERS: Readonly<Record<string, string>> = {
  pull_request: 'pull-request',
  push: 'push',
  release: 'release',
  schedule: 'schedule',
};

/** By the certificates of the runs whose evidence counts here; evidence of other commits is not looked at, so that it is a bound. */
function triggersFact({ triggers, unread }: SeenCi): Fact {
  const id = 'ci.evidence-triggers';
  const found = triggers.flatMap((trigger) => TRIGGERS[trigger] ?? []);
  const others = notSeen({ reason: 'not-supplied', what: 'evidence of other commits' });
  const hidden = [...unread, others].map(({ unseen }) => unseen);
  if (found.length > 0) return make.observed(id, found, { exactness: 'atLeast', hidden });
  return make.unknownBecause(id, SAY.noneTaken(), { unseen: hidden });
}

/** What only a document can tell that nobody writes or takes over yet. */
function notWrittenYet(): Fact[] {
  const rows = [['ci.hardened-binaries-ratio', 'the result of a check of executables', SAY.noBinaryCheck()]] as const;
  return rows.map(([id, what, because]) =>
    make.unknownBecause(id, because, { unseen: [notSeen({ reason: 'not-supplied', what }).unseen] }),
  );
}
