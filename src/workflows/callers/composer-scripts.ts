import type { Command } from '../commands.ts';

/** Composer's own commands; any other word is a script of `composer.json`. */
const OWN_VERBS =
  /^(about|archive|audit|browse|bump|check-platform-reqs|clear-cache|clearcache|cc|completion|config|create-project|depends|why|diagnose|dump-autoload|dumpautoload|exec|fund|global|help|home|init|install|i|licenses|list|outdated|policy|prohibits|why-not|reinstall|remove|rm|uninstall|repository|repo|require|r|search|self-update|selfupdate|show|info|status|suggests|update|u|upgrade|validate)$/;

const MAX_LINES = 200;

/** The script that `composer test` or `composer run-script test` names; undefined when it runs none. */
export function composerScript({ program, args }: Command): string | undefined {
  if (program !== 'composer') return undefined;
  const words = args.filter((arg) => !arg.startsWith('-'));
  const [verb, name] = words;
  if (verb === 'run' || verb === 'run-script') return name;
  return verb === undefined || OWN_VERBS.test(verb) ? undefined : verb;
}

/**
 * The shell lines of a script, references to other ones followed. Undefined when the manifest is no JSON; no lines where it names
 * PHP callbacks only, which are no commands.
 */
export function composerLines(manifest: string, name: string): readonly string[] | undefined {
  const scripts = scriptsOf(manifest);
  if (scripts === undefined) return undefined;
  const lines: string[] = [];
  const done = new Set<string>();
  const visit = (each: string): void => {
    if (done.has(each) || lines.length > MAX_LINES) return;
    done.add(each);
    for (const entry of entriesOf(scripts, each)) {
      const other = /^@([\w:.-]+)/.exec(entry)?.[1];
      if (other === undefined) lines.push(...(isCallback(entry) ? [] : [entry]));
      else if (other === 'php' || other === 'composer') lines.push(entry.slice(1));
      else if (other !== 'putenv' && other !== 'no_additional_args') visit(other);
    }
  };
  visit(name);
  return lines;
}

function isCallback(entry: string): boolean {
  return /^[\w\\]+::\w+$/.test(entry);
}

function entriesOf(scripts: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === 'string');
}

function scriptsOf(manifest: string): Readonly<Record<string, unknown>> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(manifest);
  } catch {
    // The caller then says that the manifest could not be read.
    return undefined;
  }
  const scripts = typeof parsed === 'object' && parsed !== null ? (parsed as { scripts?: unknown }).scripts : undefined;
  return typeof scripts === 'object' && scripts !== null ? { ...scripts } : {};
}
