import type { Crosswalk } from '../model/crosswalk.ts';
import type { TaskId } from '../model/level.ts';
import type { Reference } from '../model/reference.ts';
import type { Text } from '../model/text.ts';
import { parseCrosswalks } from '../policy/parse-crosswalks.ts';
import { parseFramework } from '../policy/parse-policy-set.ts';
import { parseSources } from '../policy/parse-sources.ts';
import { readPolicyFile, yamlFiles } from './engine.ts';

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
