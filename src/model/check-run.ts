/** One line of the diff or of a file that a check run points at. */
export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** What a check run shows. Title is plain text; summary and text are Markdown, each at most 65,535 UTF-8 bytes. */
export interface CheckRunContent {
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations: readonly Annotation[];
}
