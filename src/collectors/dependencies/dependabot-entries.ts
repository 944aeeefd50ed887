import { compile, matches } from '../pattern.ts';
import { asMapping, type Mapping, parseYaml } from '../update-files.ts';

/** One entry of `updates` that may open pull requests against the branch asked for. */
export interface DependabotEntry {
  readonly ecosystem: string;
  /** Folders as they stand there, without slashes at the ends; may hold `*` and `**`. */
  readonly folders: readonly string[];
}

/** Entries that update something on `branch`; undefined when GitHub would refuse the file. */
export function dependabotEntries(text: string, branch: string | null): readonly DependabotEntry[] | undefined {
  const parsed = parseYaml(text);
  const config = parsed.state === 'broken' ? undefined : asMapping(parsed.value);
  if (config === undefined) return undefined;
  if (config.version !== 2 || !Array.isArray(config.updates)) return [];
  return config.updates.map(asMapping).flatMap((entry) => {
    const ecosystem = entry?.['package-ecosystem'];
    if (entry === undefined || typeof ecosystem !== 'string' || !updatesAnything(entry, branch)) return [];
    return [{ ecosystem, folders: foldersOf(entry) }];
  });
}

/** No pull request, another branch, or everything ignored: the entry updates nothing here. */
function updatesAnything(entry: Mapping, branch: string | null): boolean {
  const { 'open-pull-requests-limit': limit, 'target-branch': target, ignore } = entry;
  if (limit === 0 || (target !== undefined && target !== branch)) return false;
  return !(Array.isArray(ignore) ? ignore : []).map(asMapping).some(isEverything);
}

function isEverything(rule: Mapping | undefined): boolean {
  return rule?.['dependency-name'] === '*' && rule.versions === undefined && rule['update-types'] === undefined;
}

function foldersOf({ directory, directories }: Mapping): readonly string[] {
  const many = Array.isArray(directories) ? (directories as readonly unknown[]) : [];
  return [directory, ...many].filter((one) => typeof one === 'string').map((one) => one.replace(/^\.?\/+|\/+$/g, ''));
}

export function isInFolders(folder: string, { folders }: DependabotEntry): boolean {
  return folders.some((pattern) => pattern === folder || matches(compile(pattern), folder.split('/')));
}
