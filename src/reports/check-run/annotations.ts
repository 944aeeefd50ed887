import type { Annotation } from '../../model/check-run.ts';
import { nextSteps } from '../next-steps.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { cutText, visibleLine } from '../visible.ts';

/** GitHub takes so many in one request; a reader takes fewer. */
const MAX_STEPS = 50;
const MAX_LENGTH = 2000;

/** One annotation per place that the change made worse. Annotations are plain text: GitHub shows them as they are. */
export function annotationsOf(input: ReportInput, options: ReportOptions): readonly Annotation[] {
  const { language } = options;
  const steps = nextSteps(input, options, MAX_STEPS).filter((step) => step.caused);
  return steps.flatMap(({ criterion, places }) =>
    places.map(({ path, line = 1 }) => ({
      path,
      startLine: line,
      endLine: line,
      level: 'warning' as const,
      title: `SSDF ${criterion.id}`,
      message: [criterion.message, criterion.remedy]
        .map((text) => cutText(visibleLine(text[language]), MAX_LENGTH))
        .join('\n'),
    })),
  );
}
