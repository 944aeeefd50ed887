import { zipSync } from 'fflate';
import type { WorkflowArtifactState } from '../state/results.ts';
import type { SandboxState } from '../state/state.ts';

/** A zip with a fixed date, so that its digest is the same at every look. */
export function zipOf({ files, createdAt }: WorkflowArtifactState): Uint8Array {
  return zipSync({ ...files }, { mtime: createdAt });
}

/** The bytes behind a redirect: the host that GitHub keeps files on, which knows no tokens. */
export function storedBytes(state: SandboxState, url: string): Uint8Array | undefined {
  const [, kind, id] = /^\/(assets|artifacts)\/(\d+)$/.exec(url) ?? [];
  const repositories = [...state.repositories.values()];
  if (kind === 'assets') {
    const assets = repositories.flatMap(({ releases }) => releases.flatMap((release) => release.assets));
    return assets.find((one) => one.id === Number(id))?.bytes;
  }
  const artifact = repositories.flatMap(({ artifacts }) => artifacts).find((one) => one.id === Number(id));
  return artifact === undefined ? undefined : zipOf(artifact);
}
