import { seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';

export interface Page {
  /** Cursor of the next page; null after the last one. */
  readonly next: string | null;
}

export interface PageLimits<P> {
  readonly pages: number;
  /** What a report names when the list was cut. */
  readonly what: string;
  readonly enough: (pages: readonly P[]) => boolean;
}

/** Reads pages until they are enough or at their end. What fails or is cut on the way leaves the rest seen partly. */
export async function readPages<P extends Page>(
  ask: (after: string | null) => Promise<Observation<P>>,
  limits: PageLimits<P>,
): Promise<Observation<readonly P[]>> {
  const pages: P[] = [];
  const sources: Source[] = [];
  let after: string | null = null;
  while (pages.length < limits.pages) {
    const one: Observation<P> = await ask(after);
    if (one.state === 'unseen') return pages.length === 0 ? one : seenPartly(pages, one.unseen, sources);
    pages.push(one.value);
    sources.push(...one.sources);
    if (one.missing !== undefined) return seenPartly(pages, one.missing, sources);
    if (one.value.next === null || limits.enough(pages)) return seen(pages, sources);
    after = one.value.next;
  }
  return seenPartly(pages, { reason: 'truncated', what: limits.what }, sources);
}
