import { baseName, ecosystemOfManifest, isOwn } from './ecosystems.ts';
import { wantsExternalPackages } from './manifests.ts';

/** A family of manifests that Dependabot and Renovate keep up to date, with their names for it. */
export interface Updatable {
  readonly id: string;
  readonly dependabot: readonly string[];
  readonly renovate: readonly string[];
}

/** By id; ids of `ecosystems.ts` first, then families without a lockfile of their own. */
const UPDATABLE: readonly Updatable[] = [
  { id: 'npm', dependabot: ['npm', 'bun'], renovate: ['npm', 'bun'] },
  { id: 'cargo', dependabot: ['cargo', 'rust-toolchain'], renovate: ['cargo'] },
  { id: 'go', dependabot: ['gomod'], renovate: ['gomod'] },
  {
    id: 'python',
    dependabot: ['pip', 'uv'],
    renovate: ['pep621', 'poetry', 'pip_requirements', 'pipenv', 'pip-compile'],
  },
  { id: 'ruby', dependabot: ['bundler'], renovate: ['bundler'] },
  { id: 'php', dependabot: ['composer'], renovate: ['composer'] },
  { id: 'dart', dependabot: ['pub'], renovate: ['pub'] },
  { id: 'swift', dependabot: ['swift'], renovate: ['swift'] },
  { id: 'elixir', dependabot: ['mix'], renovate: ['mix'] },
  { id: 'maven', dependabot: ['maven'], renovate: ['maven'] },
  { id: 'gradle', dependabot: ['gradle'], renovate: ['gradle'] },
  { id: 'nuget', dependabot: ['nuget'], renovate: ['nuget'] },
  { id: 'docker', dependabot: ['docker'], renovate: ['dockerfile'] },
  { id: 'github-actions', dependabot: ['github-actions'], renovate: ['github-actions'] },
];

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** Names that say by themselves that something from outside is named inside. */
const BY_NAME: readonly (readonly [string, RegExp])[] = [
  ['maven', /^pom\.xml$/],
  ['gradle', /^build\.gradle(?:\.kts)?$/],
  ['nuget', /\.(?:cs|fs|vb)proj$/],
  ['docker', /^(?:Dockerfile|Containerfile)$/],
];

export function updatableOf(path: string): Updatable | undefined {
  const id = idOf(path);
  return UPDATABLE.find((one) => one.id === id);
}

function idOf(path: string): string | undefined {
  if (!isOwn(path)) return undefined;
  if (WORKFLOW.test(path)) return 'github-actions';
  const name = baseName(path);
  return ecosystemOfManifest(path)?.id ?? BY_NAME.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Does the manifest name anything from outside? Undefined when it does not parse. */
export function namesSomethingOutside(path: string, text: string): boolean | undefined {
  if (WORKFLOW.test(path)) return /^[\s-]*uses:\s*['"]?[\w-]+\/[\w.-]+/m.test(text);
  if (ecosystemOfManifest(path) !== undefined) return wantsExternalPackages(path, text);
  return updatableOf(path)?.id === 'docker' ? /^\s*FROM\s+(?!scratch\s*$)/im.test(text) : undefined;
}

/** Is the text needed to know whether anything from outside is named? */
export function isJudgedByText(path: string): boolean {
  const id = updatableOf(path)?.id;
  return id === 'docker' || id === 'github-actions' || ecosystemOfManifest(path) !== undefined;
}

/** Where an updater looks for the manifest: workflows belong to the root for both of them. */
export function folderForUpdates(path: string): string {
  return WORKFLOW.test(path) ? '' : path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
