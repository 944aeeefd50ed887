import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { readEvidence, MAX_DOCUMENT_BYTES } from '../documents/read.ts';
import { GATE_MODES } from '../model/assessment.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Evidence } from '../model/evidence.ts';
import { exitStatus } from '../model/exit-status.ts';
import type { Language } from '../model/text.ts';
import { type Configured, NO_CONFIGURED, readConfiguration, withOverrides } from '../pipeline/configuration.ts';
import { collectEvidence } from '../pipeline/collect.ts';
import type { Engine } from '../pipeline/engine.ts';
import { audienceOf, conclude, type Evaluation } from '../pipeline/evaluation.ts';
import { parseProfile } from '../policy/parse-profile.ts';
import { REPORTS } from '../reports/api.ts';
import { loadEngine, loadPolicy } from './engine.ts';
import { type Command, type Io, UsageError } from './io.ts';
import {
  asJson,
  DOCUMENT_OPTIONS,
  readChoice,
  readInstant,
  readLanguage,
  readOptions,
  readText,
  write,
} from './options.ts';
import { policiesFolder } from './policies.ts';
import { openTarget, TARGET_OPTIONS, type TargetOptions } from './target.ts';

const ASSESS_OPTIONS = {
  ...TARGET_OPTIONS,
  ...DOCUMENT_OPTIONS,
  evidence: { type: 'string' },
  profile: { type: 'string' },
  policy: { type: 'string' },
  baseline: { type: 'string' },
  at: { type: 'string' },
  gate: { type: 'string' },
  report: { type: 'string', multiple: true },
} as const;

interface AssessOptions extends TargetOptions {
  readonly evidence?: string | undefined;
  readonly profile?: string | undefined;
  readonly policy?: string | undefined;
  readonly baseline?: string | undefined;
  readonly at?: string | undefined;
  readonly gate?: string | undefined;
}

export const assess: Command = {
  summary:
    'Judges evidence against the policies; the gate decides the exit status (0 holds, 1 does not, 3 undetermined).',
  usage:
    'ssdf-gate assess (--dir PATH | --repo OWNER/NAME [--ref REF] | --evidence F) [--profile NAME|F] [--policy DIR] [--baseline EVIDENCE] [--at INSTANT] [--gate observe|ratchet|enforce] [--report FORMAT=FILE]… [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, ASSESS_OPTIONS);
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const reports = (values.report ?? []).map(readReport);
    const evaluation = await evaluate(values, io);
    const options = {
      ...evaluation.options,
      language: values.lang === undefined ? evaluation.options.language : readLanguage(values.lang),
    };
    for (const { report, file } of reports) write(io, file, report.render(evaluation.input, options).content);
    write(
      io,
      values.output,
      format === 'json' ? asJson(evaluation.input.assessment) : terminal(evaluation, options.language),
    );
    return exitStatus(evaluation.input.assessment.gate.conclusion);
  },
};

/** Judges what the options name: a saved evidence, or one collected now. */
export async function evaluate(options: AssessOptions, io: Io): Promise<Evaluation> {
  const engine = engineFor(options, io);
  const { evidence, configured } = await gather(options, engine, io);
  const baseline = options.baseline === undefined ? {} : { baseline: readEvidenceFile(io, options.baseline) };
  const at = options.at === undefined ? evidence.collectedAt : readInstant('--at', options.at);
  const named = { ...configured, configuration: withOverrides(configured.configuration, overrides(options, engine)) };
  return conclude(engine, { at }, { configured: named, evidence, ...baseline });
}

async function gather(
  options: AssessOptions,
  engine: Engine,
  io: Io,
): Promise<{ evidence: Evidence; configured: Configured }> {
  if (options.evidence !== undefined) {
    if (options.dir !== undefined || options.repo !== undefined) {
      throw new UsageError('--evidence: expected no --dir or --repo beside it; give one of them');
    }
    return { evidence: readEvidenceFile(io, options.evidence), configured: NO_CONFIGURED };
  }
  const { requests, ...target } = await openTarget(options, io);
  if (io.terminal) io.err('collecting evidence …\n');
  const evidence = await collectEvidence({
    ...target,
    collectors: engine.collectors,
    validateSbom: engine.validateSbom,
    at: io.now(),
    requests,
  });
  return {
    evidence,
    configured: await readConfiguration({ branches: [target.tree], organization: await target.organization() }),
  };
}

function engineFor(options: AssessOptions, io: Io): Engine {
  const engine = loadEngine(policiesFolder());
  const withProfile = isFile(options.profile) ? addProfile(engine, options.profile, io) : engine;
  if (options.policy === undefined) return withProfile;
  return { ...withProfile, policy: loadPolicy(folderUrl(io, options.policy)) };
}

function addProfile(engine: Engine, path: string, io: Io): Engine {
  const profile = parseProfile(path, readText(io, path, MAX_PROFILE_BYTES));
  return { ...engine, profiles: new Map([...engine.profiles, [path, profile]]) };
}

const MAX_PROFILE_BYTES = 256 * 1024;

function overrides(options: AssessOptions, engine: Engine): Partial<Configuration> {
  if (options.profile !== undefined && !engine.profiles.has(options.profile)) {
    throw new UsageError(
      `--profile: expected ${[...engine.profiles.keys()].join(', ')} or a file, came "${options.profile}"`,
    );
  }
  return {
    ...(options.profile === undefined ? {} : { profiles: [options.profile] }),
    ...(options.gate === undefined ? {} : { gate: readChoice('--gate', options.gate, GATE_MODES) }),
  };
}

function isFile(name: string | undefined): name is string {
  return name !== undefined && /[/\\]|\.ya?ml$/.test(name);
}

export function folderUrl(io: Io, path: string): URL {
  return pathToFileURL(`${resolve(io.cwd, path)}/`);
}

export function readEvidenceFile(io: Io, path: string): Evidence {
  return readEvidence(path, readText(io, path, MAX_DOCUMENT_BYTES));
}

function readReport(text: string) {
  const [, format, file] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  const report = REPORTS.find((one) => one.id === format);
  if (report !== undefined && file !== undefined) return { report, file };
  throw new UsageError(
    `--report: expected FORMAT=FILE with a format of ${REPORTS.map((one) => one.id).join(', ')}, came "${text}"`,
  );
}

function terminal(evaluation: Evaluation, language: Language): string {
  const report = REPORTS.find((one) => one.id === 'terminal');
  return (
    report?.render(evaluation.input, { language, audience: audienceOf(evaluation.input.evidence.subject) }).content ??
    ''
  );
}
