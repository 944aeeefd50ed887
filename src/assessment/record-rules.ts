import type { RecordProblem } from '../language/record-notice.ts';
import { dateOf, isLaterDate } from '../model/instant.ts';
import type { Criterion, Policy } from '../model/policy.ts';
import type { Declaration, Equivalent, Exception, NotApplicableTask } from '../model/records.ts';
import { takesDeclaration } from './need.ts';

type Rule<R> = (record: R) => RecordProblem | undefined;

export interface RecordRules {
  readonly ofDeclaration: Rule<Declaration>;
  readonly ofEquivalent: Rule<Equivalent>;
  readonly ofException: Rule<Exception>;
  readonly ofNotApplicable: Rule<NotApplicableTask>;
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What keeps a record from counting under a policy at one time; undefined when it counts. */
export function recordRules(policy: Policy, at: number): RecordRules {
  const criteria = criteriaById(policy);
  const tasks = new Map(policy.tasks.map((task) => [task.task, task]));
  const expired = ({ expires }: { readonly expires: string }) => !FULL_DATE.test(expires) || expires < dateOf(at);
  const ofClaim: Rule<Declaration | Equivalent> = (record) => {
    if (!criteria.has(record.criterion)) return 'orphaned';
    return (
      problemOfPeople(record) ?? problemOfContent(record) ?? (expired(record) ? 'expired' : datedLater(record, at))
    );
  };
  return {
    ofDeclaration: (record) => {
      const criterion = criteria.get(record.criterion);
      return criterion !== undefined && !takesDeclaration(criterion.needs) ? 'pointless' : ofClaim(record);
    },
    ofEquivalent: (record) => (isBlank(record.explanation) ? 'without-explanation' : ofClaim(record)),
    ofException: (record) => {
      if (!criteria.has(record.criterion)) return 'orphaned';
      return isBlank(record.approver) ? 'unsigned' : expired(record) ? 'expired' : undefined;
    },
    ofNotApplicable: (record) => {
      const task = tasks.get(record.task);
      if (task === undefined) return 'orphaned';
      if (!task.mayBeNotApplicable) return 'not-allowed';
      return isBlank(record.approver) ? 'unsigned' : expired(record) ? 'expired' : undefined;
    },
  };
}

function criteriaById(policy: Policy): ReadonlyMap<string, Criterion> {
  const criteria = policy.tasks.flatMap((task) => task.levels.flatMap((level) => level.criteria));
  return new Map(criteria.map((criterion) => [criterion.id, criterion]));
}

/** Account names differ in letter case and a leading `@` without being other people. */
function problemOfPeople({ author, reviewer }: Declaration | Equivalent): RecordProblem | undefined {
  if (isBlank(author) || isBlank(reviewer)) return 'unsigned';
  return sameName(author) === sameName(reviewer) ? 'self-reviewed' : undefined;
}

function sameName(person: string): string {
  return person.trim().replace(/^@/, '').toLowerCase();
}

function problemOfContent({ evidence }: Declaration | Equivalent): RecordProblem | undefined {
  if (evidence.length === 0) return 'without-evidence';
  return evidence.some((each) => each.kind === 'section' && !each.blobMatches) ? 'changed-since' : undefined;
}

function datedLater({ date }: Declaration | Equivalent, at: number): RecordProblem | undefined {
  return !FULL_DATE.test(date) || isLaterDate(date, at) ? 'dated-later' : undefined;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
