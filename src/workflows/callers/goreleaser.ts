import { itemsAt, member, textAt, type Located } from '../located.ts';
import { readLocated } from '../read-located.ts';

export const GORELEASER_FILES = ['.goreleaser.yml', '.goreleaser.yaml', 'goreleaser.yml', 'goreleaser.yaml'];

/** The configuration that a call of GoReleaser runs by; `usual` = the file that is there; undefined when it builds nothing. */
export function goreleaserCallOf(
  args: readonly string[],
): { readonly file: string; readonly skips: readonly string[] } | undefined {
  const words: string[] = [];
  const skips: string[] = [];
  let file = 'usual';
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '-f' || arg === '--config') file = args[(at += 1)] ?? '';
    else if (/^(?:-f|--config)=/.test(arg)) file = arg.slice(arg.indexOf('=') + 1);
    else if (arg === '--skip') skips.push(...(args[(at += 1)] ?? '').split(','));
    else if (arg.startsWith('--skip=')) skips.push(...arg.slice('--skip='.length).split(','));
    else if (!arg.startsWith('-')) words.push(arg);
  }
  const [verb = 'release'] = words;
  return ['release', 'r', 'build', 'b'].includes(verb) ? { file, skips } : undefined;
}

/** Commands that it runs before all else and around each build; undefined when the file is no YAML. */
export function goreleaserHooks(text: string, skips: readonly string[]): readonly string[] | undefined {
  const read = readLocated(text);
  if (!read.ok) return undefined;
  const before = skips.includes('before') ? [] : itemsAt(member(read.root, 'before'), 'hooks').flatMap(lineOf);
  const around = itemsAt(read.root, 'builds').flatMap((build) => {
    const hooks = member(build, 'hooks');
    return ['pre', 'post'].flatMap((key) => hooksAt(hooks, key));
  });
  return [...before, ...around];
}

/** One command, or a list of them. */
function hooksAt(hooks: Located | undefined, key: string): readonly string[] {
  const single = textAt(hooks, key);
  return single === undefined ? itemsAt(hooks, key).flatMap(lineOf) : [single];
}

/** A hook with a condition of its own runs only where that holds. */
function lineOf(hook: Located): readonly string[] {
  if (member(hook, 'if') !== undefined) return [];
  const text = textAt(hook) ?? textAt(hook, 'cmd');
  if (text === undefined) return [];
  const folder = textAt(hook, 'dir');
  return [folder === undefined ? text : `cd ${folder} && ${text}`];
}
