import { isExact, pinOf, type ToolVersion } from './types.ts';

const ONE_LINE: Readonly<Record<string, string>> = {
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.ruby-version': 'ruby',
  '.go-version': 'go',
  '.java-version': 'java',
  '.php-version': 'php',
};

/** Files that only say a version when an action is pointed to them. */
const ASKED = /(?:^|\/)(?:package\.json|pyproject\.toml|go\.mod)$/;

/** Names in which a version of a toolchain stands. */
export function isVersionFile(path: string): boolean {
  const name = nameOf(path);
  return (
    Object.hasOwn(ONE_LINE, name) ||
    ['.tool-versions', 'rust-toolchain', 'rust-toolchain.toml', 'go.mod', 'global.json'].includes(name)
  );
}

/** Every version that such a file states by itself. */
export function versionsOfFile(path: string, text: string): ToolVersion[] {
  const name = nameOf(path);
  const tool = Object.hasOwn(ONE_LINE, name) ? ONE_LINE[name] : undefined;
  if (tool !== undefined) return oneLine(path, text, tool);
  switch (name) {
    case '.tool-versions':
      return toolVersions(path, text);
    case 'rust-toolchain':
      return text.includes('[toolchain]') ? found(path, text, RUST) : oneLine(path, text, 'rust');
    case 'rust-toolchain.toml':
      return found(path, text, RUST);
    case 'go.mod':
      return found(path, text, { tool: 'go', pattern: /^toolchain\s+(?:go)?(\S+)/ });
    case 'global.json':
      return globalJson(path, text);
    default:
      return [];
  }
}

/** What a file says to an action that is pointed to it, where the file would not speak for itself. */
export function versionAsked(path: string, text: string): Omit<ToolVersion, 'tool' | 'path'> | undefined {
  if (!ASKED.test(path)) return undefined;
  if (path.endsWith('package.json')) return firstOf(text, [/"node"\s*:\s*"([^"]+)"/]);
  if (path.endsWith('pyproject.toml')) return firstOf(text, [/^requires-python\s*=\s*["']([^"']+)["']/]);
  return /^toolchain\s+\S/m.test(text) ? undefined : firstOf(text, [/^go\s+(\S+)/]);
}

function firstOf(text: string, patterns: readonly RegExp[]): Omit<ToolVersion, 'tool' | 'path'> {
  const [first] = matches(text, patterns);
  return first ?? { written: '', line: 1, pinned: 'loose' };
}

interface Wanted {
  readonly tool: string;
  /** Against one line. */
  readonly pattern: RegExp;
}

const RUST: Wanted = { tool: 'rust', pattern: /^\s*channel\s*=\s*["']([^"']+)["']/ };

function found(path: string, text: string, { tool, pattern }: Wanted): ToolVersion[] {
  return matches(text, [pattern]).map((each) => ({ ...each, tool, path }));
}

function matches(text: string, patterns: readonly RegExp[]): Omit<ToolVersion, 'tool' | 'path'>[] {
  return text.split('\n').flatMap((line, at) =>
    patterns.flatMap((pattern) => {
      const written = pattern.exec(line)?.[1];
      return written === undefined ? [] : [{ written, line: at + 1, pinned: pinOf(written) }];
    }),
  );
}

function oneLine(path: string, text: string, tool: string): ToolVersion[] {
  const [first] = matches(text, [/^\s*([^\s#].*?)\s*(?:#.*)?$/]);
  return first === undefined ? [] : [{ ...first, tool, path }];
}

const NAMES: Readonly<Record<string, string>> = { nodejs: 'node', golang: 'go', 'dotnet-core': 'dotnet' };

/** `tool version [older version …]`; the first one is used. */
function toolVersions(path: string, text: string): ToolVersion[] {
  return text.split('\n').flatMap((line, at) => {
    const [tool = '', written] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (written === undefined) return [];
    const name = Object.hasOwn(NAMES, tool) ? (NAMES[tool] ?? tool) : tool;
    return [{ tool: name, written, path, line: at + 1, pinned: pinOf(written) }];
  });
}

/** .NET takes a newer patch than the one named, unless `rollForward` says `disable`. */
function globalJson(path: string, text: string): ToolVersion[] {
  const still = /"rollForward"\s*:\s*"disable"/.test(text);
  return found(path, text, { tool: 'dotnet', pattern: /"version"\s*:\s*"([^"]+)"/ })
    .slice(0, 1)
    .map((each) => ({ ...each, pinned: still && isExact(each.written) ? 'exact' : 'loose' }));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
