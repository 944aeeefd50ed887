/** Files of the repository as far as they were read. */
export interface Files {
  readonly text: (path: string) => string | undefined;
  /** True when the tree has such a file, read or not. */
  readonly exists: (path: string) => boolean;
  /** Notes a file that would have been followed. */
  readonly want: (path: string) => void;
}

/** Where a command leads: to more shell text, to something no file tells, or nowhere. */
export type Followed =
  | {
      readonly kind: 'scripts';
      readonly scripts: readonly string[];
      readonly directory: string;
      /** Absent = a POSIX shell. */
      readonly shell?: 'pwsh';
      /** What the same call also runs and no file tells. */
      readonly opaque?: string;
    }
  | { readonly kind: 'program'; readonly words: readonly string[] }
  | { readonly kind: 'opaque'; readonly what: string }
  | { readonly kind: 'none' };

export const NOWHERE: Followed = { kind: 'none' };

export function wanted(path: string, files: Files): Followed {
  files.want(path);
  return { kind: 'opaque', what: path };
}

/** Asking a runner for its version or a dependency download runs none of its steps; `-v` before a task is no question. */
export function opaqueRunner(program: string, args: readonly string[]): Followed {
  if (/^(--version|--help|--list|version|dependency:(go-offline|resolve)|wrapper)$/.test(args[0] ?? '')) return NOWHERE;
  if (args.length === 1 && /^-[vVl]$/.test(args[0] ?? '')) return NOWHERE;
  return { kind: 'opaque', what: [program, ...args.slice(0, 3)].join(' ') };
}
