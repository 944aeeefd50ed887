import type { SupportTable } from '../model/end-of-life.ts';
import type { Text } from '../model/text.ts';
import { boundProblems, throwProblems } from './problem.ts';
import { readFile } from './read-file.ts';
import { supportTableSchema } from './support-table-schema.ts';

/** Reads the table of supported lines; throws a PolicyError that carries every problem. */
export function parseSupportTable(file: string, text: string): SupportTable {
  const reading = readFile(file, text, supportTableSchema);
  if (reading.state === 'bad') return throwProblems(reading.problems);
  const seen = new Set<string>();
  const problems = reading.value.products.flatMap(({ packages }, index) =>
    packages.flatMap((one) => {
      const taken = seen.has(one);
      seen.add(one);
      const place = reading.yaml.placeOf(['products', index, 'packages']);
      return taken ? [{ code: 'POLICY_RULE' as const, file, ...place, what: twice(one) }] : [];
    }),
  );
  return problems.length > 0 ? throwProblems(boundProblems(problems)) : reading.value;
}

/** Two rows for one package would leave open which of them holds. */
function twice(name: string): Text {
  return {
    en: `${name} stands in two places; give each package one product`,
    ja: `${name} が重複しています。パッケージごとに 1 つの製品にまとめてください`,
  };
}
