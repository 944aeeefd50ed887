import type { Annotation, CheckRunContent } from '../../ports/publisher.ts';

/** GitHub takes so many annotations in one request, and appends those of each further one. */
const ANNOTATIONS_PER_REQUEST = 50;

/** Annotations in the portions that one request may carry. */
export function chunks(annotations: readonly Annotation[]): readonly (readonly Annotation[])[] {
  const count = Math.ceil(annotations.length / ANNOTATIONS_PER_REQUEST);
  return Array.from({ length: count }, (_, index) =>
    annotations.slice(index * ANNOTATIONS_PER_REQUEST, (index + 1) * ANNOTATIONS_PER_REQUEST),
  );
}

/** The content in GitHub's own names. */
export function output({ title, summary, text, annotations }: CheckRunContent) {
  return {
    title,
    summary,
    ...(text === undefined ? {} : { text }),
    annotations: annotations.map(({ path, startLine, endLine, level, title: heading, message }) => ({
      path,
      start_line: startLine,
      end_line: endLine,
      annotation_level: level,
      title: heading,
      message,
    })),
  };
}
