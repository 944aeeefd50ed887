import { describe, expect, it } from '@jest/globals';
import { runCases } from '../../src/assessment/run-cases.ts';
import { FACTS } from '../../src/collectors/api.ts';
import { TASK_IDS } from '../../src/model/level.ts';
import type { Language } from '../../src/model/text.ts';
import { renderCase } from '../../src/reports/case/index.ts';
import { STEP_ORDERS, type Origin, type Profile, type TaskPolicy } from '../../src/model/policy.ts';
import { criterionIn, taskIn } from '../support/assess.ts';
import { DECK_CASE } from './deck-case.ts';
import { shippedCases, shippedPolicy, shippedProfiles } from './support.ts';

const policy = shippedPolicy();
const cases = shippedCases();

describe('the shipped policy set', () => {
  it('judges all 42 tasks, in the order of the standard', () => {
    expect(policy.tasks.map(({ task }) => task)).toEqual(TASK_IDS);
  });

  it.each(policy.tasks.map(({ task }) => ({ task })))(
    'comes out of every case of $task as the case says',
    ({ task }) => {
      const outcomes = runCases(policy, cases.filter((one) => one.task === task), FACTS); // prettier-ignore
      expect(outcomes.length).toBeGreaterThan(10);
      const wrong = outcomes.flatMap(({ case: { name, line }, differences }) =>
        differences.map(({ message }) => `${line} ${name}: ${message.en}`),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('calls each task by one label', () => {
    const labels = policy.tasks.map(({ task, label }) => [task, label]);
    expect(labels).toEqual(policy.tasks.map(({ task }) => [task, policy.labels[task]]));
  });

  it('takes texts of the deck only where the deck prints them', () => {
    const fromDeck = policy.tasks.filter((task) => origins(task).some((origin) => origin !== 'own'));
    expect(fromDeck.map(({ task }) => task)).toEqual(['PO.1.1', 'PO.3.1', 'PW.4.1', 'PW.9.1']);
  });
});

function origins({ origin, levels }: TaskPolicy): readonly Origin[] {
  return [origin, ...levels.flatMap((level) => [level.origin, ...level.criteria.map((criterion) => criterion.origin)])];
}

const profiles = shippedProfiles();
const tasksOf = ({ targets }: Profile) => Object.keys(targets);
const named = (name: string) => profiles.find((profile) => profile.name === name);

describe('the shipped profiles', () => {
  it.each(STEP_ORDERS)(
    'hold three steps of 21, 34 and 42 tasks at level 1 in the order %s, each holding the one before',
    (order) => {
      const steps = profiles.filter(({ step }) => step?.order === order).sort((a, b) => a.name.localeCompare(b.name));
      expect(steps.map((step) => [step.step?.number, tasksOf(step).length])).toEqual([
        [1, 21],
        [2, 34],
        [3, 42],
      ]);
      expect(steps.flatMap(({ targets }) => Object.values(targets)).every((level) => level === 1)).toBe(true);
      const lost = steps.slice(1).map((step, index) => {
        const before = steps[index];
        return before === undefined ? [] : tasksOf(before).filter((task) => !tasksOf(step).includes(task));
      });
      expect(lost).toEqual([[], []]);
    },
  );

  it('put first, in the order of the form, what the form names', () => {
    const [form = [], first = []] = ['cisa-form', 'form-aligned-1'].map((name) => {
      const profile = named(name);
      return profile === undefined ? [] : tasksOf(profile);
    });
    expect([form.length, first.filter((task) => !form.includes(task))]).toEqual([31, []]);
  });

  it('call the four cases of the deck hypotheses, and nothing else', () => {
    const hypotheses = profiles.filter(({ kind }) => kind === 'hypothesis');
    expect(hypotheses.map(({ name }) => name)).toEqual(['case-1', 'case-2', 'case-3', 'case-4']);
    for (const { label } of hypotheses) expect([label.en, label.ja].join()).toMatch(/Hypothesis.*（仮定）/);
  });

  it('ask more of a higher tier of risk, of no task less', () => {
    const [low, medium, high] = ['tier-low', 'tier-medium', 'tier-high'].map((name) => named(name)?.targets ?? {});
    const less = [[low, medium], [medium, high]].flatMap(([lower = {}, higher = {}]) =>
      TASK_IDS.filter((task) => (higher[task] ?? 0) < (lower[task] ?? 0)),
    ); // prettier-ignore
    expect(less).toEqual([]);
  });
});

/** Deck, case study of PW.4.1: OSS only, found to be at level 2. */
describe("the deck's own case of PW.4.1", () => {
  const { assessment } = DECK_CASE;

  it('is level 2, no more and no less, and nothing of it counts as observed', () => {
    expect(taskIn(assessment, 'PW.4.1')).toMatchObject({ level: 2, levelAtMost: 2, levelObserved: 0 });
  });

  it.each<{ id: string; result: string }>([
    { id: 'PW.4.1-2d', result: 'met' },
    { id: 'PW.4.1-3a', result: 'unmet' },
    { id: 'PW.4.1-3b', result: 'unmet' },
  ])('finds $id $result', ({ id, result }) => {
    expect(criterionIn(assessment, id).result).toBe(result);
  });

  const told = (language: Language) => renderCase(DECK_CASE, { language, audience: 'organisation' });
  const part = (name: string) => told('ja').split('## ■').find((one) => one.startsWith(name)) ?? ''; // prettier-ignore

  it('is told in the four parts of the deck, in its order', () => {
    expect([...told('ja').matchAll(/^## ■(.+)$/gm)].map(([, name]) => name)).toEqual([
      '判定',
      '前提情報',
      '理由概要',
      '理由詳細',
    ]);
  });

  it.each<{ name: string; says: readonly RegExp[] }>([
    { name: '判定', says: [/●●○ 2/] },
    { name: '前提情報', says: [/オープンソースの部品だけ/, /自己申告 PW\.4\.1-1a/] },
    {
      name: '理由概要',
      says: [
        /^- レベル１：\*\*◎\*\* 実施済み：★ 外製コンポーネントの一覧/m,
        /^- レベル２：\*\*◎\*\* .*管理されている.*履歴.*Dependabot アラート/m,
        /^- レベル３：\*\*×\*\* 未対応：.*見直し.*自動化/m,
      ],
    },
    { name: '理由詳細', says: [/sca\.alerts-enabled = はい/, /PyPI.*npm/, /PW\.4\.1-3a \*\*未達\*\*/] },
  ])("says under $name what the deck's reasons are", ({ name, says }) => {
    for (const one of says) expect(part(name)).toMatch(one);
  });
});
