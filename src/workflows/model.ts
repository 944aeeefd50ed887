/** A workflow file as it is written, each part with its line. What runs when is judged elsewhere (reach.ts, executions.ts). */
export interface Workflow {
  readonly path: string;
  readonly name: string | undefined;
  readonly triggers: readonly Trigger[];
  readonly permissions: Permissions | undefined;
  readonly env: Env;
  readonly defaults: RunDefaults;
  readonly jobs: readonly Job[];
  /** Inputs of `workflow_call` with their default, where it is a literal. */
  readonly inputs: Env;
  /** Secrets that the whole workflow's environment names. */
  readonly secrets: readonly SecretReference[];
}

/** A secret named in an expression; without a name where the expression computes it or takes all of them. */
export interface SecretReference {
  readonly name: string | undefined;
  readonly line: number;
}

/** One event under `on`. An absent filter lets everything through. */
export interface Trigger {
  readonly event: string;
  readonly line: number;
  readonly branches?: readonly string[];
  readonly branchesIgnore?: readonly string[];
  readonly tags?: readonly string[];
  readonly tagsIgnore?: readonly string[];
  readonly paths?: readonly string[];
  readonly pathsIgnore?: readonly string[];
  readonly types?: readonly string[];
  /** Defaults of the inputs that a person is asked for (`workflow_dispatch`). */
  readonly inputs?: Env;
}

/** Literal texts by name; a value may still hold `${{ }}`. */
export type Env = Readonly<Record<string, string>>;

export interface RunDefaults {
  readonly shell: string | undefined;
  readonly workingDirectory: string | undefined;
}

export type Permissions =
  | { readonly kind: 'write-all' | 'read-all'; readonly line: number }
  | { readonly kind: 'scopes'; readonly scopes: Env; readonly line: number }
  | { readonly kind: 'undecidable'; readonly line: number };

export interface Job {
  readonly key: string;
  readonly line: number;
  readonly name: string | undefined;
  readonly if: string | undefined;
  readonly needs: readonly string[];
  readonly runsOn: readonly string[];
  /** The runner comes from a group, whose machines no file names. */
  readonly runnerGroup: boolean;
  readonly matrix: Matrix;
  /** Reusable workflow that the job calls instead of having steps. */
  readonly uses: Use | undefined;
  readonly with: Env;
  readonly container: string | undefined;
  readonly permissions: Permissions | undefined;
  readonly continueOnError: Flag;
  readonly env: Env;
  readonly defaults: RunDefaults;
  readonly steps: readonly Step[];
  /** Secrets named anywhere in the job, those handed to a called workflow included. */
  readonly secrets: readonly SecretReference[];
  /** `secrets: inherit`: the called workflow may use every one. */
  readonly inheritsSecrets: boolean;
}

/** `never` and `always` as written or left out; `expression` only a run can tell. */
export type Flag = 'never' | 'always' | 'expression';

/** Combinations of a strategy matrix; `dynamic` when an expression makes them. */
export type Matrix =
  | { readonly kind: 'none' }
  | { readonly kind: 'dynamic' }
  | { readonly kind: 'combinations'; readonly combinations: readonly Combination[] };
export type Combination = Readonly<Record<string, string>>;

export interface Step {
  readonly line: number;
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly if: string | undefined;
  readonly uses: Use | undefined;
  readonly run: Script | undefined;
  readonly shell: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly with: Env;
  /** Line of each `with` value's first text line. */
  readonly withLines: Readonly<Record<string, number>>;
  readonly env: Env;
  readonly continueOnError: Flag;
}

/** Text of a `run` and the line on which its first line stands. */
export interface Script {
  readonly text: string;
  readonly line: number;
}

/** What `uses:` names. `pinned` is a statement about the text only, not about what the reference holds today. */
export type Use =
  | { readonly kind: 'local'; readonly path: string; readonly line: number }
  | {
      readonly kind: 'repository';
      readonly owner: string;
      readonly repo: string;
      /** Folder or workflow file inside the repository; empty for its root. */
      readonly path: string;
      readonly ref: string;
      readonly pinned: 'sha' | 'tag-or-branch';
      readonly line: number;
    }
  | { readonly kind: 'docker'; readonly image: string; readonly pinned: 'digest' | 'tag'; readonly line: number }
  | { readonly kind: 'undecidable'; readonly text: string; readonly line: number };

/** A local action's file. Only composite ones say what they run. */
export interface LocalAction {
  readonly path: string;
  readonly runs: 'composite' | 'other';
  readonly inputs: Env;
  readonly steps: readonly Step[];
}

/** Why a file is no workflow or action, in plain words of the parser. */
export interface Unparsed {
  readonly path: string;
  readonly error: 'too-large' | 'not-yaml' | 'not-a-workflow' | 'too-deep';
  readonly line: number;
}

/** Yes, no, or only a run can tell. */
export type Tri = 'yes' | 'no' | 'unknown';
