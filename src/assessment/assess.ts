import { ASSESSMENT_SCHEMA, type Assessment, type GateMode } from '../model/assessment.ts';
import { digestOf, type Digest } from '../model/digest.ts';
import { evidenceDigest, type Evidence } from '../model/evidence.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import { instantOf } from '../model/instant.ts';
import { TASK_IDS } from '../model/level.ts';
import type { Policy, Profile } from '../model/policy.ts';
import type { Records } from '../model/records.ts';
import type { Text } from '../model/text.ts';
import { broughtMalware } from './brought-malware.ts';
import { atTargetOf, coverageOf } from './coverage.ts';
import { undecidedNotices } from './decision.ts';
import { deltaOf, sharedBaseline } from './delta.ts';
import { besideOf, distributionOf } from './distribution.ts';
import { driftOf } from './drift.ts';
import { factsById } from './facts-by-id.ts';
import { findingsOf } from './findings.ts';
import { type FixingFinding, gateOf } from './gate.ts';
import { openLedger, type Ledger } from './records.ts';
import { judgeTasks } from './task.ts';

export interface AssessInput {
  readonly policy: Policy;
  readonly facts: FactSheet;
  readonly evidence: Evidence;
  readonly profile: Profile;
  readonly records: Records;
  /** RFC 3339; the only time there is. */
  readonly at: string;
  readonly gate: GateMode;
  /** A pull request: the evidence of the merge base. Held against the same policy, records and `at`. */
  readonly baseline?: { readonly evidence: Evidence };
  /** The last evidence of the default branch, for drift. */
  readonly previous?: { readonly evidence: Evidence };
  /** The organisation's configuration could not be read: its locks are unknown, so no gate may answer yes. */
  readonly locksUnknown?: Text;
  /** `enforce`: a release that fixes vulnerabilities must carry a new SBOM and a VEX. Says nothing of other subjects. */
  readonly fixingReleases?: 'observe' | 'enforce';
  /** `enforce`: a change must not bring malware. Says nothing of other subjects. */
  readonly broughtMalware?: 'observe' | 'enforce';
}

/** Judges an evidence by a policy. Pure: the same input gives the same bytes, in whatever order facts and records come. */
export function assess(input: AssessInput): Assessment {
  const { policy, profile } = input;
  const at = timeOf(input.at);
  const ledger = openLedger(input.records, policy, at);
  const head = judgeSide(input, input.evidence, { ledger, at });
  const base = baselineOf(input, { ledger, at });
  const tasks = head.tasks;
  const atTarget = atTargetOf(tasks);
  return {
    $schema: ASSESSMENT_SCHEMA,
    version: 1,
    subject: input.evidence.subject,
    assessedAt: input.at,
    profile: profile.name,
    policy: { name: policy.name, status: policy.status, digest: policyDigest(policy) },
    evidence: { digest: digestInOrder(input.evidence) },
    ...describeBaseline(input.baseline),
    tasks,
    distribution: distributionOf(tasks),
    beside: besideOf(tasks),
    coverage: coverageOf(tasks),
    atTarget,
    delta: base === undefined ? [] : deltaOf(base, head),
    drift: driftSince(input),
    gate: gateOf({
      mode: input.gate,
      findings: findingsOf(head.judged, base?.tasks),
      atTarget,
      compared: base !== undefined,
      locksUnknown: input.locksUnknown,
      fixing: fixingOf(input),
      malware: broughtMalware(input.broughtMalware, input.evidence),
    }),
    notices: [...ledger.notices, ...undecidedNotices(policy.tasks, tasks, ledger)],
  };
}

/** Where it was asked for and nobody looked, it is unknown and never a pass. */
function fixingOf({ fixingReleases, evidence }: AssessInput): FixingFinding | undefined {
  if (fixingReleases !== 'enforce' || evidence.subject.kind !== 'release') return undefined;
  return evidence.releaseHandling?.fixing ?? { state: 'unknown', because: NOT_LOOKED };
}

const NOT_LOOKED: Text = { en: 'the release was not looked at', ja: 'リリースを確認していない' };

interface Given {
  readonly ledger: Ledger;
  readonly at: number;
}

function judgeSide({ policy, profile, facts: sheet }: AssessInput, evidence: Evidence, { ledger, at }: Given) {
  const facts = factsById(evidence);
  const judged = judgeTasks(policy, profile, { facts, sheet, ledger, at });
  return { facts, judged, tasks: judged.map(({ assessment }) => assessment) };
}

function baselineOf(input: AssessInput, given: Given) {
  if (input.baseline === undefined) return undefined;
  return judgeSide(input, sharedBaseline(input.baseline.evidence, input.evidence, input.facts), given);
}

function describeBaseline(baseline: AssessInput['baseline']): Pick<Assessment, 'baseline'> {
  if (baseline === undefined) return {};
  const { evidence } = baseline;
  return { baseline: { commit: evidence.subject.commit, digest: digestInOrder(evidence) } };
}

function driftSince({ previous, evidence, facts, policy }: AssessInput): Assessment['drift'] {
  if (previous === undefined) return [];
  return driftOf({ previous: previous.evidence, now: evidence, sheet: facts, policy });
}

/** A loaded policy never changes: its digest is reckoned once, however many subjects are judged by it. */
const policyDigests = new WeakMap<Policy, Digest>();

/** The order of the standard, which is the order a loaded policy has. */
function policyDigest(policy: Policy): Digest {
  const known = policyDigests.get(policy);
  if (known !== undefined) return known;
  const position = ({ task }: Policy['tasks'][number]) => TASK_IDS.indexOf(task);
  const digest = digestOf({ ...policy, tasks: [...policy.tasks].sort((a, b) => position(a) - position(b)) });
  policyDigests.set(policy, digest);
  return digest;
}

/** Facts sorted by id, which is the order a collected evidence has. */
function digestInOrder(evidence: Evidence): Digest {
  return evidenceDigest({ ...evidence, facts: [...evidence.facts].sort((a, b) => (a.id < b.id ? -1 : 1)) });
}

function timeOf(at: string): number {
  const time = instantOf(at);
  if (time === undefined)
    throw new RangeError(`assess: "at" is ${at}; give an RFC 3339 instant such as 2026-11-23T09:14:00Z`);
  return time;
}
