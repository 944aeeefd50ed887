import type { z } from 'zod';
import { NO_HANDLING, type Handling } from '../model/handling.ts';
import { responseSchema, sharingSchema, TRIAGE_LISTS, useSchema } from './handling-schema.ts';
import { boundProblems, type Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { readEach, type RecordFile } from './record-entries.ts';
import { isResponsePath, MAX_RECORD_FILES, problemTooMany, SHARING_PATH, TRIAGE_PATH } from './record-places.ts';
import { salvage } from './salvage.ts';

export interface HandlingReading {
  readonly handling: Handling;
  readonly problems: readonly Problem[];
}

/** Reads `.ssdf/triage.yml`, `.ssdf/sharing.yml` and `.ssdf/responses/*.yml`. Never throws: an error costs its entry. */
export function parseHandling(files: readonly RecordFile[]): HandlingReading {
  const inOrder = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const responseFiles = inOrder.filter(({ path }) => isResponsePath(path));
  const triage = triageOf(inOrder.find(({ path }) => path === TRIAGE_PATH));
  const plan = inOrder.filter(({ path }) => path === SHARING_PATH);
  const sharing = readEach(plan, sharingSchema);
  const responses = readEach(responseFiles.slice(0, MAX_RECORD_FILES), responseSchema);
  return {
    handling: {
      ...triage.handling,
      sharing: plan.length === 0 ? null : sharing.entries.map(({ value, file }) => ({ ...value, source: file })),
      responses: responses.entries.map(({ value, file }) => ({ ...value, source: file })),
    },
    problems: [
      ...triage.problems,
      ...sharing.problems,
      ...responses.problems,
      ...problemTooMany(responseFiles.map(({ path }) => path)),
    ],
  };
}

const MAX_ENTRIES = 500;

function triageOf(file: RecordFile | undefined): HandlingReading {
  if (file === undefined) return { handling: NO_HANDLING, problems: [] };
  const reading = readYaml(file.path, file.text);
  if (reading.state === 'refused') return { handling: NO_HANDLING, problems: reading.problems };
  const read = salvage(reading.yaml, MAX_ENTRIES);
  if (!read.map([], ['use', ...Object.keys(TRIAGE_LISTS)])) return { handling: NO_HANDLING, problems: read.problems };
  const value = reading.yaml.value as Readonly<Record<string, unknown>>;
  const each = <T>(key: keyof typeof TRIAGE_LISTS, schema: z.ZodType<T>) =>
    value[key] === undefined ? [] : read.each(schema, [key]).map((entry) => entry.value);
  const source = file.path;
  const handling: Handling = {
    ...NO_HANDLING,
    use: read.one(useSchema, ['use']) ?? null,
    products: each('products', TRIAGE_LISTS.products),
    answers: each('answers', TRIAGE_LISTS.answers).map((entry) => ({ ...entry, source })),
    notShipped: each('notShipped', TRIAGE_LISTS.notShipped).map((entry) => ({ ...entry, source })),
    deadlines: each('deadlines', TRIAGE_LISTS.deadlines).map((entry) => ({ ...entry, source })),
  };
  return { handling, problems: boundProblems(read.problems) };
}
