import { describe, expect, it } from '@jest/globals';
import { PolicyError } from '../../src/policy/problem.ts';
import { parseJudgements, parsePolicySet } from '../../src/policy/parse-policy-set.ts';
import { CASES, edit, FACTS, FRAMEWORK, goodPolicy, policySet, problemsOf, TASK } from './support.ts';

type Edit = readonly [from: string, to: string];
interface Row {
  readonly name: string;
  readonly edit: Edit;
  readonly problems: readonly string[];
}

function check(overrides: Readonly<Record<string, string | undefined>>, expected: readonly string[]): void {
  expect(problemsOf(() => parsePolicySet(policySet(overrides), FACTS))).toEqual(expected);
}

describe('a good set', () => {
  it('is read with its levels in order and its needs tagged', () => {
    const [task] = goodPolicy().tasks;
    expect(task?.levels.map((level) => level.level)).toEqual([1, 2, 3]);
    expect(task?.levels[2]?.criteria[0]?.needs).toEqual({
      kind: 'all',
      of: [
        { kind: 'declared' },
        {
          kind: 'any',
          of: [
            { kind: 'fact', fact: 'branch.bypass-actors', op: 'atMost', value: 0 },
            { kind: 'fact', fact: 'repo.owned-areas', op: 'includes', value: ['all'] },
          ],
        },
      ],
    });
  });

  it('hands the origin down to the levels and criteria that name none', () => {
    const origins = goodPolicy().tasks[0]?.levels.map(({ origin, criteria }) => [origin, criteria[0]?.origin]);
    expect(origins).toEqual([
      ['own', 'own'],
      ['deck-adapted', 'deck-adapted'],
      ['own', 'deck'],
    ]);
  });

  it('gives groups and tasks in the order of the standard, whatever the order of the files', () => {
    const other = {
      'PO.1.1.yml': TASK.replaceAll('PS.1.1', 'PO.1.1'),
      'PO.1.1.cases.yml': CASES.replaceAll('PS.1.1', 'PO.1.1'),
    };
    const policy = parsePolicySet(policySet(other), FACTS);
    expect(policy.groups.map((group) => group.id)).toEqual(['PO', 'PS', 'PW', 'RV']);
    expect(policy.tasks.map((task) => task.task)).toEqual(['PO.1.1', 'PS.1.1']);
  });

  it('may be given by path, with a README beside it', () => {
    const byPath = new Map(
      [...policySet({ 'README.md': '# not YAML: [' })].map(([file, text]) => [`a/b/${file}`, text]),
    );
    expect(parsePolicySet(byPath, FACTS)).toEqual(goodPolicy());
  });
});

describe('a set that is only judged by', () => {
  const judged = (overrides: Readonly<Record<string, string | undefined>>) => () =>
    parseJudgements(policySet(overrides), FACTS);

  it('is what the checked set is, whatever its cases say', () => {
    expect(judged({})()).toEqual(goodPolicy());
    for (const unread of ['', 'cases: [', CASES.replaceAll('PS.1.1', 'PO.1.1')])
      expect(judged({ 'PS.1.1.cases.yml': unread })()).toEqual(goodPolicy());
  });

  it('is refused for a task without cases, a broken task and a broken head', () => {
    expect(problemsOf(judged({ 'PS.1.1.cases.yml': undefined }))).toEqual([
      expect.stringMatching(/^PS\.1\.1\.yml:1: PS\.1\.1 has no cases/),
    ]);
    expect(problemsOf(judged({ 'PS.1.1.yml': edit(TASK, 'mode: partial', 'mode: half') }))).toHaveLength(1);
    expect(problemsOf(judged({ 'framework.yml': 'name: [' }))).toHaveLength(1);
  });
});

