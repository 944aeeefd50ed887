import { toolchainOf, type Toolchain } from '../../src/workflows/toolchain.ts';

export interface SceneOptions {
  readonly branch?: string | null;
  /** Files that the tree has and nobody read. */
  readonly unread?: readonly string[];
}

/** The toolchain of a small tree, given by path and text. */
export function scene(
  files: Readonly<Record<string, string>>,
  { branch = 'main', unread = [] }: SceneOptions = {},
): Toolchain {
  return toolchainOf({
    texts: new Map(Object.entries(files)),
    paths: new Set([...Object.keys(files), ...unread]),
    unread: new Set(unread),
    names: { owner: 'acme', name: 'widget', defaultBranch: branch },
  });
}

export const CI = '.github/workflows/ci.yml';

/** A workflow of one job on pull requests and pushes; `steps` is the text below `steps:`. */
export function job(steps: string, { on = '[push, pull_request]', extra = '' } = {}): string {
  return `on: ${on}\npermissions: {}\njobs:\n  one:\n    runs-on: ubuntu-latest\n${extra}    steps:\n${indented(steps, 6)}\n`;
}

/** One `run` step. */
export function run(script: string, more = ''): string {
  return `- run: |\n${indented(script, 4)}\n${indented(more, 2)}`;
}

export function indented(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(by) + line))
    .join('\n');
}

/** `category/tool` of everything found for sure. */
export function found({ entries }: Toolchain): string[] {
  return entries.filter((entry) => entry.state === 'found').map((entry) => `${entry.category}/${entry.tool}`);
}

/** The only entry of a scene. */
export function entryOf(toolchain: Toolchain) {
  const [entry, ...more] = toolchain.entries;
  if (entry === undefined || more.length > 0) throw new Error(`${toolchain.entries.length} entries`);
  return entry;
}
