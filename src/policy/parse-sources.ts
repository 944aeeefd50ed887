import type { Reference } from '../model/reference.ts';
import { throwProblems, type Problem } from './problem.ts';
import { quote, quoteJa } from './quote.ts';
import { readFile } from './read-file.ts';
import type { YamlFile } from './read-yaml.ts';
import { sourcesSchema } from './sources-schema.ts';

/** Reads the register of sources; throws a PolicyError that carries every problem. */
export function parseSources(file: string, text: string): readonly Reference[] {
  const reading = readFile(file, text, sourcesSchema);
  if (reading.state === 'bad') return throwProblems(reading.problems);
  const problems = duplicates(reading.value, reading.yaml);
  return problems.length > 0 ? throwProblems(problems) : reading.value;
}

function duplicates(references: readonly Reference[], yaml: YamlFile): readonly Problem[] {
  const ids = references.map(({ id }) => id);
  return references.flatMap(({ id }, index) => {
    if (ids.indexOf(id) === index) return [];
    const what = {
      en: `the id ${quote(id)} is taken; give each source one entry`,
      ja: `id ${quoteJa(id)} は既に使われています。出典ごとに 1 件にしてください`,
    };
    return [{ code: 'POLICY_RULE' as const, file: yaml.file, ...yaml.placeOf([index, 'id']), what }];
  });
}
