/** One place that says which version of a compiler, runtime or build image is used. */
export interface ToolVersion {
  /** `node`, `go`, or the name of an image. */
  readonly tool: string;
  /** As written; empty where nothing is said. */
  readonly written: string;
  readonly path: string;
  readonly line: number;
  /** `exact`: one version, or a digest. `loose`: it moves by itself. `undecidable`: an expression or a file that was not read. */
  readonly pinned: 'exact' | 'loose' | 'undecidable';
}

/** A version that stands for itself: three numbers, or a nightly build of one day. `22`, `22.x`, `lts/*` and `stable` move. */
export function isExact(version: string): boolean {
  const plain = version.trim().replace(/^(?:v|go|ruby-|=+)\s*/i, '');
  return /^\d+\.\d+\.\d+(?:[-+._][\w.+-]*)?$/.test(plain) || /^(?:nightly|beta)-\d{4}-\d\d-\d\d$/.test(plain);
}

export function pinOf(written: string): ToolVersion['pinned'] {
  if (written.includes('${{')) return 'undecidable';
  return isExact(written) ? 'exact' : 'loose';
}
