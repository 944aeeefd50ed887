import { recordRules } from '../../assessment/record-rules.ts';
import { describeProblem, type RecordProblem } from '../../language/record-notice.ts';
import type { DeclaredEvidence, Declaration, Equivalent, Exception } from '../../model/records.ts';
import type { Language } from '../../model/text.ts';
import { mayShow } from '../audience.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import type { ReportOptions } from '../types.ts';
import { colon } from '../words.ts';
import type { CaseInput, Judged } from './index.ts';
import { CASE_WORDS } from './words.ts';

type CaseRecord = Declaration | Equivalent | Exception;

/** A record with what keeps it from counting, if anything does. */
export interface JudgedRecord {
  readonly record: CaseRecord;
  readonly problem?: RecordProblem;
}

/**
 * The records of the task's criteria in the order of the criteria; one about a criterion that is held back is held back
 * too, and so is one of the organisation's repository from all but its own people: the criterion's message says that it is inherited.
 */
export function shownRecords({ task }: Judged, input: CaseInput, options: ReportOptions): readonly JudgedRecord[] {
  const { records } = input;
  if (records === undefined) return [];
  const rules = recordRules(input.policy, Date.parse(input.assessment.assessedAt));
  const judged = [
    ...records.declarations.map((record) => withProblem(record, rules.ofDeclaration(record))),
    ...records.equivalents.map((record) => withProblem(record, rules.ofEquivalent(record))),
    ...records.exceptions.map((record) => withProblem(record, rules.ofException(record))),
  ];
  const readable = judged.filter(({ record }) => record.inherited !== true || options.audience === 'organisation');
  return task.criteria
    .filter((criterion) => mayShow(criterion, input, options))
    .flatMap(({ id }) => readable.filter(({ record }) => record.criterion === id));
}

function withProblem(record: CaseRecord, problem: RecordProblem | undefined): JudgedRecord {
  return problem === undefined ? { record } : { record, problem };
}

/** What somebody stated, who agreed, and until when. */
export function recordLine(record: CaseRecord, language: Language): string {
  const label = `${CASE_WORDS[record.kind][language]} ${escapeMarkdown(record.criterion)}${colon(language)}`;
  const expires = escapeMarkdown(record.expires);
  switch (record.kind) {
    case 'exception': {
      const who = escapeMarkdown(record.approver);
      const by = { en: ` (approved by ${who}, until ${expires})`, ja: `（承認者 ${who}、期限 ${expires}）` };
      return `${label}${plainMarkdown(record.reason)}${by[language]}`;
    }
    case 'declaration':
      return `${label}${plainMarkdown(record.statement)}${signed(record, language)}`;
    case 'equivalent': {
      const why = `${CASE_WORDS.explanation[language]}${colon(language)}${plainMarkdown(record.explanation)}`;
      return `${label}${plainMarkdown(record.statement)}${signed(record, language)} ${why}`;
    }
  }
}

function signed({ author, reviewer, date, expires }: Declaration | Equivalent, language: Language): string {
  const [by, other, from, until] = [author, reviewer, date, expires].map((one) => escapeMarkdown(one));
  return {
    en: ` (${by}, reviewed by ${other}, ${from}, until ${until})`,
    ja: `（作成 ${by}、確認 ${other}、${from}、期限 ${until}）`,
  }[language];
}

/** Where the content lies that a record speaks of, and why a record does not count. */
export function recordDetails({ record, problem }: JudgedRecord, language: Language): readonly string[] {
  const places = record.kind === 'exception' ? [] : record.evidence.map(placeOf);
  const lies = places.length === 0 ? '' : ` – ${CASE_WORDS.lies[language]} ${places.join(', ')}`;
  const file = ` [${escapeMarkdown(record.path)}]`;
  if (problem === undefined) return [`${recordLine(record, language)}${lies}${file}`];
  const why = plainMarkdown(describeProblem(record, problem)[language]);
  return [`${CASE_WORDS.notCounted[language]}${colon(language)}${why}${lies}`];
}

function placeOf(evidence: DeclaredEvidence): string {
  switch (evidence.kind) {
    case 'section':
      return escapeMarkdown(`${evidence.path}#${evidence.section}`);
    case 'url':
      return escapeMarkdown(evidence.url);
    case 'digest':
      return escapeMarkdown(`sha256:${evidence.sha256}`);
  }
}
