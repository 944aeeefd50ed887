import { assess } from '../../src/assessment/assess.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { NO_RECORDS } from '../../src/model/records.ts';
import { medianMs, ms, times } from './median.ts';
import { wellKeptEvidence } from './world.ts';

/** The whole policy over saved evidence, against parsing that evidence from JSON. */
export async function assessTime(): Promise<readonly string[]> {
  const engine = loadEngine(new URL('../../policies/', import.meta.url));
  const { evidence } = await wellKeptEvidence(engine);
  const profile = [...engine.profiles.values()].at(-1);
  if (profile === undefined) throw new Error('there is no profile');
  const { policy, facts } = engine;
  const text = JSON.stringify(evidence);
  const parse = await medianMs(50, () => void JSON.parse(text));
  const judge = await medianMs(50, () =>
    assess({ policy, facts, evidence, profile, records: NO_RECORDS, at: evidence.collectedAt, gate: 'observe' }),
  );
  return [
    `assess: whole policy over saved evidence ${ms(judge)} (limit 10 ms), ${times(judge / parse)} of JSON.parse on that evidence (${ms(parse)})`,
  ];
}
