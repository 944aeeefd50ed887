import { redactor } from '../app/redact.ts';
import { visibleLine } from '../reports/visible.ts';
import type { Io } from './io.ts';

/** The token that the environment gives for GitHub; undefined when none is set. */
export function tokenOf(environment: Io['environment']): string | undefined {
  return [environment.GITHUB_TOKEN, environment.GH_TOKEN].find((token) => token !== undefined && token !== '');
}

/**
 * An Io through which no token of the environment leaves, whatever a server echoes: a server's words reach documents as
 * names of branches and tags. Only the token itself is taken out, so that no other text of a document changes.
 */
export function guarded(io: Io): Io {
  const tokens = [io.environment.GITHUB_TOKEN, io.environment.GH_TOKEN].filter((token) => token !== undefined);
  const secrets = tokens.filter((token) => token.length >= MIN_SECRET_LENGTH);
  const withoutTokens = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[token]'), text);
  return {
    ...io,
    out: (text) => io.out(withoutTokens(text)),
    err: (text) => io.err(withoutTokens(text)),
    clean: (text) => withoutTokens(io.clean(text)),
  };
}

/** A shorter text is no token of GitHub's, and would take letters out of words. */
const MIN_SECRET_LENGTH = 8;

/** An error as one line that a terminal shows and does not obey, without anything that looks like a credential. */
export function plainLine(error: unknown): string {
  return redactor([])(visibleLine(messageOf(error).replaceAll(/\s*\n\s*/g, '; ')));
}

export function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' && message !== '' ? message : 'something went wrong';
}
