import {
  describeExcused,
  describeFixing,
  describeHolding,
  describeMalware,
  describeMissed,
  describePossibleFall,
  describeRegression,
  describeUndetermined,
  describeUnjudged,
  NO_BASELINE,
  NOTHING_AIMED_AT,
} from '../language/gate.ts';
import type { Conclusion, Gate, GateMode } from '../model/assessment.ts';
import type { TaskId } from '../model/level.ts';
import type { FixingRelease } from '../model/release-handling.ts';
import type { Text } from '../model/text.ts';
import type { MalwareFinding } from './brought-malware.ts';
import type { Findings } from './findings.ts';

export interface GateInput {
  readonly mode: GateMode;
  readonly findings: Findings;
  readonly atTarget: { readonly met: number; readonly of: number };
  readonly compared: boolean;
  readonly locksUnknown?: Text | undefined;
  /** Of a release whose configuration asks for it: what a fixing release has to carry. */
  readonly fixing?: FixingFinding | undefined;
  /** Of a change whose configuration asks that it bring no malware. */
  readonly malware?: MalwareFinding | undefined;
}

/** `unknown`: nobody could tell; never a pass where it was asked for. */
export type FixingFinding = Pick<FixingRelease, 'state' | 'because'>;

/** The answer of the gate and why. Stricter findings come first in the reasons. */
export function gateOf(input: GateInput): Gate {
  const { mode, fixing, malware } = input;
  const conclusion = withMalware(withFixing(concludeOf(input), fixing), malware);
  return { mode, conclusion, reasons: reasonsOf(input) };
}

/** It was asked for by name, so that it counts in every mode. */
function withFixing(conclusion: Conclusion, fixing: FixingFinding | undefined): Conclusion {
  switch (fixing?.state) {
    case undefined:
    case 'fixes-none':
    case 'holds':
      return conclusion;
    case 'fails':
      return 'failure';
    case 'unknown':
      return conclusion === 'failure' ? 'failure' : 'action_required';
  }
}

/** Asked for by name as well: by default malware is told and the table of modes alone decides. */
function withMalware(conclusion: Conclusion, malware: MalwareFinding | undefined): Conclusion {
  switch (malware?.state) {
    case undefined:
    case 'none':
      return conclusion;
    case 'brings':
      return 'failure';
    case 'unknown':
      return conclusion === 'failure' ? 'failure' : 'action_required';
  }
}

function concludeOf(input: GateInput): Conclusion {
  switch (input.mode) {
    case 'observe':
      return observe(input);
    case 'ratchet':
      return ratchet(input);
    case 'enforce':
      return enforce(input);
  }
}

function observe({ findings, atTarget }: GateInput): Conclusion {
  const { regressions, falls, missed } = findings;
  const clear = regressions.length + falls.length + missed.length === 0 && isSettled(findings, atTarget);
  return clear ? 'success' : 'neutral';
}

/** Only what the change did can stop it; old debt and old doubt stay neutral. Without a baseline nothing falls, and it observes. */
function ratchet(input: GateInput): Conclusion {
  if (input.locksUnknown !== undefined) return 'action_required';
  if (input.findings.regressions.length > 0) return 'failure';
  return input.findings.falls.length > 0 ? 'action_required' : observe(input);
}

function enforce({ findings, atTarget, locksUnknown }: GateInput): Conclusion {
  if (locksUnknown !== undefined) return 'action_required';
  if (findings.regressions.length + findings.missed.length > 0) return 'failure';
  return findings.falls.length === 0 && isSettled(findings, atTarget) ? 'success' : 'action_required';
}

/** Without a single target nothing was held against anything: that is not yet a pass. */
function isSettled({ undetermined, unjudged }: Findings, atTarget: GateInput['atTarget']): boolean {
  return undetermined.length + unjudged.length === 0 && atTarget.of > 0;
}

function reasonsOf({ mode, findings, atTarget, compared, locksUnknown, fixing, malware }: GateInput): readonly Text[] {
  const found = [
    ...(locksUnknown === undefined ? [] : [locksUnknown]),
    ...(malware === undefined || malware.state === 'none' ? [] : [describeMalware(malware)]),
    ...(fixing?.state === 'fails' || fixing?.state === 'unknown' ? [describeFixing(fixing)] : []),
    ...findings.regressions.map(describeRegression),
    ...findings.falls.map(describePossibleFall),
    ...listed(findings.missed, describeMissed),
    ...listed(findings.undetermined, describeUndetermined),
    ...listed(findings.unjudged, describeUnjudged),
    ...(atTarget.of === 0 ? [NOTHING_AIMED_AT] : []),
  ];
  return [
    ...(found.length === 0 ? [describeHolding(atTarget, compared)] : found),
    ...(fixing?.state === 'holds' || fixing?.state === 'fixes-none' ? [describeFixing(fixing)] : []),
    ...(malware?.state === 'none' ? [describeMalware(malware)] : []),
    ...listed(findings.excused, describeExcused),
    ...(mode === 'ratchet' && !compared ? [NO_BASELINE] : []),
  ];
}

function listed(ids: readonly TaskId[], describe: (ids: readonly TaskId[]) => Text): readonly Text[] {
  return ids.length === 0 ? [] : [describe(ids)];
}
