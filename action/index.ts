import * as core from '@actions/core';
import { loadEngine } from '../src/cli/engine.ts';
import { plainLine } from '../src/cli/secrets.ts';
import { vulnerabilityData } from '../src/cli/vulnerability-data.ts';
import { NotEvaluated } from '../src/pipeline/evaluation.ts';
import { leaveEvidence } from './ci-evidence.ts';
import { readEvent, startedFor } from './event.ts';
import { readInputs } from './inputs.ts';
import { evaluateEvent } from './main.ts';
import { evidenceNote, notesOf } from './notes.ts';
import { present, setOutputs } from './present.ts';
import { withPack } from './release-pack.ts';
import { openReportFolder } from './report-folder.ts';
import { readEventFile, readRunner, workspaceOf } from './runner.ts';

process.exitCode = await main();

/** Exit status: that of the gate (0, 1, 3), 2 for wrong inputs or a pack that was not made, 3 when there was nothing to judge. */
async function main(): Promise<number> {
  try {
    return await judge();
  } catch (error) {
    core.setFailed(plainLine(error));
    if (!(error instanceof NotEvaluated)) return 2;
    setOutputs({ conclusion: 'action_required', levels: '{}' });
    return 3;
  }
}

async function judge(): Promise<number> {
  const inputs = readInputs((name) => core.getInput(name));
  if (inputs.token !== '') core.setSecret(inputs.token);
  const { name, payload } = readEventFile(process.env);
  if (inputs.packKey !== undefined) core.setSecret(inputs.packKey);
  const started = startedFor(inputs.release, readEvent(name, payload));
  const runner = readRunner(process.env, inputs);
  const folders = { workspace: workspaceOf(process.env), temporary: process.env.RUNNER_TEMP };
  const folder = openReportFolder(inputs.reportPath, folders);
  const engine = {
    ...loadEngine(new URL('../../policies/', import.meta.url), new URL('./cyclonedx/', import.meta.url)),
    ...vulnerabilityData(inputs.vulnerabilityData, { cwd: folders.workspace }, 'input vulnerability-data'),
  };
  const judged = await evaluateEvent(engine, inputs, { started, runner });
  const around = { started, inputs, runner, folder, environment: process.env };
  const { evaluation, ...packed } = await withPack(engine, judged, around);
  const { left, ...kept } = await leaveEvidence({
    ...around,
    visibility: evaluation.input.evidence.subject.visibility,
  });
  const notes = [...notesOf(started, judged.organizationRead), ...evidenceNote(left)];
  const evidence = left === undefined ? {} : { evidence: left.folder };
  return present(evaluation, { folder, notes, failed: packed.failed ?? kept.failed, ...evidence });
}
