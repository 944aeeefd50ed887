import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { FileContent, TreeEntry } from '../../ports/tree.ts';
import { AREAS, type Area } from './areas.ts';
import { CODEOWNERS_LIMIT, CODEOWNERS_PATHS, decisiveRule, parseCodeOwners, type OwnerRule } from './code-owners.ts';
import { make } from './settings.ts';

const ID = 'repo.owned-areas';

/** Rules compared at most, over all files; CODEOWNERS is repository text and must not be able to stall a run. */
const MAX_COMPARISONS = 10_000_000;

const NO_FILE: Text = {
  en: 'there is no CODEOWNERS file that GitHub would use: not in its three places, or over 3 MB',
  ja: 'GitHub が使用する CODEOWNERS ファイルがありません（所定の 3 か所にない、または 3 MB を超えています）',
};

/** The file that GitHub would use: the first of its three places, unless it is too large for GitHub to take. */
export function codeOwnersEntry(files: readonly TreeEntry[]): TreeEntry | null {
  const found = CODEOWNERS_PATHS.map((path) => files.find((file) => file.path === path && isRegular(file)));
  const first = found.find((file) => file !== undefined);
  return first === undefined || first.size > CODEOWNERS_LIMIT ? null : first;
}

function isRegular({ kind }: TreeEntry): boolean {
  return kind === 'file' || kind === 'executable';
}

/** Areas in which every file has an owner. A tree that was cut may hide a file without one, so it says nothing. */
export function ownedAreasFact(
  files: Observation<readonly TreeEntry[]>,
  codeOwners: Observation<FileContent | null>,
): Fact {
  if (files.state === 'unseen') return make.unknown(ID, [files]);
  if (files.missing !== undefined) return make.unknown(ID, [notSeen(files.missing, files.sources)]);
  if (codeOwners.state === 'unseen') return make.unknown(ID, [codeOwners]);
  if (codeOwners.value === null) return make.observed(ID, [], { because: NO_FILE, sources: files.sources });
  const { path, text, digest } = codeOwners.value;
  const sources = [{ path, digest }];
  const areas = ownedAreas(files.value, parseCodeOwners(text));
  if (areas === undefined) return make.unknown(ID, [notSeen({ reason: 'too-large', what: path }, sources)]);
  return make.observed(ID, areas, { sources });
}

/** An area without files is not owned: nothing passes by emptiness. undefined = given up, too much to compare. */
function ownedAreas(files: readonly TreeEntry[], rules: readonly OwnerRule[]): readonly Area[] | undefined {
  const present = new Set<Area>();
  const unowned = new Set<Area>();
  let comparisons = 0;
  for (const { path } of files) {
    const steps = path.split('/');
    const decisive = decisiveRule(rules, steps);
    comparisons += rules.length - decisive;
    if (comparisons > MAX_COMPARISONS) return undefined;
    for (const area of areasOf(steps)) {
      present.add(area);
      if (rules[decisive]?.owned !== true) unowned.add(area);
    }
  }
  return [...present].filter((area) => !unowned.has(area));
}

function areasOf(path: readonly string[]): readonly Area[] {
  return (Object.keys(AREAS) as Area[]).filter((area) => AREAS[area](path));
}
