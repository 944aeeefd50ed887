/** A file's text, or undefined where there is no such file. */
export type Texts = (path: string) => string | undefined;

/** Something that is built, and whether its hardening options are set. */
export interface Target {
  readonly path: string;
  readonly line: number;
  readonly kind: 'c' | 'go' | 'rust' | 'typescript' | 'image';
  /** `undecidable`: a value from elsewhere decides. */
  readonly hardened: 'yes' | 'no' | 'undecidable';
}

/** Lines without their `#` comments; longer ones are made by machines. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.slice(0, 2_000).replace(/(?:^|\s)#.*$/, ''));
}
