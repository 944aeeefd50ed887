import { ackRate } from './ack-rate.ts';
import { assessTime } from './assess-time.ts';
import { policyTime } from './policy-time.ts';
import { requestBudget } from './request-budget.ts';
import { sbomTime } from './sbom-time.ts';
import { scale } from './scale.ts';
import { startTime } from './start-time.ts';
import { treeTime } from './tree-time.ts';
import { triageTime } from './triage-time.ts';
import { verifyTime } from './verify-time.ts';

/** Every figure is a ratio to a baseline named in the same run, or a plain count; each bench stops by itself. */
const benches = [
  startTime,
  assessTime,
  policyTime,
  treeTime,
  requestBudget,
  scale,
  ackRate,
  triageTime,
  sbomTime,
  verifyTime,
];

for (const bench of benches) {
  for (const line of await bench()) console.log(line);
}
