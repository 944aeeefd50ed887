import type { Command } from '../commands.ts';
import type { Env, Tri, Use } from '../model.ts';
import { useName } from '../use.ts';
import { ACTION_FAMILIES, ACTIONS } from './actions.ts';
import { PROGRAMS } from './programs.ts';
import type { ActionRule, ProgramRule, ToolMatch, ToolSettings } from './types.ts';

const BY_ACTION = indexed(ACTIONS, (rule) => rule.actions);
const BY_PROGRAM = indexed(PROGRAMS, (rule) => rule.programs);

/** The tools that an action is, given its inputs. */
export function toolsOfUse(use: Use, inputs: Env, settings: ToolSettings): ToolMatch[] {
  const name = useName(use);
  const family = ACTION_FAMILIES.filter(({ prefix }) => name.startsWith(prefix)).map(({ rule }) => rule);
  return [...(BY_ACTION.get(name) ?? []), ...family].flatMap((rule) => {
    const sure = rule.when?.(inputs, settings) ?? 'yes';
    return sure === 'no' ? [] : [matched(rule, sure, rule.lenient?.(inputs) ?? 'no')];
  });
}

/** The tools that a command runs. Asking for the version or for help is no run. */
export function toolsOfCommand(command: Command, settings: ToolSettings): ToolMatch[] {
  if (command.args.some((arg) => arg === '--version' || arg === '--help')) return [];
  const [first = '', ...others] = command.args;
  if (/^(version|help|completion)$/.test(first) || (/^-[hvV]$/.test(first) && others.length === 0)) return [];
  const lenient = lenientFlags(command);
  return (BY_PROGRAM.get(command.program) ?? []).flatMap((rule) => {
    const sure = rule.when?.(command, settings) ?? 'yes';
    return sure === 'no' ? [] : [matched(rule, sure, lenient)];
  });
}

function matched(rule: ActionRule | ProgramRule, sure: Tri, lenient: Tri): ToolMatch {
  const base = { category: rule.category, tool: rule.tool, sure, lenient };
  return rule.comparesChange === true ? { ...base, comparesChange: true } : base;
}

/** Options by which tools let every finding pass. `-no-fail` is gosec's, `--soft-fail` checkov's. */
function lenientFlags(command: Command): Tri {
  const line = ` ${command.args.join(' ')} `;
  const flags = / (--exit-zero|--?no-fail|--soft-fail|--no-error|--exit-code[= ]0|--issues-exit-code[= ]0) /;
  if (flags.test(line)) return 'yes';
  return / --(issues-)?exit-code[= ]\$/.test(line) ? 'unknown' : 'no';
}

function indexed<R>(rules: readonly R[], keys: (rule: R) => readonly string[]): ReadonlyMap<string, readonly R[]> {
  const index = new Map<string, R[]>();
  for (const rule of rules) {
    for (const key of keys(rule)) index.set(key, [...(index.get(key) ?? []), rule]);
  }
  return index;
}
