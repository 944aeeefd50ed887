import type { AddedTask, Crosswalk, CrosswalkEntry, CrosswalkItem } from '../../model/crosswalk.ts';
import { TASK_IDS, type TaskId } from '../../model/level.ts';
import type { Reference } from '../../model/reference.ts';
import type { Language, Text } from '../../model/text.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { bracketed, colon } from '../words.ts';
import { criteriaText } from './criteria-text.ts';
import type { CrosswalkInput } from './documents.ts';
import { labelText } from './label-text.ts';
import {
  AUTHOR_ADDITION,
  KINDS,
  LABELS,
  MARKS,
  ORIGIN_WORDS,
  OWN_ADDITION,
  OWN_MARKS,
  PRIORITY_WORDS,
  STATUS_WORDS,
  SUPPLIED_ORIGIN,
  WORDING,
} from './words.ts';

/** The entries of crosswalks task by task, then where they come from: plain text for a terminal. */
export function renderCrosswalks(input: CrosswalkInput, language: Language): string {
  const tasks = TASK_IDS.flatMap((task) => taskLines(task, input, language));
  const lines = [
    WORDING[language],
    '',
    ...(tasks.length === 0 && input.crosswalks.every(({ adds }) => adds.length === 0)
      ? [LABELS.nothing[language], '']
      : tasks),
    ...input.crosswalks.flatMap((crosswalk) => [...aboutLines(crosswalk, input.sources, language), '']),
  ];
  return `${lines.map(escapeTerminal).join('\n').trimEnd()}\n`;
}

function taskLines(task: TaskId, { crosswalks, labels }: CrosswalkInput, language: Language): readonly string[] {
  const entries = crosswalks.flatMap((crosswalk) =>
    crosswalk.entries.filter((entry) => entry.task === task).flatMap((entry) => entryLines(entry, crosswalk, language)),
  );
  return entries.length === 0 ? [] : [`${task}  ${labels[task][language]}`, ...entries, ''];
}

function entryLines(entry: CrosswalkEntry, crosswalk: Crosswalk, language: Language): readonly string[] {
  const { mark, criteria, items, priority, reason, truncated, note, origin } = entry;
  const about = [
    `  ${MARKS[mark]} ${labelText(crosswalk, language)}`,
    ...(criteria.length === 0 ? [] : [criteriaText(entry, crosswalk, language)]),
    ...(origin === undefined ? [] : [(crosswalk.supplied === undefined ? OWN_ADDITION : AUTHOR_ADDITION)[language]]),
    ...(priority === undefined ? [] : [PRIORITY_WORDS[priority][language]]),
  ];
  const cut = truncated ? LABELS.cutOff[language] : '';
  return [
    about.join(' · '),
    ...(items.length === 0 ? [] : [`      ${items.map((item) => itemText(item, language)).join(' / ')}`]),
    `      ${reason?.[language] ?? LABELS.noReason[language]}${cut}`,
    ...(note === undefined ? [] : [`      ${LABELS.note[language]}${colon(language)}${note[language]}`]),
  ];
}

function itemText({ id, kind, title, namedAs }: CrosswalkItem, language: Language): string {
  const said = kind === undefined ? [] : [KINDS[kind][language]];
  const spelt = namedAs === undefined ? '' : bracketed(`${LABELS.namedAs[language]} ${namedAs}`, language);
  return `${[id, ...said, ...(title === undefined ? [] : [title])].join(' ')}${spelt}`;
}

/** Where a crosswalk comes from, whether that still holds, and when it concerns a repository at all. */
function aboutLines(crosswalk: Crosswalk, sources: readonly Reference[], language: Language): readonly string[] {
  const { label, basis, applies, adds } = crosswalk;
  const source = crosswalk.document ?? sources.find(({ id }) => id === crosswalk.source);
  const whose = whoseWords(crosswalk).map((one) => one[language]);
  return [
    `${label[language]}${bracketed(crosswalk.guideline, language)} · ${whose.join(' · ')}`,
    ...(source === undefined ? [] : sourceLines(source, language)),
    ...(basis.length === 0
      ? []
      : [`  ${LABELS.basis[language]}${colon(language)}${basis.map((one) => one[language]).join(' / ')}`]),
    ...(applies === undefined
      ? []
      : [
          `  ${LABELS.applies[language]}${colon(language)}${applies.when[language]}`,
          ...applies.tell.map((one) => `    - ${LABELS.tell[language]}${colon(language)}${one[language]}`),
        ]),
    ...(adds.length === 0 ? [] : [`  ${LABELS.adds[language]}${colon(language).trimEnd()}`]),
    ...adds.flatMap((added) => addedLines(added, language)),
  ];
}

function whoseWords({ supplied, origin, marks }: Crosswalk): readonly Text[] {
  if (supplied !== undefined) return [SUPPLIED_ORIGIN];
  return [ORIGIN_WORDS[origin], ...(marks === 'own' ? [OWN_MARKS] : [])];
}

function addedLines({ id, label, priority, items, note }: AddedTask, language: Language): readonly string[] {
  const rank = priority === undefined ? '' : bracketed(PRIORITY_WORDS[priority][language], language);
  return [
    `    ${id}  ${label[language]}${rank}`,
    ...(items.length === 0 ? [] : [`      ${items.map((item) => itemText(item, language)).join(' / ')}`]),
    ...(note === undefined ? [] : [`      ${LABELS.note[language]}${colon(language)}${note[language]}`]),
  ];
}

function sourceLines(source: Reference, language: Language): readonly string[] {
  const { issuer, title, edition, url, status, since, asOf, note } = source;
  const held = since === undefined ? '' : bracketed(`${LABELS.since[language]} ${since}`, language);
  const facts = [
    `${issuer}${colon(language)}${title}`,
    edition ?? LABELS.noEdition[language],
    `${STATUS_WORDS[status][language]}${held}`,
    `${LABELS.asOf[language]} ${asOf}`,
    url,
  ];
  return [`  ${facts.join(' · ')}`, ...(note === undefined ? [] : [`  ${note[language]}`])];
}
