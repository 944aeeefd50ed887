import { STEP_SHARES } from './words.ts';
import type { Plan, PlanAction, PlannedTask } from '../../model/plan.ts';
import type { Policy } from '../../model/policy.ts';
import type { Language } from '../../model/text.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { rangeText } from '../levels.ts';
import { bracketed, DISCLAIMER, WORDS } from '../words.ts';
import { ACTION_WORDS, EFFORT_NOTE, PLAN_WORDS } from './words.ts';

/** The cheapest way to a target, then where the steps and the hypotheses stand: plain text for a terminal. */
export function renderPlan(
  plan: Plan,
  { policy, language }: { readonly policy: Policy; readonly language: Language },
): string {
  const blocks = [
    opening(plan, language),
    plan.tasks.flatMap((task) => taskLines(task, policy, language)),
    stepLines(plan, language),
    caseLines(plan, language),
    [EFFORT_NOTE[language], DISCLAIMER[language], WORDS.legend[language]],
  ];
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => [...block, '']);
  return `${lines.slice(0, -1).map(escapeTerminal).join('\n')}\n`;
}

function opening({ label, profile, atTarget, tasks }: Plan, language: Language): readonly string[] {
  const open = atTarget.of - atTarget.met;
  const done = PLAN_WORDS.done(atTarget)[language];
  return [
    `${label[language]}${bracketed(profile, language)}`,
    tasks.length === 0 ? done : PLAN_WORDS.open(atTarget, open)[language],
  ];
}

function taskLines({ task, from, to, actions }: PlannedTask, policy: Policy, language: Language): readonly string[] {
  return [
    `${task}  ${rangeText(from, language)} → ${to}  ${policy.labels[task][language]}`,
    ...actions.flatMap((action) => actionLines(action, language)),
  ];
}

function actionLines({ criterion, kind, asks, message, remedy }: PlanAction, language: Language): readonly string[] {
  return [
    `  ${criterion} ${ACTION_WORDS[kind][language]}: ${asks[language]}`,
    `      ${message[language]}`,
    `      → ${remedy[language]}`,
  ];
}

function stepLines({ steps }: Plan, language: Language): readonly string[] {
  if (steps.length === 0) return [];
  const rows = ([1, 2, 3] as const).map((number) => {
    const cells = steps.filter(({ step }) => step === number);
    const texts = cells.map(
      ({ level, met, of, reached }) => `${PLAN_WORDS.level(level)[language]} ${met}/${of}${reached ? ' ✓' : ''}`,
    );
    return `  ${PLAN_WORDS.step(number, STEP_SHARES[number])[language]}  ${texts.join('  ')}`;
  });
  return [PLAN_WORDS.steps[language], ...rows];
}

function caseLines({ cases }: Plan, language: Language): readonly string[] {
  if (cases.length === 0) return [];
  const rows = cases.map(({ label, met, of, missing }) => {
    const open =
      missing.length === 0 ? '' : bracketed(`${PLAN_WORDS.missing[language]} ${missing.join(', ')}`, language);
    return `  ${label[language]}: ${met}/${of}${open}`;
  });
  return [PLAN_WORDS.cases[language], ...rows];
}
