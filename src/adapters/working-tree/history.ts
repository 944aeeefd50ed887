import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { GitFolder } from './git.ts';

/** Commits of one file that are looked through for one that changed more than its place. */
const MAX_COMMITS = 30;
const SHALLOW = 'the history of this checkout (it is shallow; fetch-depth: 0 gives all of it)';

/** When a commit last changed each file. A commit that only moves a file changes nothing; moves are followed. */
export async function lastChanges(
  git: GitFolder,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Observation<string | null>>> {
  const shallow = await git.ask('rev-parse', '--is-shallow-repository');
  const answers = new Map<string, Observation<string | null>>();
  for (const path of paths) answers.set(path, await lastChange(git, path, shallow));
  return answers;
}

/** The first commit of a shallow checkout seems to have made every file. */
async function lastChange(
  git: GitFolder,
  path: string,
  shallow: string | undefined,
): Promise<Observation<string | null>> {
  if (shallow?.trim() !== 'false') return notSeen({ reason: 'truncated', what: SHALLOW });
  const log = await git.ask(
    ...['log', '--follow', '-M100%', `--max-count=${MAX_COMMITS}`, '--format=%x01%cI', '--name-status', '-z'],
    ...['--', `:(literal)${path}`],
  );
  if (log === undefined) return notSeen({ reason: 'truncated', what: `the history of ${path}` });
  const commits = log
    .split('\u0001')
    .slice(1)
    .map((text) => text.split('\0').map((part) => part.trim()));
  if (commits.length === 0) return seen(null);
  const changed = commits.find(([, status = '']) => status !== 'R100');
  const at = changed?.[0];
  return at === undefined || at === '' ? notSeen({ reason: 'truncated', what: `the history of ${path}` }) : seen(at);
}
