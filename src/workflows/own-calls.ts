import type { Use } from './model.ts';
import type { RepositoryNames } from './scenarios.ts';

const CONVENTIONAL_BRANCHES = ['main', 'master'];

/**
 * The path in this tree that a `uses:` leads to. A repository may call itself by its full name: at its default branch that is the
 * file of this tree, as soon as the tree is merged; at a tag or a commit it is some other state of it.
 */
export function ownPath(use: Use | undefined, names: RepositoryNames): string | undefined {
  if (use?.kind === 'local') return use.path;
  if (use?.kind !== 'repository' || names.owner === null || names.name === null) return undefined;
  const same = sameName(use.owner, names.owner) && sameName(use.repo, names.name);
  const branches = names.defaultBranch === null ? CONVENTIONAL_BRANCHES : [names.defaultBranch];
  return same && branches.includes(use.ref.replace(/^refs\/heads\//, '')) ? use.path : undefined;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
