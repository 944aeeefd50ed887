import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEvidence, MAX_DOCUMENT_BYTES } from '../documents/read.ts';
import { GATE_MODES } from '../model/assessment.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Profile } from '../model/policy.ts';
import { type Configured, NO_CONFIGURED, withOverrides } from '../pipeline/configuration.ts';
import type { Engine } from '../pipeline/engine.ts';
import { conclude, type Evaluation } from '../pipeline/evaluation.ts';
import { parseProfile } from '../policy/parse-profile.ts';
import { loadCheckedPolicy, loadEngine } from './engine.ts';
import { type Io, UsageError } from './io.ts';
import { readChoice, readInstant, readText } from './options.ts';
import { policiesFolder } from './policies.ts';
import { vulnerabilityData } from './vulnerability-data.ts';
import { collectFrom, configuredBy, openTarget, type Target, type TargetOptions } from './target.ts';

/** What is judged, and by what. */
export interface EvaluateOptions extends TargetOptions {
  readonly evidence?: string | undefined;
  readonly profile?: string | undefined;
  readonly policy?: string | undefined;
  readonly baseline?: string | undefined;
  readonly at?: string | undefined;
  readonly gate?: string | undefined;
}

/** Judges what the options name: a saved evidence, or one collected now. */
export async function evaluate(options: EvaluateOptions, io: Io): Promise<Evaluation> {
  const engine = engineFor(options, io);
  const asked = overrides(options, engine);
  return judge(options, io, { engine, configure: (configuration) => withOverrides(configuration, asked) });
}

/** The same against one profile and nothing else: what the configuration aims at is left out. */
export async function evaluateAgainst(options: EvaluateOptions, io: Io, profile: Profile): Promise<Evaluation> {
  const engine = engineFor(options, io);
  const profiles = new Map([...engine.profiles, [profile.name, profile]]);
  return judge(options, io, { engine: { ...engine, profiles }, configure: only(profile) });
}

/** Collects from what the options name and judges it; gives also whom it asked and what was said, for what is made of the verdict. */
export async function evaluateTarget(
  options: EvaluateOptions,
  io: Io,
): Promise<{ readonly evaluation: Evaluation } & Pick<Target, 'repository' | 'answers'>> {
  const engine = engineFor(options, io);
  const asked = overrides(options, engine);
  const at = options.at === undefined ? undefined : readInstant('--at', options.at);
  const target = await openTarget(options, io);
  const { evidence, configured } = await look(target, engine, io);
  const named = { ...configured, configuration: withOverrides(configured.configuration, asked) };
  const evaluation = conclude(engine, { at: at ?? evidence.collectedAt }, { configured: named, evidence });
  const { repository, answers } = target;
  return { evaluation, repository, ...(answers === undefined ? {} : { answers }) };
}

/** The shipped profiles, and the file that `--profile` names. */
export function profilesFor(options: EvaluateOptions, io: Io): Engine['profiles'] {
  return engineFor(options, io).profiles;
}

function only({ name }: Profile): Basis['configure'] {
  return (configuration) => ({ ...configuration, profiles: [name], targets: [] });
}

interface Basis {
  readonly engine: Engine;
  readonly configure: (configuration: Configuration) => Configuration;
}

async function judge(options: EvaluateOptions, io: Io, { engine, configure }: Basis): Promise<Evaluation> {
  const at = options.at === undefined ? undefined : readInstant('--at', options.at);
  const baseline = options.baseline === undefined ? undefined : readEvidenceFile(io, options.baseline);
  const { evidence, configured } = await gather(options, engine, io);
  const named = { ...configured, configuration: configure(configured.configuration) };
  const compared = baseline === undefined ? {} : { baseline };
  return conclude(engine, { at: at ?? evidence.collectedAt }, { configured: named, evidence, ...compared });
}

async function gather(
  options: EvaluateOptions,
  engine: Engine,
  io: Io,
): Promise<{ evidence: Evidence; configured: Configured }> {
  if (options.evidence !== undefined) {
    if (options.dir !== undefined || options.repo !== undefined) {
      throw new UsageError('--evidence: expected no --dir or --repo beside it; give one of them');
    }
    return { evidence: readEvidenceFile(io, options.evidence), configured: NO_CONFIGURED };
  }
  return look(await openTarget(options, io), engine, io);
}

async function look(target: Target, engine: Engine, io: Io): Promise<{ evidence: Evidence; configured: Configured }> {
  if (io.terminal) io.err('collecting evidence …\n');
  const configured = await configuredBy(target);
  return { evidence: await collectFrom(target, engine, { at: io.now(), configured }), configured };
}

function engineFor(options: EvaluateOptions, io: Io): Engine {
  const engine = { ...loadEngine(policiesFolder()), ...vulnerabilityData(options['vulnerability-data'], io) };
  const withProfile = isFile(options.profile) ? addProfile(engine, options.profile, io) : engine;
  if (options.policy === undefined) return withProfile;
  return { ...withProfile, policy: loadCheckedPolicy(folderUrl(io, options.policy)) };
}

function addProfile(engine: Engine, path: string, io: Io): Engine {
  const profile = parseProfile(path, readText(io, path, MAX_PROFILE_BYTES));
  return { ...engine, profiles: new Map([...engine.profiles, [path, profile]]) };
}

const MAX_PROFILE_BYTES = 256 * 1024;

function overrides(options: EvaluateOptions, engine: Engine): Partial<Configuration> {
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

/** A folder of policies, as an address that file names can be joined to. */
export function folderUrl(io: Io, path: string): URL {
  const folder = resolve(io.cwd, path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return pathToFileURL(`${folder}/`);
  throw new UsageError(`${path}: expected a folder of policies, there is none; check the path`);
}

function readEvidenceFile(io: Io, path: string): Evidence {
  return readEvidence(path, readText(io, path, MAX_DOCUMENT_BYTES));
}
