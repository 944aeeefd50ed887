import type { TaskIssue } from '../model/task-issues.ts';
import type { Problem } from './problem.ts';
import { readEach, type RecordFile } from './record-entries.ts';
import { isIssuePath, MAX_RECORD_FILES, problemTooMany } from './record-places.ts';
import { taskIssueSchema } from './task-issue-schema.ts';

export interface TaskIssuesReading {
  readonly issues: readonly TaskIssue[];
  readonly problems: readonly Problem[];
}

/** Reads `.ssdf/issues/*.yml`. Never throws: an error costs its entry, a file that is no YAML itself. */
export function parseTaskIssues(files: readonly RecordFile[]): TaskIssuesReading {
  const own = files.filter(({ path }) => isIssuePath(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const { entries, problems } = readEach(own.slice(0, MAX_RECORD_FILES), taskIssueSchema);
  return {
    issues: entries.map(({ value, file }) => ({ ...value, path: file })),
    problems: [...problemTooMany(own.map(({ path }) => path)), ...problems],
  };
}
