import { filterMatches, patternMatches } from './glob.ts';
import type { Trigger, Tri } from './model.ts';

/** How far a trigger lets changes to the default branch through. */
export interface TriggerReach {
  readonly event: string;
  readonly trigger: Trigger;
  /** Whether it starts for the default branch on every change (pull request, merge group) or at all (others). */
  readonly reaches: Tri;
  /** A path filter leaves out changes that touch documents only. */
  readonly documentsAside: boolean;
  /** The default branch is not known and a name that git itself uses for it was taken. */
  readonly assumedBranch: boolean;
}

const CONVENTIONAL_BRANCHES = ['main', 'master'];

/** Events whose runs judge a change before it is merged. */
export function judgesChange(event: string): boolean {
  return event === 'pull_request' || event === 'merge_group';
}

export function triggerReach(trigger: Trigger, defaultBranch: string | null): TriggerReach {
  const base = { event: trigger.event, trigger, documentsAside: false, assumedBranch: false };
  if (!judgesChange(trigger.event)) return { ...base, reaches: startsAtAll(trigger) };
  const branch = branchReach(trigger, defaultBranch);
  const paths = pathReach(trigger);
  const everyChange = branch.reaches !== 'no' && paths !== 'some' && comesWithEveryCommit(trigger);
  return {
    ...base,
    reaches: everyChange ? branch.reaches : 'no',
    documentsAside: paths === 'documents-aside',
    assumedBranch: branch.assumed,
  };
}

/** `branches-ignore: ['**']` without tags is a workflow that never starts on a push. */
function startsAtAll(trigger: Trigger): Tri {
  const noBranch = trigger.branchesIgnore?.includes('**') === true && trigger.tags === undefined;
  return trigger.event === 'push' && noBranch ? 'no' : 'yes';
}

function branchReach(trigger: Trigger, branch: string | null): { reaches: Tri; assumed: boolean } {
  const lets = (name: string) =>
    (trigger.branches === undefined || filterMatches(trigger.branches, name)) &&
    !(trigger.branchesIgnore ?? []).some((pattern) => patternMatches(pattern, name));
  if (branch !== null) return { reaches: lets(branch) ? 'yes' : 'no', assumed: false };
  if (letsAllThrough(trigger)) return { reaches: 'yes', assumed: false };
  return { reaches: 'unknown', assumed: CONVENTIONAL_BRANCHES.some(lets) };
}

function letsAllThrough({ branches, branchesIgnore }: Trigger): boolean {
  return (
    (branches === undefined || (branches.includes('**') && !branches.some((each) => each.startsWith('!')))) &&
    (branchesIgnore ?? []).length === 0
  );
}

/** Every new commit of a pull request is judged only when `synchronize` is among the types (it is by default). */
function comesWithEveryCommit({ event, types }: Trigger): boolean {
  if (event !== 'pull_request' || types === undefined) return true;
  return (
    types.includes('synchronize') && ['opened', 'ready_for_review', 'reopened'].some((type) => types.includes(type))
  );
}

/** A path filter leaves changes unjudged, unless it lets everything through or leaves out documents only. */
function pathReach({ paths, pathsIgnore }: Trigger): 'all' | 'documents-aside' | 'some' {
  if (paths !== undefined) return pathsReach(paths);
  if (pathsIgnore === undefined || pathsIgnore.length === 0) return 'all';
  return pathsIgnore.every(isDocument) ? 'documents-aside' : 'some';
}

function pathsReach(paths: readonly string[]): 'all' | 'documents-aside' | 'some' {
  const out = paths.filter((path) => path.startsWith('!')).map((path) => path.slice(1));
  if (!paths.includes('**')) return 'some';
  if (out.length === 0) return 'all';
  return out.every(isDocument) ? 'documents-aside' : 'some';
}

/** Files that hold text for people: nothing that builds or runs. */
function isDocument(pattern: string): boolean {
  return (
    /\.(md|markdown|rst|adoc|txt|png|jpe?g|gif|svg)$/i.test(pattern) ||
    /^(\*\*\/)?(docs?|\.github\/ISSUE_TEMPLATE)\/(\*\*?(\/\*)?)?$/i.test(pattern) ||
    /^(\*\*\/)?(LICEN[CS]E|README|CHANGELOG|AUTHORS|CODEOWNERS|\.gitignore|\.editorconfig|\.mailmap)[\w.*-]*$/i.test(
      pattern,
    )
  );
}
