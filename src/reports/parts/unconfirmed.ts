import type { TaskAssessment } from '../../model/assessment.ts';
import type { Fact } from '../../model/fact.ts';
import { mayShow } from '../audience.ts';
import { factsOf } from '../criterion-view.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** Tasks whose level could be higher once more can be seen, and the permission or plan that would show it. */
export function unconfirmedSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const open = input.assessment.tasks.filter(
    ({ level, levelAtMost }) => level !== undefined && levelAtMost !== undefined && levelAtMost > level,
  );
  if (open.length === 0) return section(60, {});
  const summary = {
    en: `${open.length} tasks are not settled: ${ids(open)}`,
    ja: `判定が確定していないタスク ${open.length} 件：${ids(open)}`,
  }[language];
  const columns = [WORDS.task, WORDS.now, WORDS.could, WORDS.notConfirmed, WORDS.toSeeIt].map(
    (column) => column[language],
  );
  return section(60, {
    head: `<details><summary>${summary}</summary>\n\n| ${columns.join(' | ')} |\n| --- | --- | --- | --- | --- |`,
    rows: open.map((task) => row(task, input, options)),
    tail: '\n</details>',
  });
}

const ids = (tasks: readonly TaskAssessment[]) => tasks.map(({ id }) => id).join(', ');

function row(task: TaskAssessment, input: ReportInput, options: ReportOptions): string {
  const { language } = options;
  const now = { en: `level ${task.level}`, ja: `達成レベル ${task.level}` }[language];
  const could = { en: `up to ${task.levelAtMost}`, ja: `最大 ${task.levelAtMost}` }[language];
  const unknown = task.criteria.filter(({ mark, result }) => mark === 'required' && result === 'unknown');
  const shown = unknown.filter((one) => mayShow(one, input, options));
  const what = shown.map(({ id, message }) => `${id}: ${plainMarkdown(message[language])}`).slice(0, 3);
  const held = unknown.length - shown.length;
  const heldText = held === 0 ? [] : [{ en: `${held} held back here`, ja: `ほか ${held} 件は非表示` }[language]];
  const cells = [
    task.id,
    now,
    could,
    [...what, ...heldText].join('<br>'),
    cures(
      unknown.flatMap((one) => factsOf(one, input)),
      language,
    ),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The permissions that would turn unknown facts into answers; naming them gives away nothing about the answers. */
function cures(facts: readonly Fact[], language: 'en' | 'ja'): string {
  const unseen = facts.flatMap((fact) => (fact.state === 'not-applicable' ? [] : (fact.unseen ?? [])));
  const permissions = [
    ...new Set(
      unseen.flatMap(({ permission, reason }) =>
        permission === undefined || reason === 'offline' ? [] : [permission],
      ),
    ),
  ];
  const grants = permissions.map(
    (permission) =>
      ({ en: `grant *${plainMarkdown(permission)}*`, ja: `権限 *${plainMarkdown(permission)}* を付与` })[language],
  );
  const offline = unseen.some(({ reason }) => reason === 'offline');
  const ask = offline ? [{ en: 'run with --repo OWNER/NAME', ja: '--repo OWNER/NAME を指定して実行' }[language]] : [];
  return [...grants.slice(0, 3), ...ask].join('<br>') || '–';
}
