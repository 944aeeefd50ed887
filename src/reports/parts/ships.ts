import { factOf } from '../../model/evidence.ts';
import { mayShowFact } from '../audience.ts';
import { viewCriterion } from '../criterion-view.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { levelMark, rangeOf } from '../levels.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** Tasks that speak about a release itself. */
const RELEASE_TASKS = ['PS.2.1', 'PS.3.1', 'PS.3.2'] as const;

/** Facts that say what lies in the release. */
const RELEASE_FACTS = [
  'release.evidence-kinds',
  'release.assets-with-digest-ratio',
  'release.assets-signed-ratio',
  'sbom.schema-valid',
  'sbom.formats',
] as const;

/** On a release: what it ships, and how the release tasks stand. */
export function shipsSection(input: ReportInput, options: ReportOptions): Section {
  const { subject } = input.assessment;
  if (subject.kind !== 'release') return section(95, {});
  const facts = RELEASE_FACTS.filter((id) => mayShowFact(id, input, options)).flatMap((id) =>
    factLine(id, input, options),
  );
  const tasks = RELEASE_TASKS.flatMap((id) => taskLines(id, input, options));
  return section(95, {
    head: `### ${WORDS.ships[options.language]}: ${escapeMarkdown(subject.tag)}`,
    rows: [...facts, ...tasks],
  });
}

function factLine(id: string, { evidence, facts }: ReportInput, { language }: ReportOptions): readonly string[] {
  const fact = factOf(evidence, id);
  const asks = facts[id]?.asks[language];
  if (fact === undefined || asks === undefined) return [];
  const value = fact.state === 'observed' ? valueText(fact.value) : plainMarkdown(fact.because[language]);
  return [`- ${plainMarkdown(asks)} **${value}**`];
}

function valueText(value: boolean | number | string | readonly string[]): string {
  if (Array.isArray(value)) return escapeMarkdown(value.join(', ')) || '–';
  return escapeMarkdown(
    typeof value === 'number' && value <= 1 && !Number.isInteger(value)
      ? `${Math.round(value * 100)} %`
      : String(value),
  );
}

function taskLines(id: (typeof RELEASE_TASKS)[number], input: ReportInput, options: ReportOptions): readonly string[] {
  const task = input.assessment.tasks.find((one) => one.id === id);
  const range = task === undefined ? undefined : rangeOf(task);
  if (task === undefined || range === undefined) return [];
  const { language } = options;
  const open = task.criteria.filter(({ mark, result }) => mark === 'required' && result !== 'met');
  const first = open.map((one) => viewCriterion(one, input, options)).find((view) => view.state === 'shown');
  const reason = first === undefined ? '' : `: ${plainMarkdown(first.message)}`;
  return [`- **${id}** ${plainMarkdown(input.policy.labels[id][language])} ${levelMark(range, language)}${reason}`];
}
