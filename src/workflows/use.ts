import type { Use } from './model.ts';

/** Reads the text of a `uses:`; an expression in it can only be told by a run. */
export function readUse(text: string, line: number): Use {
  const trimmed = text.trim();
  if (trimmed.includes('${{')) return { kind: 'undecidable', text: trimmed, line };
  if (trimmed.startsWith('docker://')) return dockerUse(trimmed.slice('docker://'.length), line);
  if (trimmed.startsWith('./') || trimmed === '.') return { kind: 'local', path: normalise(trimmed), line };
  return repositoryUse(trimmed, line);
}

function dockerUse(image: string, line: number): Use {
  return { kind: 'docker', image, pinned: /@sha256:[0-9a-f]{64}$/i.test(image) ? 'digest' : 'tag', line };
}

/** `owner/repo[/path]@ref`. Only 40 hexadecimal digits name one commit; a comment behind them proves nothing. */
function repositoryUse(text: string, line: number): Use {
  const at = text.indexOf('@');
  const [owner = '', repo = '', ...path] = (at < 0 ? text : text.slice(0, at)).split('/');
  const ref = at < 0 ? '' : text.slice(at + 1);
  if (owner === '' || repo === '') return { kind: 'undecidable', text, line };
  const pinned = /^[0-9a-f]{40}$/i.test(ref) ? 'sha' : 'tag-or-branch';
  return { kind: 'repository', owner, repo, path: path.join('/'), ref, pinned, line };
}

/** A path inside the repository without `./` and `..`; what would leave the repository stays at its top. */
export function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `owner/repo/path` in lower case, the form the tool table uses. */
export function useName(use: Use): string {
  switch (use.kind) {
    case 'local':
      return `./${use.path}`;
    case 'repository':
      return [use.owner, use.repo, ...(use.path === '' ? [] : [use.path])].join('/').toLowerCase();
    case 'docker':
      return `docker://${use.image}`.toLowerCase();
    case 'undecidable':
      return use.text;
  }
}
