import type { SeenTree } from './seen.ts';

/** True when every job's name is known, so that a name which none bears is not a job of these files. */
export function everyNameIsKnown({ toolchain, hidden }: SeenTree): boolean {
  return (
    hidden.length === 0 && toolchain.jobs.every(({ names, leadsOut }) => names !== undefined && leadsOut === undefined)
  );
}
