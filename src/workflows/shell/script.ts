import type { Token } from './tokens.ts';

/** A script as the shell reads it. */
export type Script = readonly Chain[];

/** Pipelines joined by `&&` and `||`. */
export interface Chain {
  readonly parts: readonly { readonly after: '&&' | '||' | undefined; readonly pipeline: Pipeline }[];
  readonly background: boolean;
}

export interface Pipeline {
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

export type Command =
  | { readonly kind: 'simple'; readonly words: readonly Word[]; readonly line: number }
  | { readonly kind: 'group'; readonly body: Script; readonly subshell: boolean }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: Script; readonly body: Script }[];
      readonly otherwise: Script;
    }
  | { readonly kind: 'loop'; readonly condition: Script; readonly body: Script }
  | { readonly kind: 'case'; readonly bodies: readonly Script[] }
  | { readonly kind: 'function'; readonly name: string; readonly body: Script };

export type Word = Extract<Token, { kind: 'word' }>;
