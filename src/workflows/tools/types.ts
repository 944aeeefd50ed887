import type { ToolCategory } from '../../model/evidence.ts';
import type { Command } from '../commands.ts';
import type { Env, Tri } from '../model.ts';

/** A tool recognised where it runs. `unknown` when an expression decides whether it does its work there. */
export interface ToolMatch<C extends string = ToolCategory> {
  readonly category: C;
  readonly tool: string;
  readonly sure: Tri;
  /** The tool's own setting lets every finding pass (`exit-code: 0`, `warn-only: true`). */
  readonly lenient: Tri;
  /** Compares a change with its base, as `sca.dependency-review-on-pull-request` asks. */
  readonly comparesChange?: boolean;
}

/** What files beside the workflows say about tools that need a configuration to look at security. */
export interface ToolSettings {
  /** ESLint's configuration loads a security plugin. */
  readonly eslintSecurity: Tri;
  /** Ruff's configuration selects the S rules. */
  readonly ruffSecurity: Tri;
  /** golangci-lint's configuration switches gosec on. */
  readonly golangciSecurity: Tri;
  /** flake8's configuration is not read; bandit's plugin is seen only where it is installed by name. */
  readonly goreleaserSigns: Tri;
  readonly goreleaserSboms: Tri;
  /** `publishConfig.provenance` or `.npmrc` asks npm for provenance. */
  readonly npmProvenance: Tri;
}

export interface ActionRule {
  readonly category: ToolCategory;
  readonly tool: string;
  /** `owner/repo[/path]`, lower case. */
  readonly actions: readonly string[];
  readonly when?: (inputs: Env, settings: ToolSettings) => Tri;
  readonly lenient?: (inputs: Env) => Tri;
  readonly comparesChange?: boolean;
}

export interface ProgramRule {
  readonly category: ToolCategory;
  readonly tool: string;
  readonly programs: readonly string[];
  readonly when?: (command: Command, settings: ToolSettings) => Tri;
  readonly comparesChange?: boolean;
}

/** Says what an action's input holds: one of the words, none of them, or an expression. */
export function inputIs(inputs: Env, name: string, words: readonly string[]): Tri {
  const text = inputOf(inputs, name);
  if (text === undefined) return 'no';
  if (text.includes('${{')) return 'unknown';
  return words.includes(text.trim().toLowerCase()) ? 'yes' : 'no';
}

/** Input names do not tell case apart. */
export function inputOf(inputs: Env, name: string): string | undefined {
  return Object.entries(inputs).find(([key]) => key.toLowerCase() === name)?.[1];
}

export function yes(holds: boolean): Tri {
  return holds ? 'yes' : 'no';
}

/** First argument that is no option. */
export function verbOf(command: Command): string {
  return command.args.find((arg) => !arg.startsWith('-')) ?? '';
}

export function hasFlag(command: Command, flag: RegExp): boolean {
  return command.args.some((arg) => flag.test(arg));
}

/** The value of `--flag value` or `--flag=value`. */
export function flagValue(command: Command, names: readonly string[]): string | undefined {
  const at = command.args.findIndex((arg) => names.includes(arg.split('=')[0] ?? ''));
  const arg = command.args[at];
  if (arg === undefined) return undefined;
  return arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : command.args[at + 1];
}
