import { type Audience, mayBeShownTo } from '../model/fact.ts';
import type { ReleaseHandling } from '../model/release-handling.ts';

/**
 * As these readers may see it. How far a phase got shows to everybody, as a level does; the counts behind it tell of
 * vulnerabilities that are open and show to those who may read the repository. What could be looked up is public.
 */
export function handlingShownTo(handling: ReleaseHandling, audience: Audience): ReleaseHandling {
  const { phases } = handling;
  if (phases === undefined || mayBeShownTo('repository', audience)) return handling;
  return {
    ...handling,
    phases: phases.map((one) => (one.phase === 'identification' ? one : { phase: one.phase, state: one.state })),
  };
}