describe('a task that carries out the decision of another', () => {
  const linked = (decidedBy: string) =>
    edit(
      edit(TASK, 'mayBeNotApplicable: false', `mayBeNotApplicable: false\ndecidedBy: ${decidedBy}`),
      'needs: { fact: branch.required-approvals, atLeast: 1 }',
      `needs: { task: ${decidedBy}, atLeast: 1 }`,
    );

  it('is read with its decider', () => {
    const [task] = parsePolicySet(policySet({ 'PS.1.1.yml': linked('PO.4.1') }), FACTS).tasks;
    expect([task?.decidedBy, task?.levels[1]?.criteria[0]?.needs]).toEqual([
      'PO.4.1',
      { kind: 'task', task: 'PO.4.1', atLeast: 1 },
    ]);
  });

  it.each(['PS.1.1', 'RV.1.1'])('is refused when %s, no earlier task, should decide', (decider) => {
    check({ 'PS.1.1.yml': linked(decider) }, [
      `PS.1.1.yml:6: ${decider} does not come before PS.1.1 in the standard; name the earlier task that decides`,
    ]);
  });
});

describe('a task file is refused with file, line and cure', () => {
  it.each<Row>([
    {
      name: 'a level without a required criterion',
      edit: ['id: PS.1.1-2a\n        mark: required', 'id: PS.1.1-2a\n        mark: elective'],
      problems: ['PS.1.1.yml:27: level 2 has no required criterion, so anything would reach it; mark one as required'],
    },
    {
      name: 'the level of a task that decides nothing here',
      edit: ['needs: { fact: branch.required-approvals, atLeast: 1 }', 'needs: { task: PO.4.1, atLeast: 1 }'],
      problems: [
        'PS.1.1.yml:31: the level of PO.4.1 cannot be asked for here; only that of decidedBy can (write decidedBy: PO.4.1 above)',
      ],
    },
    {
      name: 'a decision that no required criterion looks at',
      edit: ['mayBeNotApplicable: false', 'mayBeNotApplicable: false\ndecidedBy: PO.4.1'],
      problems: [
        'PS.1.1.yml:6: no required criterion looks at PO.4.1; add { task: PO.4.1, atLeast: 1 } to one, or remove decidedBy',
      ],
    },
    {
      name: 'a level that is missing',
      edit: [TASK.slice(TASK.indexOf('  2:'), TASK.indexOf('  3:')), ''],
      problems: ['PS.1.1.yml:8: levels.2: missing; add a map'],
    },
    {
      name: 'a criterion of another level',
      edit: ['id: PS.1.1-2a', 'id: PS.1.1-3b'],
      problems: [
        'PS.1.1.yml:28: the criterion id PS.1.1-3b belongs elsewhere; expected PS.1.1-2 and a letter here',
        'PS.1.1.cases.yml:7: the task has no criterion PS.1.1-2a; name one of its own',
      ],
    },
    {
      name: 'a criterion id that is taken',
      edit: ['id: PS.1.1-1b', 'id: PS.1.1-1a'],
      problems: ['PS.1.1.yml:18: the criterion id PS.1.1-1a is taken; give this one the next letter'],
    },
    {
      name: 'a criterion id in another form',
      edit: ['id: PS.1.1-1b', 'id: ps.1.1-1B'],
      problems: [
        'PS.1.1.yml:18: levels.1.criteria[1].id: expected a criterion id, as PS.1.1-2a, came "ps.1.1-1B"; correct it',
      ],
    },
    {
      name: 'a fact that nobody gives',
      edit: ['branch.required-approvals', 'branch.required-aprovals'],
      problems: [
        'PS.1.1.yml:31: no collector gives the fact "branch.required-aprovals"; did you mean "branch.required-approvals"?',
      ],
    },
    {
      name: 'a fact named like a member of every object',
      edit: ['fact: branch.required-approvals', 'fact: constructor.name'],
      problems: ['PS.1.1.yml:31: no collector gives the fact "constructor.name"; name one of the fact sheet'],
    },
    {
      name: 'a comparator of another type',
      edit: ['branch.required-approvals, atLeast: 1', 'branch.required-approvals, is: true'],
      problems: [
        'PS.1.1.yml:31: branch.required-approvals is of type integer and more is better, so "is" does not fit; use "atLeast"',
      ],
    },
    {
      name: 'a comparator against the better direction',
      edit: ['branch.bypass-actors, atMost: 0', 'branch.bypass-actors, atLeast: 1'],
      problems: [
        'PS.1.1.yml:42: branch.bypass-actors is of type integer and less is better, so "atLeast" does not fit; use "atMost"',
      ],
    },
    {
      name: 'a set asked for a word it cannot hold',
      edit: ['includes: [all]', 'includes: [workflow]'],
      problems: ['PS.1.1.yml:42: "workflow" is not a word of this fact; expected workflows'],
    },
    {
      name: 'a word named twice',
      edit: ['includes: [all]', 'includes: [all, all]'],
      problems: ['PS.1.1.yml:42: a word stands twice; keep one'],
    },
    {
      name: 'a ratio in per cent',
      edit: ['branch.required-approvals, atLeast: 1', 'release.assets-signed-ratio, atLeast: 95'],
      problems: ['PS.1.1.yml:31: a ratio lies between 0 and 1; write 0.95 for 95 %'],
    },
    {
      name: 'half an approval',
      edit: ['branch.required-approvals, atLeast: 1', 'branch.required-approvals, atLeast: 1.5'],
      problems: ['PS.1.1.yml:31: a count is compared with a whole number; round it'],
    },
    {
      name: 'a threshold that everything reaches',
      edit: ['branch.required-approvals, atLeast: 1', 'release.assets-signed-ratio, atLeast: 0'],
      problems: [
        'PS.1.1.yml:31: every value reaches this threshold, so it asks nothing; choose one that can be missed',
      ],
    },
    {
      name: 'a duration in months',
      edit: ['branch.required-approvals, atLeast: 1', 'sast.latest-scan-at, within: P1M'],
      problems: [
        'PS.1.1.yml:31: levels.2.criteria[0].needs.within: expected a number of days, as P30D (1 to 3650), came "P1M"; correct it',
      ],
    },
    {
      name: 'two comparators',
      edit: ['atLeast: 1 }', 'atLeast: 1, atMost: 2 }'],
      problems: [
        'PS.1.1.yml:31: levels.2.criteria[0].needs: expected exactly one of is: true, atLeast, atMost, within, includes beside `fact`, came a map of "fact", "atLeast", "atMost"; correct it',
      ],
    },
    {
      name: 'a fact that must be false',
      edit: ['branch.force-push-blocked, is: true', 'branch.force-push-blocked, is: false'],
      problems: ['PS.1.1.yml:16: levels.1.criteria[0].needs.is: expected one of true, came false; correct it'],
    },
    {
      name: 'a need that asks nothing',
      edit: ['{ declared: true }\n', '{ all: [] }\n'],
      problems: [
        'PS.1.1.yml:21: levels.1.criteria[1].needs.all: expected at least 1 entries, came an empty list; correct it',
      ],
    },
    {
      name: 'a need with "not"',
      edit: ['{ declared: true }\n', '{ not: { declared: true } }\n'],
      problems: [
        'PS.1.1.yml:21: levels.1.criteria[1].needs: expected { declared: true }, { reviews: 2, within: P366D }, { task: the task of decidedBy, atLeast: 1 }, { fact: id, is: true | atLeast: n | atMost: n | within: P30D | includes: [words] }, { all: […] } or { any: […] }, came a map of "not"; correct it',
      ],
    },
    {
      name: 'reviews that nobody asks for',
      edit: ['{ declared: true }\n', '{ reviews: 0, within: P366D }\n'],
      problems: [
        'PS.1.1.yml:21: levels.1.criteria[1].needs.reviews: expected a number of reviews from 1 to 50, came 0; correct it',
      ],
    },
    {
      name: 'more reviews than the window has days',
      edit: ['{ declared: true }\n', '{ reviews: 3, within: P2D }\n'],
      problems: ['PS.1.1.yml:21: P2D cannot hold 3 reviews of different dates; choose a longer window, as P366D'],
    },
    {
      name: 'more electives recommended than there are',
      edit: ['atLeast: 1, enforce', 'atLeast: 2, enforce'],
      problems: [
        'PS.1.1.yml:11: expected electives.atLeast of at most 1, the number of elective criteria here, came 2',
      ],
    },
    {
      name: 'a text in one language',
      edit: ['{ en: Block them., ja: 禁止する。 }', '{ en: Block them. }'],
      problems: ['PS.1.1.yml:17: levels.1.criteria[0].remedy.ja: missing; add a text that says something'],
    },
    {
      name: 'a placeholder for a text',
      edit: ['ja: 禁止する。', 'ja: …'],
      problems: [
        'PS.1.1.yml:17: levels.1.criteria[0].remedy.ja: expected a text that says something, came "…"; correct it',
      ],
    },
    {
      name: 'an unknown key',
      edit: ['silentOn:', 'silenton:'],
      problems: ['PS.1.1.yml:32: levels.2.criteria[0]: the key "silenton" is not known here; did you mean "silentOn"?'],
    },
    {
      name: 'a task other than the name of the file',
      edit: ['task: PS.1.1', 'task: PS.2.1'],
      problems: [
        'PS.1.1.yml:1: the file is named for PS.1.1 but its task is PS.2.1; rename the file or correct the task',
        'PS.1.1.yml:13: the criterion id PS.1.1-1a belongs elsewhere; expected PS.2.1-1 and a letter here',
        'PS.1.1.yml:18: the criterion id PS.1.1-1b belongs elsewhere; expected PS.2.1-1 and a letter here',
        'PS.1.1.yml:28: the criterion id PS.1.1-2a belongs elsewhere; expected PS.2.1-2 and a letter here',
        'PS.1.1.yml:38: the criterion id PS.1.1-3a belongs elsewhere; expected PS.2.1-3 and a letter here',
        'PS.1.1.cases.yml:1: the file is named for PS.2.1 but its task is PS.1.1; rename the file or correct the task',
      ],
    },
  ])('$name', ({ edit: [from, to], problems }) => {
    check({ 'PS.1.1.yml': edit(TASK, from, to) }, problems);
  });

  it('levels that are not listed upwards', () => {
    const at = TASK.indexOf('  1:');
    const [second, third, end] = [TASK.indexOf('  2:'), TASK.indexOf('  3:'), TASK.indexOf('doesNotProve')];
    const swapped =
      TASK.slice(0, at) + TASK.slice(second, third) + TASK.slice(at, second) + TASK.slice(third, end) + TASK.slice(end);
    check({ 'PS.1.1.yml': swapped }, ['PS.1.1.yml:9: level 2 comes before level 1; list levels upwards']);
  });
});

