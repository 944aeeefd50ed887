import { itemsAt, member, textAt, type Located } from '../located.ts';
import { readLocated } from '../read-located.ts';

export const GORELEASER_FILES = ['.goreleaser.yml', '.goreleaser.yaml', 'goreleaser.yml', 'goreleaser.yaml'];

/** The configuration that a call of GoReleaser runs by; no file = the usual one that is there; undefined when it builds nothing. */
export function goreleaserCallOf(
  args: readonly string[],
): { readonly file: string | undefined; readonly skips: readonly string[] } | undefined {
  const words: string[] = [];
  const skips: string[] = [];
  let file: string | undefined;
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

export interface GoreleaserHooks {
  readonly lines: readonly string[];
  /** A hook has a condition of its own, which only a run can tell. */
  readonly hasConditions: boolean;
}

/** What it runs before all else and around each build; undefined when the file is no YAML. */
export function goreleaserHooks(text: string, skips: readonly string[]): GoreleaserHooks | undefined {
  const read = readLocated(text);
  if (!read.ok) return undefined;
  const before = skips.includes('before') ? [] : itemsAt(member(read.root, 'before'), 'hooks');
  const around = itemsAt(read.root, 'builds').flatMap((build) => {
    const hooks = member(build, 'hooks');
    return ['pre', 'post'].flatMap((key) => hooksAt(hooks, key));
  });
  const all = [...before, ...around];
  const sure = all.filter((hook) => member(hook, 'if') === undefined);
  return { lines: sure.flatMap(lineOf), hasConditions: sure.length < all.length };
}

/** One command, or a list of them. */
function hooksAt(hooks: Located | undefined, key: string): readonly Located[] {
  const single = member(hooks, key);
  return single?.kind === 'scalar' ? [single] : itemsAt(single);
}

function lineOf(hook: Located): readonly string[] {
  const text = textAt(hook) ?? textAt(hook, 'cmd');
  if (text === undefined) return [];
  const folder = textAt(hook, 'dir');
  return [folder === undefined ? text : `cd ${folder} && ${text}`];
}
