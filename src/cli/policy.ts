import { runCases } from '../assessment/run-cases.ts';
import { FACTS } from '../collectors/api.ts';
import type { Policy } from '../model/policy.ts';
import { parseCases } from '../policy/parse-cases.ts';
import { problemLine, PolicyError } from '../policy/problem.ts';
import { loadPolicy, yamlFiles } from './engine.ts';
import { folderUrl } from './evaluate.ts';
import { type Command, EXIT, type Io, UsageError } from './io.ts';
import { readLanguage, readOptions } from './options.ts';
import { policiesFolder } from './policies.ts';

export const policy: Command = {
  summary: 'Checks the policy files and runs the cases beside them.',
  usage: 'ssdf-gate policy (check | test) [DIR] [--lang en|ja]',
  run: (args, io) => {
    const { values, positionals } = readOptions(args, { lang: { type: 'string' } }, 2);
    const [verb, dir] = positionals;
    if (verb !== 'check' && verb !== 'test') {
      throw new UsageError(`policy: expected check or test, came "${verb ?? ''}"`);
    }
    const folder = dir === undefined ? new URL('ssdf-1.1/', policiesFolder()) : folderUrl(io, dir);
    const language = readLanguage(values.lang);
    return Promise.resolve(verb === 'check' ? check(folder, language, io) : test(folder, language, io));
  },
};

function check(folder: URL, language: 'en' | 'ja', io: Io): number {
  const loaded = load(folder, language, io);
  if (loaded === undefined) return EXIT.doesNotHold;
  const criteria = loaded.tasks.flatMap((task) =>
    task.levels.flatMap((level) => level.criteria.map((one) => one.origin)),
  );
  const judgements = loaded.tasks.flatMap((task) => task.levels.map((level) => level.origin));
  io.out(`${loaded.name}: ${loaded.tasks.length} of 42 tasks have criteria\n`);
  io.out(`judgements: ${counts(judgements)}\ncriteria: ${counts(criteria)}\n`);
  return EXIT.holds;
}

function counts(origins: readonly string[]): string {
  const of = (origin: string) => origins.filter((one) => one === origin).length;
  return `${origins.length} (deck ${of('deck')}, deck-adapted ${of('deck-adapted')}, own ${of('own')})`;
}

function test(folder: URL, language: 'en' | 'ja', io: Io): number {
  const loaded = load(folder, language, io);
  if (loaded === undefined) return EXIT.doesNotHold;
  const files = [...yamlFiles(folder)].filter(([name]) => name.endsWith('.cases.yml'));
  const outcomes = files.flatMap(([name, text]) => runCases(loaded, parseCases(name, text), FACTS));
  const failed = outcomes.filter((outcome) => !outcome.passed);
  for (const { case: one, differences } of failed) {
    io.out(
      `${one.task}: ${one.name}\n${differences.map(({ what, message }) => `  ${what}: ${message[language]}\n`).join('')}`,
    );
  }
  io.out(`${outcomes.length - failed.length} cases hold, ${failed.length} do not\n`);
  return failed.length === 0 ? EXIT.holds : EXIT.doesNotHold;
}

function load(folder: URL, language: 'en' | 'ja', io: Io): Policy | undefined {
  try {
    return loadPolicy(folder);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    for (const problem of error.problems) io.out(`${problemLine(problem, language)}\n`);
    return undefined;
  }
}
