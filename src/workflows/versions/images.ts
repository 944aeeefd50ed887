import { isExact, type ToolVersion } from './types.ts';

export function isDockerfile(path: string): boolean {
  return /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?|[\w.-]+\.[Dd]ockerfile)$/.test(path);
}

/** Programming languages by the name of their official image. */
const TOOLS: Readonly<Record<string, string>> = { golang: 'go', sdk: 'dotnet' };

const MAX_LINES = 5_000;

/** Images that a Dockerfile builds from, other than its own stages and the empty one. Nothing is fetched. */
export function imagesOf(path: string, text: string): ToolVersion[] {
  const stages = new Set<string>(['scratch']);
  const values = new Map<string, string>();
  return logicalLines(text).flatMap(({ text: line, line: at }) => {
    const argument = /^ARG\s+(\w+)(?:=(\S*))?/i.exec(line);
    if (argument !== null) values.set(argument[1] ?? '', unquoted(argument[2] ?? ''));
    const from = /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line);
    if (from === null) return [];
    const image = withValues(unquoted(from[1] ?? ''), values);
    const own = stages.has(image.toLowerCase());
    if (from[2] !== undefined) stages.add(from[2].toLowerCase());
    return own ? [] : [{ ...versionOfImage(image), path, line: at }];
  });
}

/** Lines with their continuations, comments left out. */
export function logicalLines(text: string): { readonly text: string; readonly line: number }[] {
  const joined: { text: string; line: number }[] = [];
  let open = false;
  for (const [at, raw] of text.split('\n').slice(0, MAX_LINES).entries()) {
    const line = raw.trim();
    if (line.startsWith('#')) continue;
    const last = joined.at(-1);
    if (open && last !== undefined) last.text = `${last.text.slice(0, -1)} ${line}`;
    else joined.push({ text: line, line: at + 1 });
    open = line.endsWith('\\');
  }
  return joined;
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}

/** `$NAME`, `${NAME}`, `${NAME:-default}`; what has no value stays as it is written. */
function withValues(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:\{\w+(?::-[^}]*)?\}|\w+)/g, (whole) => {
    const [name = '', other] = whole.replace(/^\$\{?|\}$/g, '').split(':-');
    return values.get(name) || (other ?? whole);
  });
}

function versionOfImage(image: string): Pick<ToolVersion, 'tool' | 'written' | 'pinned'> {
  const [reference = '', digest] = image.split('@');
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const [repository = '', tag = ''] = name.split(':');
  const tool = Object.hasOwn(TOOLS, repository) ? (TOOLS[repository] ?? repository) : repository;
  if (image.includes('$')) return { tool, written: tag, pinned: 'undecidable' };
  const exact = digest !== undefined ? /^sha256:[0-9a-f]{64}$/i.test(digest) : isExact(tag);
  return { tool, written: tag, pinned: exact ? 'exact' : 'loose' };
}
