/** Renders every report format from one stored assessment into a folder, so that a reviewer sees what a change does to them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SAMPLES } from '../test/reports/samples.ts';

const folder = resolve(process.argv[2] ?? 'sample-reports');

mkdirSync(folder, { recursive: true });
for (const { file, content } of SAMPLES) writeFileSync(join(folder, file), content());
process.stderr.write(`${SAMPLES.length} reports written to ${folder}\n`);
