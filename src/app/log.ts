/** One thing that happened, with what a reader needs to find it again. Never bodies, never headers. */
export interface LogEntry {
  readonly event: string;
  readonly [detail: string]: string | number | boolean | null | undefined;
}

export type Level = 'info' | 'warn' | 'error';

export type Log = (level: Level, entry: LogEntry) => void;

export interface LogOptions {
  readonly write: (line: string) => void;
  readonly redact: (text: string) => string;
  readonly now: () => string;
}

const MAX_DETAIL = 2_000;

/** JSON lines, one per entry; every text in them is cut and redacted. */
export function jsonLog({ write, redact, now }: LogOptions): Log {
  return (level, entry) => {
    const clean = Object.entries(entry).map(([key, value]) => [
      key,
      typeof value === 'string' ? cut(redact(value)) : value,
    ]);
    write(`${JSON.stringify({ at: now(), level, ...Object.fromEntries(clean) })}\n`);
  };
}

/**
 * What may be said of an error: its name, its code and its message. Not the error itself, because Octokit's carry the
 * request with its token, and Probot's the whole event.
 */
export function describeError(error: unknown): { readonly error: string; readonly code?: string } {
  if (error === null || typeof error !== 'object') return { error: 'something that is no error was thrown' };
  const inner = 'errors' in error && Array.isArray(error.errors) ? (error.errors[0] as unknown) : undefined;
  if (inner !== undefined) return describeError(inner);
  const name = 'name' in error && typeof error.name === 'string' ? error.name : 'Error';
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: `${name}: ${message}`, ...code };
}

function cut(text: string): string {
  return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)}…` : text;
}
