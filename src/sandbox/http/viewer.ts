import { isInstalledOn, fullName, type Level, type Permissions, type SandboxState } from '../state/state.ts';
import type { RepositoryState } from '../state/repository.ts';
import { grants } from './permissions.ts';

/** Who asks. */
export type Viewer =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'app' }
  | {
      readonly kind: 'installation';
      readonly permissions: Permissions;
      readonly repositories: 'all' | readonly string[];
    };

/** Is the repository among those this viewer's token was made for? */
export function reaches(state: SandboxState, viewer: Viewer, repository: RepositoryState): boolean {
  if (viewer.kind !== 'installation' || !isInstalledOn(state, repository)) return false;
  return viewer.repositories === 'all' || viewer.repositories.includes(fullName(repository));
}

/** Does the viewer hold a permission at this level, here or (without a repository) on the organisation? */
export function holds(
  { state, viewer, repository }: { state: SandboxState; viewer: Viewer; repository?: RepositoryState },
  permission: string,
  level: Level = 'read',
): boolean {
  if (viewer.kind !== 'installation') return false;
  if (repository !== undefined && !reaches(state, viewer, repository)) return false;
  return permission === 'metadata' ? level === 'read' : grants(viewer.permissions[permission], level);
}
