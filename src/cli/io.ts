/** Everything of the outside world that a command touches, given by the entry point (or by a test). */
export interface Io {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** RFC 3339. */
  readonly now: () => string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A text as it may be kept in a file. */
  readonly clean: (text: string) => string;
  /** True when stderr is a terminal: progress may be shown. */
  readonly terminal: boolean;
  readonly fetch: typeof fetch;
  /** Lets so many milliseconds pass; GitHub asks for it when it was asked too much. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Exit status of a command (design contract, "Running it"). */
export const EXIT = { holds: 0, doesNotHold: 1, usage: 2, undetermined: 3 } as const;

/** Wrong usage or unreadable input: one line that says which thing, what was expected, what came, and the cure. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}

export interface Command {
  /** One line for the overview. */
  readonly summary: string;
  /** The usage line. */
  readonly usage: string;
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}
