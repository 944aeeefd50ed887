import { describe, expect, it } from '@jest/globals';
import { notSeen, seen, seenPartly, type Observation } from '../../src/model/observation.ts';
import { afterMerge, isConfiguration, mayTouch } from '../../src/pipeline/changes.ts';
import type { ChangedFile } from '../../src/ports/pull-requests.ts';

const file = (path: string, status = 'modified', previousPath: string | null = null): ChangedFile => ({
  path,
  previousPath,
  status,
});
const isOfInterest = (path: string) => path === 'CODEOWNERS';
const unseen = notSeen({ reason: 'server-error', what: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files' });

describe('a pull request', () => {
  it.each<{ name: string; changed: Observation<readonly ChangedFile[]>; touches: boolean }>([
    { name: 'with edits to other files leaves tree facts as they were', changed: seen([file('a')]), touches: false },
    { name: 'without any file leaves tree facts as they were', changed: seen([]), touches: false },
    { name: 'with an edit to a file of interest may touch them', changed: seen([file('CODEOWNERS')]), touches: true },
    {
      name: 'that adds any file may touch them: nobody may own it',
      changed: seen([file('a', 'added')]),
      touches: true,
    },
    { name: 'that removes any file may touch them', changed: seen([file('a', 'removed')]), touches: true },
    { name: 'that renames any file may touch them', changed: seen([file('a', 'renamed', 'b')]), touches: true },
    { name: 'that copies any file may touch them', changed: seen([file('a', 'copied', 'b')]), touches: true },
    { name: 'that makes a file a link may touch them', changed: seen([file('a', 'changed')]), touches: true },
    {
      name: 'with a word of GitHub that nobody knows may touch them',
      changed: seen([file('a', 'new')]),
      touches: true,
    },
    { name: 'whose list was not seen may touch anything', changed: unseen, touches: true },
    {
      name: 'whose list was cut may touch anything',
      changed: seenPartly([file('a')], { reason: 'truncated', what: 'the files' }),
      touches: true,
    },
  ])('$name', ({ changed, touches }) => {
    expect(mayTouch(changed, isOfInterest)).toBe(touches);
  });
});

describe('configuration and records', () => {
  it.each([
    { path: '.github/ssdf-gate.yml', is: true },
    { path: '.ssdf/declarations/a.yml', is: true },
    { path: '.ssdf/exceptions/deep/b.yaml', is: true },
    { path: 'docs/.ssdf/declarations/a.yml', is: false },
    { path: '.github/ssdf-gate.yml.bak', is: false },
    { path: '.ssdf/README.md', is: false },
  ])('$path: $is', ({ path, is }) => {
    expect(isConfiguration(path)).toBe(is);
  });

  it('edited by the pull request are said to count after the merge, each once, in order', () => {
    const changed = seen([
      file('.ssdf/exceptions/b.yml', 'added'),
      file('src/a.ts'),
      file('.github/ssdf-gate.yml'),
      file('.github/ssdf-gate.yml'),
    ]);
    expect(afterMerge(changed).map(({ en }) => en)).toEqual([
      'this pull request changes .github/ssdf-gate.yml; the change counts after the merge',
      'this pull request changes .ssdf/exceptions/b.yml; the change counts after the merge',
    ]);
  });

  it('moved away are edited too', () => {
    expect(afterMerge(seen([file('x.yml', 'renamed', '.github/ssdf-gate.yml')]))).toHaveLength(1);
  });

  it('are not said to change when the list was not seen', () => {
    expect(afterMerge(unseen)).toEqual([]);
  });
});
