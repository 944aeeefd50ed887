import { GROUPS, groupOf, TASK_IDS, type Group } from '../model/level.ts';
import { ISSUE_GROUPS, ISSUE_KINDS, type IssueGroup, type IssueKind, type TaskIssue } from '../model/task-issues.ts';

export interface IssueCounts {
  readonly kinds: Readonly<Record<IssueKind, number>>;
  readonly groups: Readonly<Record<IssueGroup, number>>;
  readonly total: number;
}

/** Issues by group of tasks and by kind, as the deck counts them (SSDF Task の課題, 分布概観). */
export interface IssueTable {
  readonly rows: Readonly<Record<Group, IssueCounts & { readonly tasks: number }>>;
  readonly sum: IssueCounts;
}

export function tabulate(issues: readonly TaskIssue[]): IssueTable {
  const of = (group: Group) => ({
    tasks: TASK_IDS.filter((id) => groupOf(id) === group).length,
    ...countOf(issues.filter(({ task }) => groupOf(task) === group)),
  });
  const rows = Object.fromEntries(GROUPS.map((group) => [group, of(group)])) as IssueTable['rows'];
  return { rows, sum: countOf(issues) };
}

function countOf(issues: readonly TaskIssue[]): IssueCounts {
  const kinds = ISSUE_KINDS.map(
    ({ kind, group }) => [kind, group, issues.filter((issue) => issue.kind === kind).length] as const,
  );
  const inGroup = (group: IssueGroup) => kinds.reduce((sum, [, own, count]) => (own === group ? sum + count : sum), 0);
  return {
    kinds: Object.fromEntries(kinds.map(([kind, , count]) => [kind, count])) as IssueCounts['kinds'],
    groups: Object.fromEntries(ISSUE_GROUPS.map((group) => [group, inGroup(group)])) as IssueCounts['groups'],
    total: issues.length,
  };
}
