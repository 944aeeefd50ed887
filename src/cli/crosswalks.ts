import type { Crosswalk } from '../model/crosswalk.ts';
import type { TaskId } from '../model/level.ts';
import type { Reference } from '../model/reference.ts';
import type { Policy } from '../model/policy.ts';
import type { Language, Text } from '../model/text.ts';
import { parseCrosswalks, parseUserCrosswalks } from '../policy/parse-crosswalks.ts';
import { parseFramework } from '../policy/parse-policy-set.ts';
import { parseSources } from '../policy/parse-sources.ts';
import { PolicyError, problemLine } from '../policy/problem.ts';
import { MAX_POLICY_FILE_BYTES } from '../policy/read-yaml.ts';
import { loadPolicy, readPolicyFile, yamlFiles } from './engine.ts';
import { type Io, UsageError } from './io.ts';
import { readText } from './options.ts';

export interface Library {
  readonly sources: readonly Reference[];
  readonly crosswalks: readonly Crosswalk[];
  readonly labels: Readonly<Record<TaskId, Text>>;
}

/** The crosswalks of a folder (`policies/` of the package) with their sources. With `criteria`, they may name no other ones. */
export function loadCrosswalks(policies: URL, criteria?: ReadonlySet<string>): Library {
  const sources = parseSources('sources.yml', readPolicyFile(new URL('sources.yml', policies)));
  const known = { sources: sources.map(({ id }) => id), ...(criteria === undefined ? {} : { criteria }) };
  const files = [...yamlFiles(new URL('crosswalks/', policies))].map(
    ([name, text]) => [`crosswalks/${name}`, text] as const,
  );
  const { labels } = parseFramework('framework.yml', readPolicyFile(new URL('ssdf-1.1/framework.yml', policies)));
  return { sources, crosswalks: parseCrosswalks(new Map(files), known), labels };
}

export interface UserFiles {
  readonly io: Io;
  /** The folder that the criteria come from. */
  readonly policies: URL;
  readonly language: Language;
}

/** The same with a user's own files at the end; every problem in them is told with file, line and cure. */
export function withUserCrosswalks(library: Library, paths: readonly string[], world: UserFiles): Library {
  if (paths.length === 0) return library;
  const { io, policies, language } = world;
  const files = new Map(paths.map((path) => [path, readText(io, path, MAX_POLICY_FILE_BYTES)]));
  const sources = library.sources.map(({ id }) => id);
  const criteria = criteriaOf(loadPolicy(new URL('ssdf-1.1/', policies)));
  try {
    const supplied = parseUserCrosswalks(files, library.crosswalks, { sources, criteria });
    return { ...library, crosswalks: [...library.crosswalks, ...supplied] };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const told = error.problems.map((problem) => problemLine(problem, language)).join('\n');
    throw new UsageError(told, { cause: error });
  }
}

export function criteriaOf({ tasks }: Policy): ReadonlySet<string> {
  return new Set(tasks.flatMap(({ levels }) => levels.flatMap(({ criteria }) => criteria.map(({ id }) => id))));
}
