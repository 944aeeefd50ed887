import { lstatSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Handling } from '../model/handling.ts';
import { NO_HANDLING } from '../model/handling.ts';
import type { Text } from '../model/text.ts';
import { parseHandling } from '../policy/parse-handling.ts';
import { MAX_POLICY_FILE_BYTES } from '../policy/read-yaml.ts';
import { isHandlingPath } from '../policy/record-places.ts';
import { quote } from '../policy/quote.ts';
import { isPossible, type Points } from '../vulnerabilities/choose-table.ts';
import { type Io, UsageError } from './io.ts';
import { readText } from './options.ts';

interface Around {
  readonly io: Io;
  readonly points: Points;
}

/**
 * The records of a folder about handling vulnerabilities: `.ssdf/triage.yml`, `sharing.yml`, `responses/`. Links are not followed.
 * Which branch the folder shows is the caller's matter: a gate has to be given the default branch.
 */
export function readHandling(
  root: string | undefined,
  { io, points }: Around,
): { readonly handling: Handling; readonly problems: readonly Text[] } {
  if (root === undefined) return { handling: NO_HANDLING, problems: [] };
  const base = resolve(io.cwd, root);
  if (lstatSync(base, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`--records ${root}: expected the folder that holds .ssdf/; check the path`);
  const paths = [...filesIn(base, '.ssdf'), ...filesIn(base, '.ssdf/responses')].filter(isHandlingPath);
  const files = paths.map((path) => ({ path, text: readText(io, join(base, path), 4 * MAX_POLICY_FILE_BYTES) }));
  const { handling, problems } = parseHandling(files);
  const told = problems.map(({ file, line, what }) => ({
    en: `${file}:${line}: ${what.en}`,
    ja: `${file}:${line}: ${what.ja}`,
  }));
  const [answers, unknown] = [
    handling.answers.filter((one) => isPossible(one, points)),
    handling.answers.filter((one) => !isPossible(one, points)),
  ];
  return {
    handling: { ...handling, answers },
    problems: [...told, ...unknown.map(({ source, point, value }) => noAnswer(source, `${point}: ${value}`))],
  };
}

function filesIn(base: string, folder: string): readonly string[] {
  const place = join(base, folder);
  if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${folder}/${name}`);
}

function noAnswer(source: string, answer: string): Text {
  return {
    en: `${source}: no table has the answer ${quote(answer)}; "ssdf-gate schema decision-table" and policies/ssvc/ show the points and values`,
    ja: `${source}：どの決定木にもない回答 ${quote(answer)} です。使える値は policies/ssvc/ を参照してください`,
  };
}
