import type { Assessment, CriterionAssessment, ElectiveCount, TaskAssessment } from '../model/assessment.ts';
import type { CollectorRun, Evidence } from '../model/evidence.ts';
import { type Audience, mayBeShownTo } from '../model/fact.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { Text } from '../model/text.ts';
import { mayShow, mayShowFact } from '../reports/audience.ts';
import { handlingShownTo } from '../reports/handling-shown.ts';
import type { ReportInput } from '../reports/types.ts';

/**
 * The evidence as these readers may see it: facts above their circle are left out, so that whoever judges the cut sees them as
 * not collected and never as worse or better. Whether something was left out is said, how much is not.
 */
export function evidenceShownTo(evidence: Evidence, facts: FactSheet, audience: Audience): Evidence {
  if (audience === 'organisation') return evidence;
  const circles = { facts, evidence };
  const options = { audience, language: 'en' } as const;
  return {
    ...evidence,
    facts: evidence.facts.filter(({ id }) => mayShowFact(id, circles, options)),
    collectors: evidence.collectors.map(collectorShownTo),
    ...(evidence.releaseHandling === undefined
      ? {}
      : { releaseHandling: handlingShownTo(evidence.releaseHandling, audience) }),
    shownTo: audience,
  };
}

/** Levels stay as they are, being the effect; what brought them there is left out where these readers may not see it. */
export function assessmentShownTo({ assessment, evidence, facts }: ReportInput, audience: Audience): Assessment {
  if (audience === 'organisation') return assessment;
  const circles = { facts, evidence };
  const options = { audience, language: 'en' } as const;
  const shown = (criterion: CriterionAssessment) => mayShow(criterion, circles, options);
  return {
    ...assessment,
    tasks: assessment.tasks.map((task) => taskShownTo(task, shown)),
    delta: assessment.delta.map((moved) => ({
      ...moved,
      because: moved.because.filter((id) => mayShowFact(id, circles, options)),
    })),
    drift: assessment.drift.filter(({ fact }) => mayShowFact(fact, circles, options)),
    shownTo: audience,
  };
}

/** Whether these readers miss anything: a fact above their circle was asked for. */
export function holdsBack({ evidence, facts }: ReportInput, audience: Audience): boolean {
  const options = { audience, language: 'en' } as const;
  if (evidence.releaseHandling?.phases !== undefined && !mayBeShownTo('repository', audience)) return true;
  return evidence.facts.some(({ id }) => !mayShowFact(id, { facts, evidence }, options));
}

/** What an error said may name what it was about. */
function collectorShownTo(run: CollectorRun): CollectorRun {
  return run.state === 'ran' ? run : { ...run, because: NOT_TOLD };
}

const NOT_TOLD: Text = { en: 'the reason is held back here', ja: '理由はここでは表示していません' };

/** Counts are made anew over what stays: a total would tell of the rest. */
function taskShownTo(task: TaskAssessment, shown: (criterion: CriterionAssessment) => boolean): TaskAssessment {
  const criteria = task.criteria.filter(shown);
  if (criteria.length === task.criteria.length) return task;
  const electives = task.electives.map((count): ElectiveCount => {
    const ofLevel = criteria.filter(({ level, mark }) => level === count.level && mark === 'elective');
    return { ...count, of: ofLevel.length, met: ofLevel.filter(({ result }) => result === 'met').length };
  });
  return { ...task, criteria, electives };
}
