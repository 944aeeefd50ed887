import * as core from '@actions/core';
import type { Annotation } from '../src/model/check-run.ts';

/** Annotations of one kind that GitHub shows of a step. */
export const MAX_ANNOTATIONS = 10;

/** Shows the places; `taken` errors of the step are spoken for already. */
export function annotate(annotations: readonly Annotation[], taken: number): void {
  const ofLevel = (level: Annotation['level']) => annotations.filter((one) => one.level === level);
  for (const one of ofLevel('failure').slice(0, MAX_ANNOTATIONS - taken)) core.error(one.message, placeOf(one));
  for (const one of ofLevel('warning').slice(0, MAX_ANNOTATIONS)) core.warning(one.message, placeOf(one));
}

function placeOf({ title, path: file, startLine, endLine }: Annotation): core.AnnotationProperties {
  return { title, file, startLine, endLine };
}
