import { instantOf } from '../../model/instant.ts';
import { VEX_STATUSES, type VexStatement, type VexStatus } from './statement.ts';

/** What the statements about one finding come to. */
export interface VexVerdict {
  readonly status: VexStatus;
  /** The statement that decided. */
  readonly by: VexStatement;
  /** Statements that say something else: an older one of the same author, or a milder one of another. */
  readonly overruled: readonly VexStatement[];
  /** The latest statements of two authors differ. */
  readonly contradiction: boolean;
}

/**
 * The rule for statements that differ: of one author the latest counts; between authors the more severe status holds
 * (affected, under investigation, fixed, not affected), and the contradiction is told.
 */
export function verdictOf(statements: readonly VexStatement[]): VexVerdict | undefined {
  const authors = [...new Set(statements.map(({ author }) => author))];
  const latest = authors.flatMap((name) => latestOf(statements.filter(({ author }) => author === name)) ?? []);
  const [by] = [...latest].sort((a, b) => rankOf(a) - rankOf(b));
  if (by === undefined) return undefined;
  return {
    status: by.status,
    by,
    overruled: statements.filter(({ status }) => status !== by.status),
    contradiction: latest.some(({ status }) => status !== by.status),
  };
}

/** Dated after the time of judging: such a statement counts for nothing yet. */
export function isFromTheFuture({ issuedAt }: VexStatement, at: number): boolean {
  return issuedAt !== null && (instantOf(issuedAt) ?? 0) > at;
}

/** Of two at the same time, or without one, the more severe. */
function latestOf(statements: readonly VexStatement[]): VexStatement | undefined {
  return [...statements].sort((a, b) => timeOf(b) - timeOf(a) || rankOf(a) - rankOf(b))[0];
}

function timeOf({ issuedAt }: VexStatement): number {
  return issuedAt === null ? 0 : (instantOf(issuedAt) ?? 0);
}

function rankOf({ status }: VexStatement): number {
  return VEX_STATUSES.indexOf(status);
}
