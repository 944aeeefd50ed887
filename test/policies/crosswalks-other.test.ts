import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crosswalkGap } from '../../src/assessment/crosswalk-gap.ts';
import { loadCrosswalks } from '../../src/cli/crosswalks.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import type { Crosswalk } from '../../src/model/crosswalk.ts';
import { TASK_IDS } from '../../src/model/level.ts';

const policies = pathToFileURL(`${resolve(import.meta.dirname, '../../policies')}/`);
const { tasks } = loadEngine(policies).policy;
const criteria = new Set(tasks.flatMap(({ levels }) => levels.flatMap((level) => level.criteria.map(({ id }) => id))));
/** With the criteria known, a crosswalk that names one that is gone does not load. */
const { crosswalks } = loadCrosswalks(policies, criteria);
const OWN = [
  'slsa', 'scorecard', 'eu-cra', 'uk-cop@2025-05', 'uk-cop@2024-draft', 'secure-by-demand', 'acquisition-guide', 'safe-deployment',
] as const; // prettier-ignore

function crosswalkOf(guideline: string): Crosswalk {
  const found = crosswalks.find((one) => one.guideline === guideline);
  if (found === undefined) throw new Error(`no crosswalk ${guideline}`);
  return found;
}
const itemsOf = (guideline: string) =>
  [...new Set(crosswalkOf(guideline).entries.flatMap(({ items }) => items.map(({ id }) => id)))].sort();
const numbered = (what: string, most: number) => Array.from({ length: most }, (_, index) => `${what} ${index + 1}`);

describe('documents that are no domestic guideline', () => {
  it.each(OWN.map((guideline) => ({ guideline })))(
    '$guideline is told as our own mapping with reasons, criterion by criterion, and as a part at most',
    ({ guideline }) => {
      const { origin, marks, scope, entries } = crosswalkOf(guideline);
      expect({ origin, marks, scope }).toEqual({ origin: 'own', marks: 'own', scope: 'other' });
      const wide = entries.filter(({ mark, criteria: named }) => mark !== 'part' || named.length === 0);
      expect(wide).toEqual([]);
      expect(entries.filter(({ reason }) => reason === undefined)).toEqual([]);
    },
  );

  it('make no task correspond as a whole, however many of them are followed', () => {
    expect(crosswalkGap(crosswalks, [...OWN, 'osps-baseline']).counts.corresponding).toBe(0);
  });

  it('SLSA levels contribute and Scorecard checks do no more', () => {
    expect([crosswalkOf('slsa').relation, crosswalkOf('scorecard').relation]).toEqual(['contributes', 'contributes']);
  });

  it.each([
    { check: 'Signed-Releases', sees: 'names of files and no signature' },
    { check: 'Packaging', sees: 'that something is published, not that it is kept' },
    { check: 'License', sees: 'the license of the project and of no component' },
  ])('Scorecard: $check stands for no criterion, for it sees $sees', ({ check }) => {
    expect(itemsOf('scorecard')).not.toContain(check);
    expect(itemsOf('scorecard')).toContain('Branch-Protection');
  });

  const letters = 'a b c d e f g h i j k l m'.split(' ').map((letter) => `Part I(2)(${letter})`);
  const points = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `Part II(${number})`);
  it.each([
    { guideline: 'eu-cra', ids: ['Article 14', 'Part I(1)', ...letters, ...points] },
    { guideline: 'secure-by-demand', ids: numbered('Group', 6) },
    { guideline: 'acquisition-guide', ids: numbered('Area', 5) },
    { guideline: 'safe-deployment', ids: numbered('Phase', 6) },
    { guideline: 'uk-cop@2024-draft', ids: ['1.2', '2.1', '3.1', '4.1', ...numbered('Principle', 4)] },
    {
      guideline: 'uk-cop@2025-05',
      ids: ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '3.1', '3.2', '3.3', '3.4', '3.5', '4.1', '4.2', '4.3'],
    },
  ])('$guideline is mapped in all its parts', ({ guideline, ids }) => {
    expect(itemsOf(guideline)).toEqual(ids);
  });
});

const data = [
  resolve(import.meta.dirname, '../../../shared/data/osps-crosswalk.json'),
  resolve('shared/data/osps-crosswalk.json'),
].find((path) => existsSync(path));
/** An extract that is not ours to carry: without it this comparison is counted as skipped. */
const compare = data === undefined ? it.skip : it;

/** `PS.1` stands for its tasks; `P0.3.1` and `RV 2.2` are printed slips. */
function tasksOf(printed: string): readonly string[] {
  const id = printed.replace(/^P0/, 'PO').replace(' ', '.');
  return TASK_IDS.filter((task) => task === id || task.startsWith(`${id}.`));
}

describe('the OSPS Baseline', () => {
  const { entries, origin, marks } = crosswalkOf('osps-baseline');
  const published = entries.filter((entry) => entry.origin === undefined);
  const added = entries.filter((entry) => entry.origin === 'own');

  compare(
    'cites the tasks that its publisher names, in its spelling, and nothing else unless it is called our own',
    () => {
      const printed = JSON.parse(readFileSync(data ?? '', 'utf8')) as { id: string; ssdf: string[] }[];
      expect(printed).toHaveLength(41);
      const theirs = printed.map(({ id, ssdf }) => ({ id, tasks: [...new Set(ssdf.flatMap(tasksOf))].sort(), ssdf }));
      const ours = published.flatMap(({ task, items }) =>
        items.map(({ id, namedAs = task }) => ({ task, id, namedAs })),
      );
      const pairs = theirs.flatMap(({ id, tasks: each }) => each.map((task) => `${id} ${task}`));
      expect(ours.map(({ id, task }) => `${id} ${task}`).sort()).toEqual(pairs.sort());
      const misspelt = ours.filter(
        ({ id, namedAs }) => theirs.find((one) => one.id === id)?.ssdf.includes(namedAs) !== true,
      );
      expect(misspelt).toEqual([]);
    },
  );

  it('is published, with marks of ours that claim a part at most', () => {
    expect({ origin, marks }).toEqual({ origin: 'published', marks: 'own' });
    expect(entries.filter(({ mark }) => mark !== 'part')).toEqual([]);
  });

  it('calls our own what it cites no task for, with criteria and reason', () => {
    expect(added.length).toBeGreaterThan(0);
    expect(added.filter(({ reason, criteria: named }) => reason === undefined || named.length === 0)).toEqual([]);
    expect(added.map(({ task, items }) => `${task} ${items.map(({ id }) => id).join(' ')}`)).toContain(
      'PW.7.2 OSPS-QA-07',
    );
  });
});
