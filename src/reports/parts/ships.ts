import { factOf } from '../../model/evidence.ts';
import type { FactId } from '../../model/fact.ts';
import type { TaskId } from '../../model/level.ts';
import { mayShowFact } from '../audience.ts';
import { viewCriterion } from '../criterion-view.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { factText } from '../fact-text.ts';
import { levelMark, rangeOf } from '../levels.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** Tasks that speak about a release itself. */
const RELEASE_TASKS: readonly TaskId[] = ['PS.2.1', 'PS.3.1', 'PS.3.2'];

/** Facts that say what lies in the release; a file that is there and a signature that verifies are two of them. */
const RELEASE_FACTS: readonly FactId[] = [
  'release.evidence-kinds',
  'release.assets-with-digest-ratio',
  'release.assets-signed-ratio',
  'release.assets-verified-ratio',
  'sbom.release-attached',
  'sbom.schema-valid',
  'sbom.describes-release',
];

/** On a release: what it ships, and how the release tasks stand. */
export function shipsSection(input: ReportInput, options: ReportOptions): Section {
  const { subject } = input.assessment;
  if (subject.kind !== 'release') return section(95, {});
  const { language } = options;
  const lines = [...shippedFacts(input, options), ...shippedTasks(input, options)];
  return section(95, {
    head: `### ${WORDS.ships[language]}: ${escapeMarkdown(subject.tag)}`,
    rows: lines.map(({ name, text }) => `- ${plainMarkdown(name)} **${plainMarkdown(text)}**`),
  });
}

/** One line about the release; may hold repository text. */
export interface ShippedLine {
  readonly name: string;
  readonly text: string;
}

export function shippedFacts(input: ReportInput, options: ReportOptions): readonly ShippedLine[] {
  const { evidence, facts } = input;
  return RELEASE_FACTS.filter((id) => mayShowFact(id, input, options)).flatMap((id) => {
    const fact = factOf(evidence, id);
    const description = facts[id];
    if (fact === undefined || description === undefined) return [];
    return [{ name: description.asks[options.language], text: factText(fact, description)[options.language] }];
  });
}

/** The level, and the first open ★ that this audience may see. */
export function shippedTasks(input: ReportInput, options: ReportOptions): readonly ShippedLine[] {
  const { language } = options;
  return input.assessment.tasks
    .filter(({ id }) => RELEASE_TASKS.includes(id))
    .flatMap((task) => {
      const range = rangeOf(task);
      if (range === undefined) return [];
      const open = task.criteria.filter(
        ({ mark, result }) => mark === 'required' && (result === 'unmet' || result === 'unknown'),
      );
      const first = open.map((one) => viewCriterion(one, input, options)).find((view) => view.state === 'shown');
      const why = first === undefined ? '' : ` (${first.id}: ${first.message})`;
      const name = `${task.id} ${input.policy.labels[task.id][language]}`;
      return [{ name, text: `${levelMark(range, language)}${why}` }];
    });
}
