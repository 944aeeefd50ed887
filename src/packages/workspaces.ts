import { z } from 'zod';
import { folderOf, type Ecosystem } from './ecosystems.ts';
import { jsonOf, yamlOf } from './lockfiles-npm.ts';

/** Texts of the manifests of the tree, by path. */
export type Texts = ReadonlyMap<string, string>;

/** Folders whose lockfile pins a manifest of `folder`: the folder itself, and each workspace root above that takes it in. */
export function lockfileFolders(folder: string, ecosystem: Ecosystem, texts: Texts): readonly string[] {
  return [folder, ...foldersAbove(folder).filter((root) => takesIn(root, folder, { ecosystem, texts }))];
}

function foldersAbove(folder: string): readonly string[] {
  const above: string[] = [];
  for (let path = folder; path !== '';) {
    path = folderOf(path);
    above.push(path);
  }
  return above;
}

function takesIn(root: string, folder: string, { ecosystem, texts }: { ecosystem: Ecosystem; texts: Texts }): boolean {
  const at = (name: string) => texts.get(root === '' ? name : `${root}/${name}`);
  const inside = root === '' ? folder : folder.slice(root.length + 1);
  switch (ecosystem.id) {
    case 'npm':
      return matchesAny(inside, [...npmWorkspaces(at('package.json')), ...pnpmWorkspaces(at('pnpm-workspace.yaml'))]);
    case 'cargo':
      return cargoTakesIn(at('Cargo.toml') ?? '', inside);
    case 'python':
      return matchesAny(inside, tomlList(at('pyproject.toml') ?? '', { table: 'tool.uv.workspace', key: 'members' }));
    default:
      return false;
  }
}

function npmWorkspaces(text: string | undefined): readonly string[] {
  const words = z.array(z.string());
  const read = z
    .object({ workspaces: z.union([words, z.object({ packages: words }).transform((one) => one.packages)]) })
    .safeParse(text === undefined ? undefined : jsonOf(text));
  return read.success ? read.data.workspaces : [];
}

function pnpmWorkspaces(text: string | undefined): readonly string[] {
  const read = z.object({ packages: z.array(z.string()) }).safeParse(text === undefined ? undefined : yamlOf(text));
  return read.success ? read.data.packages : [];
}

/** Cargo refuses a package below a workspace root that is neither a member nor excluded, so what is below is in it. */
function cargoTakesIn(manifest: string, inside: string): boolean {
  if (!/^\[workspace\]/m.test(manifest)) return false;
  const excluded = tomlList(manifest, { table: 'workspace', key: 'exclude' });
  return !excluded.some((path) => inside === path || inside.startsWith(`${path}/`));
}

/** Texts of a list in a TOML table, on one line or several. */
function tomlList(text: string, { table, key }: { readonly table: string; readonly key: string }): readonly string[] {
  const start = text.split(/\r?\n/).findIndex((line) => line.trim() === `[${table}]`);
  if (start === -1) return [];
  const lines = text.split(/\r?\n/).slice(start + 1);
  const end = lines.findIndex((line) => /^\[[\w.]+\]/.test(line));
  const body = lines.slice(0, end === -1 ? undefined : end).join('\n');
  const opening = body.search(new RegExp(`^${key} *= *\\[`, 'm'));
  const list = opening === -1 ? '' : body.slice(opening, body.indexOf(']', opening) + 1 || undefined);
  return [...list.matchAll(/["']([^"'\n]+)["']/g)].map((match) => match[1] ?? '');
}

/** `packages/*` and `packages/**`; a pattern with `!` takes out again. */
function matchesAny(folder: string, patterns: readonly string[]): boolean {
  const [out, taken] = [patterns.filter((one) => one.startsWith('!')), patterns.filter((one) => !one.startsWith('!'))];
  return taken.some((pattern) => matches(folder, pattern)) && !out.some((pattern) => matches(folder, pattern.slice(1)));
}

function matches(folder: string, pattern: string): boolean {
  return matchSteps(folder.split('/'), pattern.replace(/^\.\//, '').replace(/\/$/, '').split('/').slice(0, 32));
}

/** Step by step, each `**` trying every length once: columns of a table instead of a backtracking expression. */
function matchSteps(folder: readonly string[], pattern: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const step of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (step === '**') for (let to = at; to <= folder.length; to += 1) next.add(to);
      else if (matchesStep(folder[at], step)) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(folder.length);
}

function matchesStep(name: string | undefined, step: string): boolean {
  if (name === undefined) return false;
  const parts = step.split('*');
  if (parts.length === 1) return name === step;
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  return name.length >= first.length + last.length && name.startsWith(first) && name.endsWith(last);
}
