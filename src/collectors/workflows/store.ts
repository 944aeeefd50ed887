import type { Digest } from '../../model/digest.ts';
import type { NotSeen, Unseen } from '../../model/observation.ts';
import type { Tree } from '../../ports/tree.ts';

/** Files that were asked for: their text, or why there is none. */
export interface Store {
  readonly texts: Map<string, string>;
  readonly digests: Map<string, Digest>;
  readonly unread: Map<string, Unseen>;
}

export function newStore(): Store {
  return { texts: new Map(), digests: new Map(), unread: new Map() };
}

export async function readInto({ texts, digests, unread }: Store, tree: Tree, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const answers = await tree.read(paths);
  for (const path of paths) {
    const answer = answers.get(path) ?? missing(path);
    if (answer.state === 'unseen') unread.set(path, answer.unseen);
    else {
      texts.set(path, answer.value.text);
      digests.set(path, answer.value.digest);
    }
  }
}

function missing(path: string): NotSeen {
  return { state: 'unseen', unseen: { reason: 'malformed', what: path }, sources: [] };
}