describe('a required criterion that a mere file could meet', () => {
  const refused = [
    'PS.1.1.yml:31: a file that exists would be enough for this required criterion; add { declared: true } with all, so that a person confirms its content',
  ];
  const file = '{ fact: file.documents, includes: [roles] }';

  it.each<{ name: string; needs: string; problems: readonly string[] }>([
    { name: 'is refused alone', needs: file, problems: refused },
    {
      name: 'is refused beside a declaration that may be left out',
      needs: `{ any: [{ declared: true }, ${file}] }`,
      problems: refused,
    },
    {
      name: 'is accepted when a declaration is needed too',
      needs: `{ all: [{ declared: true }, ${file}] }`,
      problems: [],
    },
    {
      name: 'is accepted beside a fact that says more',
      needs: `{ all: [{ fact: branch.force-push-blocked, is: true }, ${file}] }`,
      problems: [],
    },
  ])('$name', ({ needs, problems }) => {
    check({ 'PS.1.1.yml': edit(TASK, '{ fact: branch.required-approvals, atLeast: 1 }', needs) }, problems);
  });

  it('is accepted as an elective', () => {
    check({ 'PS.1.1.yml': edit(TASK, 'needs: { declared: true }\n', `needs: ${file}\n`) }, []);
  });
});

describe('the cases of a task are refused with file, line and cure', () => {
  it.each<Row>([
    {
      name: 'when none expects unmet',
      edit: [', PS.1.1-2a: unmet', ''],
      problems: [
        'PS.1.1.cases.yml:2: no case expects a criterion to be unmet; add one, so that met, unmet and unknown are told apart',
      ],
    },
    {
      name: 'when none is empty',
      edit: ['    expect: { level: 0', '    facts: { branch.bypass-actors: unknown }\n    expect: { level: 0'],
      problems: [
        'PS.1.1.cases.yml:2: no case without any facts and records; add one, so that nothing passes by emptiness',
      ],
    },
    {
      name: 'when they name a fact that nobody gives',
      edit: ['branch.required-approvals: 0', 'branch.approvals: 0'],
      problems: ['PS.1.1.cases.yml:6: no collector gives the fact "branch.approvals"; name one of the fact sheet'],
    },
    {
      name: 'when a value is of another type',
      edit: ['branch.required-approvals: 0', 'branch.required-approvals: true'],
      problems: ['PS.1.1.cases.yml:6: this is no value of branch.required-approvals; expected a whole number from 0'],
    },
    {
      name: 'when a set holds an unknown word',
      edit: ['branch.required-approvals: 0', 'branch.required-approvals: 0, repo.owned-areas: [most]'],
      problems: [
        'PS.1.1.cases.yml:6: this is no value of repo.owned-areas; expected a list of its words (all, lockfiles, workflows)',
      ],
    },
    {
      name: 'when they expect a criterion that is not there',
      edit: ['PS.1.1-2a: unmet', 'PS.1.1-2a: unmet, PS.1.1-2b: met'],
      problems: ['PS.1.1.cases.yml:7: the task has no criterion PS.1.1-2b; name one of its own'],
    },
    {
      name: 'when "not a pass" is all they expect',
      edit: ['PS.1.1-2a: unmet', 'PS.1.1-2a: failed'],
      problems: [
        'PS.1.1.cases.yml:7: cases[1].expect.criteria.PS.1.1-2a: expected one of met, unmet, unknown, not-applicable, came "failed"; correct it',
      ],
    },
    {
      name: 'when two have one name',
      edit: ['a blocked force push is level 1 and no more without approvals', 'nothing seen is level 0'],
      problems: ['PS.1.1.cases.yml:5: another case has this name; give each its own'],
    },
  ])('$name', ({ edit: [from, to], problems }) => {
    check({ 'PS.1.1.cases.yml': edit(CASES, from, to) }, problems);
  });
});

