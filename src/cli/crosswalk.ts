import { crosswalkGap } from '../assessment/crosswalk-gap.ts';
import type { ModelSigns } from '../assessment/model-signs.ts';
import { selectCrosswalks } from '../assessment/crosswalk.ts';
import type { Crosswalk } from '../model/crosswalk.ts';
import { isTaskId } from '../model/level.ts';
import type { Language } from '../model/text.ts';
import { nearest } from '../policy/nearest.ts';
import { crosswalkDocument, gapDocument } from '../reports/crosswalk/documents.ts';
import { renderGap } from '../reports/crosswalk/gap.ts';
import { renderCrosswalks } from '../reports/crosswalk/index.ts';
import { type Library, loadCrosswalks, withUserCrosswalks } from './crosswalks.ts';
import { type Command, EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { signsIn, signsText } from './model-signs.ts';
import { policiesFolder } from './policies.ts';
import { readTasks, type TasksTyped } from './typed-task.ts';

export const crosswalk: Command = {
  summary:
    'Says which sections of other documents correspond to a task, and from documents you follow to tasks. Never an achievement.',
  usage:
    'ssdf-gate crosswalk [TASK] [--guideline ID[,ID]] [--dir PATH] | crosswalk gap --met ID[,ID]   [--crosswalk FILE]... [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, CROSSWALK_OPTIONS, 1);
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const asked: Asked = { json: format === 'json', language, io };
    const [given] = positionals;
    const signs = values.dir === undefined ? undefined : await signsIn(values.dir, io);
    const printed = given === 'gap' ? gap(values, asked) : entries(given, values, { ...asked, signs });
    write(io, values.output, printed);
    return EXIT.holds;
  },
};

const CROSSWALK_OPTIONS = {
  ...DOCUMENT_OPTIONS,
  guideline: { type: 'string' },
  met: { type: 'string' },
  dir: { type: 'string' },
  crosswalk: { type: 'string', multiple: true },
} as const;

interface Asked {
  readonly json: boolean;
  readonly language: Language;
  readonly io: Io;
}

interface Values {
  readonly crosswalk?: readonly string[] | undefined;
  readonly guideline?: string | undefined;
  readonly met?: string | undefined;
}

function entries(
  given: string | undefined,
  values: Values,
  asked: Asked & { readonly signs: ModelSigns | undefined },
): string {
  const { json, language, io, signs } = asked;
  if (values.met !== undefined)
    throw new UsageError('--met: goes with "crosswalk gap"; name the guideline with --guideline');
  const typed = given === undefined ? NO_TASK : readTasks('crosswalk', given);
  const library = libraryFor(values, asked);
  const guidelines = values.guideline === undefined ? [] : readGuidelines('--guideline', values.guideline, library);
  for (const warning of typed.warnings) io.err(`ssdf-gate: ${warning[language]}\n`);
  const input = { ...library, warnings: typed.warnings, crosswalks: chosen(library, typed, guidelines) };
  if (json) return asJson({ ...crosswalkDocument(input), ...(signs === undefined ? {} : { modelSigns: signs }) });
  const about = signs === undefined ? '' : `${signsText(signs, language)}\n`;
  return `${about}${renderCrosswalks(input, language)}`;
}

function libraryFor({ crosswalk: files = [] }: Values, { io, language }: Asked): Library {
  const policies = policiesFolder();
  return withUserCrosswalks(loadCrosswalks(policies), files, { io, policies, language });
}

const NO_TASK: TasksTyped = { tasks: [], warnings: [] };

function chosen(
  { crosswalks }: Library,
  { tasks, ai }: TasksTyped,
  guidelines: readonly string[],
): readonly Crosswalk[] {
  if (ai === undefined) return selectCrosswalks(crosswalks, { tasks, guidelines });
  const own = crosswalks.filter(({ adds }) => adds.length > 0);
  const [, plain = ''] = ai.split('/');
  return selectCrosswalks(own, { tasks: [], guidelines }).map((one) => ({
    ...one,
    entries: one.entries.filter(({ task }) => isTaskId(plain) && task === plain),
    adds: one.adds.filter(({ id }) => id === ai),
  }));
}

function gap(values: Values, asked: Asked): string {
  const { json, language } = asked;
  if (values.guideline !== undefined)
    throw new UsageError('--guideline: goes with entries; name the followed ones with --met');
  if (values.met === undefined)
    throw new UsageError('crosswalk gap: give --met with the guidelines you follow, as --met meti-cpsf');
  const library = libraryFor(values, asked);
  const found = crosswalkGap(library.crosswalks, readGuidelines('--met', values.met, library));
  return json ? asJson(gapDocument(found, library.labels)) : renderGap(found, { ...library, warnings: [] }, language);
}

function readGuidelines(option: string, typed: string, { crosswalks }: Library): readonly string[] {
  const known = crosswalks.map(({ guideline }) => guideline);
  const ids = typed.split(',').map((id) => id.normalize('NFKC').trim().toLowerCase());
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return [...new Set(ids)];
  const hint = nearest(unknown, known);
  const cure = hint === undefined ? `expected ${known.join(', ')}` : `did you mean ${hint}?`;
  throw new UsageError(`${option}: no guideline "${unknown}"; ${cure}`);
}
