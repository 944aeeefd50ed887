import type { Annotation } from '../../model/check-run.ts';
import { nextSteps } from '../next-steps.ts';
import type { ReportInput, ReportOptions } from '../types.ts';

/** One annotation per place that the change made worse. Annotations are plain text: GitHub shows them as they are. */
export function annotationsOf(input: ReportInput, options: ReportOptions): readonly Annotation[] {
  const { language } = options;
  const steps = nextSteps(input, options, 50).filter((step) => step.caused);
  return steps.flatMap(({ task, criterion, places }) =>
    places.map(({ path, line = 1 }) => ({
      path,
      startLine: line,
      endLine: line,
      level: 'warning' as const,
      title: `${task}: ${criterion.id}`,
      message: `${criterion.message[language]}\n${criterion.remedy[language]}`,
    })),
  );
}
