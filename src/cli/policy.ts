import { type CaseOutcome, runCases } from '../assessment/run-cases.ts';
import { FACTS } from '../collectors/api.ts';
import { TASK_IDS } from '../model/level.ts';
import type { DecisionTable, TableUse } from '../model/decision-table.ts';
import type { Policy } from '../model/policy.ts';
import { parseCases } from '../policy/parse-cases.ts';
import { criteriaOf, loadCrosswalks } from './crosswalks.ts';
import { loadForms, loadCheckedPolicy, loadSbomProfiles, yamlFiles, loadDecisionTables } from './engine.ts';
import { folderUrl } from './evaluate.ts';
import { type Command, EXIT, type Io, UsageError } from './io.ts';
import { DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions } from './options.ts';
import { diff, replayAll } from './policy-compare.ts';
import { policiesFolder } from './policies.ts';
import { readOrTell } from './read-or-tell.ts';

export const policy: Command = {
  summary: 'Checks the policy files, runs the cases beside them, compares another set with the shipped one.',
  usage:
    'ssdf-gate policy (check [DIR] | test [DIR] | diff DIR | replay DIR --evidence F…) [--format json|text] [--lang en|ja] [--output F]',
  run: (args, io) => {
    const { values, positionals } = readOptions(args, POLICY_OPTIONS, 2);
    const [verb, dir] = positionals;
    const asked = { dir, language: readLanguage(values.lang) };
    switch (verb) {
      case undefined:
        break;
      case 'check':
        return Promise.resolve(check(asked, io));
      case 'test':
        return Promise.resolve(test(setFolder(dir, io), asked.language, io));
      case 'diff':
      case 'replay':
        return Promise.resolve(compare({ verb, ...asked }, values, io));
    }
    throw new UsageError(`policy: expected check, test, diff or replay, came "${verb ?? ''}"`);
  },
};

const POLICY_OPTIONS = { ...DOCUMENT_OPTIONS, evidence: { type: 'string', multiple: true } } as const;

interface Compared {
  readonly verb: 'diff' | 'replay';
  readonly dir: string | undefined;
  readonly language: 'en' | 'ja';
}

interface CompareValues {
  readonly format?: string | undefined;
  readonly output?: string | undefined;
  readonly evidence?: readonly string[] | undefined;
}

/** Holds a folder of policies against the shipped set. */
function compare({ verb, dir, language }: Compared, values: CompareValues, io: Io): number {
  if (dir === undefined) throw new UsageError(`policy ${verb}: expected a folder of policies; name one`);
  const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
  const [from, to] = [load(setFolder(undefined, io), language, io), load(setFolder(dir, io), language, io)];
  if (from === undefined || to === undefined) return EXIT.usage;
  const comparison = { from, to, language, format, output: values.output };
  return verb === 'diff' ? diff(comparison, io) : replayAll(comparison, values.evidence ?? [], io);
}

function setFolder(dir: string | undefined, io: Io): URL {
  return dir === undefined ? new URL('ssdf-1.1/', policiesFolder()) : folderUrl(io, dir);
}

function check({ dir, language }: Omit<Compared, 'verb'>, io: Io): number {
  const loaded = load(setFolder(dir, io), language, io);
  if (loaded === undefined) return EXIT.doesNotHold;
  const criteria = loaded.tasks.flatMap((task) =>
    task.levels.flatMap((level) => level.criteria.map((one) => one.origin)),
  );
  const judgements = loaded.tasks.flatMap((task) => task.levels.map((level) => level.origin));
  io.out(`${loaded.name}: ${loaded.tasks.length} of 42 tasks have criteria\n`);
  io.out(`judgements: ${counts(judgements)}\ncriteria: ${counts(criteria)}\n`);
  // The shipped crosswalks and forms belong to the shipped set; another one may have other criteria.
  return dir === undefined ? checkBeside(loaded, language, io) : EXIT.holds;
}

/** Crosswalks and forms name tasks, criteria and sources; a criterion that moves would leave them behind. */
function checkBeside(policy: Policy, language: 'en' | 'ja', io: Io): number {
  const library = readOrTell(() => loadCrosswalks(policiesFolder(), criteriaOf(policy)), language, io);
  const forms = readOrTell(() => loadForms(policiesFolder(), policy), language, io);
  const tables = readOrTell(() => loadSbomProfiles(policiesFolder()), language, io);
  const decisions = readOrTell(() => loadDecisionTables(policiesFolder()), language, io);
  if (library === undefined || forms === undefined || tables === undefined || decisions === undefined)
    return EXIT.doesNotHold;
  const twice = usesInDoubt(decisions);
  if (twice.length > 0) {
    io.err(
      `ssdf-gate: policies/ssvc: expected one table for each role and capability, came none or several for ${twice.join(', ')}\n`,
    );
    return EXIT.doesNotHold;
  }
  io.out(
    `crosswalks: ${library.crosswalks.length}, sources: ${library.sources.length}, forms: ${forms.length}, tables for SBOMs: ${tables.size}, decision tables: ${decisions.length}\n`,
  );
  return EXIT.holds;
}

/** Uses that no table is for, or several are. */
function usesInDoubt(tables: readonly DecisionTable[]): readonly string[] {
  const uses = (['developer', 'user'] as const).flatMap((role) =>
    (['high', 'low'] as const).map((capability) => ({ role, capability })),
  );
  const count = ({ role, capability }: TableUse) =>
    tables.filter(({ use }) => use.role === role && use.capability === capability).length;
  return uses.filter((use) => count(use) !== 1).map(({ role, capability }) => `${role} ${capability}`);
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
  io.out(`${casesPerTask(outcomes)}\n`);
  io.out(`${outcomes.length - failed.length} cases hold, ${failed.length} do not\n`);
  return failed.length === 0 ? EXIT.holds : EXIT.doesNotHold;
}

function casesPerTask(outcomes: readonly CaseOutcome[]): string {
  const byTask = Map.groupBy(outcomes, (outcome) => outcome.case.task);
  return TASK_IDS.flatMap((task) => {
    const of = byTask.get(task);
    return of === undefined ? [] : [`${task}: ${of.length} cases`];
  }).join('\n');
}

function load(folder: URL, language: 'en' | 'ja', io: Io): Policy | undefined {
  return readOrTell(() => loadCheckedPolicy(folder), language, io);
}
