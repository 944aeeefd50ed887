import { itemsAt, keyLineAt, member, textAt, textsAt, type Located } from './located.ts';
import { readLocated } from './read-located.ts';
import type { Tri } from './model.ts';
import { looseJson } from './tools/settings.ts';

/** A configuration that has dependency updates proposed by itself. */
export interface UpdateConfig {
  readonly tool: 'dependabot' | 'renovate';
  readonly path: string;
  readonly line: number;
  /** What it says can be told; presets from elsewhere may still leave it open. */
  readonly parses: boolean;
  /** It proposes updates of something. */
  readonly active: Tri;
  /** It proposes updates of the actions that the workflows use. */
  readonly actions: Tri;
}

export const DEPENDABOT_FILES = ['.github/dependabot.yml', '.github/dependabot.yaml'];
export const RENOVATE_FILES = [
  ...['', '.github/', '.gitlab/'].flatMap((folder) => [`${folder}renovate.json`, `${folder}renovate.json5`]),
  '.renovaterc',
  '.renovaterc.json',
  '.renovaterc.json5',
];

/** Reads every update configuration there is. */
export function updateConfigsOf(text: (path: string) => string | undefined): UpdateConfig[] {
  const dependabot = DEPENDABOT_FILES.flatMap((path) => withText(path, text(path), readDependabot));
  const renovate = RENOVATE_FILES.flatMap((path) => withText(path, text(path), readRenovate));
  return [...dependabot, ...renovate, ...withText('package.json', text('package.json'), readPackage)];
}

function withText(
  path: string,
  text: string | undefined,
  read: (path: string, text: string) => UpdateConfig[],
): UpdateConfig[] {
  return text === undefined ? [] : read(path, text);
}

function readDependabot(path: string, text: string): UpdateConfig[] {
  const base = { tool: 'dependabot' as const, path, parses: true };
  const read = readLocated(text);
  if (!read.ok) return [{ ...base, parses: false, line: read.line, active: 'unknown', actions: 'unknown' }];
  const updates = textAt(read.root, 'version') === '2' ? itemsAt(read.root, 'updates') : [];
  const active = updates.filter(proposesUpdates);
  const actions = active.filter(
    (entry) => textAt(entry, 'package-ecosystem') === 'github-actions' && coversWorkflows(entry),
  );
  const line = actions[0]?.line ?? keyLineAt(read.root, 'updates');
  return [{ ...base, line, active: yes(active.length > 0), actions: yes(actions.length > 0) }];
}

/** An interval of never, a limit of no open pull request, or everything ignored proposes nothing. */
function proposesUpdates(entry: Located): boolean {
  if (textAt(member(entry, 'schedule'), 'interval') === 'never') return false;
  if (textAt(entry, 'open-pull-requests-limit') === '0') return false;
  return !itemsAt(entry, 'ignore').some(ignoresAll);
}

function ignoresAll(rule: Located): boolean {
  return (
    textAt(rule, 'dependency-name') === '*' &&
    member(rule, 'update-types') === undefined &&
    member(rule, 'versions') === undefined
  );
}

/** For this ecosystem `/` stands for the workflow folder. */
function coversWorkflows(entry: Located): boolean {
  const directories = [...(textsAt(entry, 'directory') ?? []), ...(textsAt(entry, 'directories') ?? [])];
  return directories.some((each) => /^\/?(\.github(\/workflows)?\/?)?$/.test(each) || each.includes('*'));
}

function readRenovate(path: string, text: string): UpdateConfig[] {
  return [renovate(path, looseJson(text))];
}

function readPackage(path: string, text: string): UpdateConfig[] {
  const manifest = looseJson(text);
  const own = isRecord(manifest) ? manifest.renovate : undefined;
  return own === undefined ? [] : [renovate(path, own)];
}

type Config = Readonly<Record<string, unknown>>;

function renovate(path: string, config: unknown): UpdateConfig {
  const base = { tool: 'renovate' as const, path, line: 1, parses: true };
  if (!isRecord(config)) return { ...base, parses: false, active: 'unknown', actions: 'unknown' };
  if (config.enabled === false) return { ...base, active: 'no', actions: 'no' };
  const shared = textList(config.extends).some((preset) => !isBuiltIn(preset));
  return { ...base, active: shared ? 'unknown' : 'yes', actions: renovateActions(config, shared) };
}

/** The manager for workflows is on unless it is taken out; a preset from elsewhere may do either. */
function renovateActions(config: Config, shared: boolean): Tri {
  const managers = textList(config.enabledManagers);
  if (managers.length > 0 && !managers.includes('github-actions')) return 'no';
  if (isRecord(config['github-actions']) && config['github-actions'].enabled === false) return 'no';
  if (textList(config.extends).some((preset) => /^:disable|^disable:|:ignoreGithubActions/i.test(preset)))
    return 'unknown';
  const rules = Array.isArray(config.packageRules) ? config.packageRules.filter(isRecord) : [];
  if (rules.some((rule) => switchesActionsOff(rule))) return 'no';
  return shared ? 'unknown' : 'yes';
}

function switchesActionsOff(rule: Config): boolean {
  if (rule.enabled !== false) return false;
  const matchers = Object.keys(rule).filter((key) => key.startsWith('match'));
  if (matchers.length !== 1) return false;
  return (
    textList(rule.matchManagers).includes('github-actions') ||
    textList(rule.matchPackageNames).some((name) => name === '*' || name === '**')
  );
}

/** Presets that ship with Renovate; `github>owner/repo` and `local>…` are someone's own. */
function isBuiltIn(preset: string): boolean {
  return /^(config|default|docker|group|helpers|monorepo|npm|packages|preview|regexManagers|customManagers|replacements|schedule|security|workarounds|mergeConfidence|abandonments|global)?:[\w-]+(\(.*\))?$/.test(
    preset,
  );
}

function textList(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((each) => typeof each === 'string')
    : typeof value === 'string'
      ? [value]
      : [];
}

function isRecord(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function yes(holds: boolean): Tri {
  return holds ? 'yes' : 'no';
}
