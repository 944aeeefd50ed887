import type { Use } from './model.ts';
import type { Toolchain } from './toolchain.ts';
import { imageName } from './wrappers.ts';

/** Something of others that a workflow executes, with the first place where it does. */
export interface ExecutedName {
  /** `owner/repo`, an image's name or a tool's name, in lower case. */
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/** Actions, reusable workflows, images and known tools that run, each once. A tool that is an action counts as the action. */
export function executedNames({ jobs, tools }: Toolchain): ExecutedName[] {
  const running = jobs.filter(({ reach }) => reach.ever !== 'no');
  const uses = running.flatMap(({ path, leadsOut, steps }) => [
    ...(leadsOut === undefined ? [] : named(path, leadsOut)),
    ...steps.flatMap(({ path: at, step, reach }) =>
      step.uses === undefined || reach.ever === 'no' ? [] : named(at, step.uses),
    ),
  ]);
  const taken = new Set(uses.map(({ path, line }) => `${path}:${line}`));
  const own = tools.filter(({ state, path, line }) => state === 'found' && !taken.has(`${path}:${line}`));
  const all = [...uses, ...own.map(({ tool, path, line }) => ({ name: tool.toLowerCase(), path, line }))];
  const first = new Map([...all].reverse().map((each) => [each.name, each]));
  return [...first.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function named(path: string, use: Use): ExecutedName[] {
  if (use.kind === 'repository') return [{ name: `${use.owner}/${use.repo}`.toLowerCase(), path, line: use.line }];
  return use.kind === 'docker' ? [{ name: imageName(use.image).toLowerCase(), path, line: use.line }] : [];
}

/** The name stands in the text as a word of its own; an address on github.com is one too. */
export function isListed(name: string, text: string): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + 1)) {
    const before = lower.slice(Math.max(0, at - 11), at);
    const free = before === 'github.com/' || !/[\w./-]$/.test(before);
    if (free && !/^[\w-]/.test(lower.slice(at + name.length, at + name.length + 1))) return true;
  }
  return false;
}