describe('a set is refused', () => {
  it.each<{ name: string; files: Readonly<Record<string, string | undefined>>; problems: readonly string[] }>([
    {
      name: 'when a task has no cases',
      files: { 'PS.1.1.cases.yml': undefined },
      problems: [
        'PS.1.1.yml:1: PS.1.1 has no cases; add PS.1.1.cases.yml beside it with at least one met, one unmet, one unknown and one empty case',
      ],
    },
    {
      name: 'when cases have no task',
      files: { 'PS.1.1.yml': undefined },
      problems: [
        '.:1: the set has no task file, so it judges nothing; add one such as PS.1.1.yml',
        'PS.1.1.cases.yml:1: these cases have no task; add PS.1.1.yml beside them',
      ],
    },
    {
      name: 'without a framework',
      files: { 'framework.yml': undefined },
      problems: [
        'framework.yml:1: the set has no framework.yml; add it with name, status, groups and the labels of the 42 tasks',
      ],
    },
    {
      name: 'when a label is missing',
      files: { 'framework.yml': edit(FRAMEWORK, '  RV.3.4: { en: Task RV.3.4, ja: タスク RV.3.4 }\n', '') },
      problems: ['framework.yml:8: labels.RV.3.4: missing; add a text in both languages, as { en: …, ja: … }'],
    },
    {
      name: 'when a group stands twice',
      files: { 'framework.yml': edit(FRAMEWORK, 'id: RV', 'id: PO') },
      problems: [
        'framework.yml:3: groups: expected the four groups PO, PS, PW and RV, each once, came a list; correct it',
      ],
    },
    {
      name: 'when a file is named for no task',
      files: { 'PS.1.9.yml': TASK },
      problems: ['PS.1.9.yml:1: "PS.1.9.yml" is no file of a policy set; rename it (PS.1.1.yml) or move it away'],
    },
  ])('$name', ({ files, problems }) => {
    check(files, problems);
  });

  it('with the problems of all files at once, and the most basic code', () => {
    const files = policySet({ 'framework.yml': 'name: [', 'PS.1.1.yml': edit(TASK, 'mode: partial', 'mode: half') });
    let caught: unknown;
    try {
      parsePolicySet(files, FACTS);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(PolicyError);
    expect((caught as PolicyError).problems.map(({ file, code }) => [file, code])).toEqual([
      ['framework.yml', 'POLICY_SYNTAX'],
      ['PS.1.1.yml', 'POLICY_SHAPE'],
    ]);
    expect((caught as PolicyError).code).toBe('POLICY_SYNTAX');
    expect((caught as PolicyError).message).toMatch(/^framework\.yml:1: .* \(and 1 more\)$/);
  });
});
