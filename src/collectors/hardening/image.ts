import { logicalLines } from '../../workflows/versions/images.ts';
import type { Target } from './target.ts';

/** The last stage of a Dockerfile: whoever it names last starts the program. Nobody named is root, unless the image says so. */
export function imageTarget(path: string, text: string): Target[] {
  const lines = logicalLines(text);
  const from = lines.findLastIndex((line) => /^FROM\s/i.test(line.text));
  const start = lines[from];
  if (start === undefined) return [];
  const users = lines.slice(from).flatMap(({ text: line }) => /^USER\s+(\S+)/i.exec(line)?.[1] ?? []);
  const user = users.at(-1)?.replace(/^["']|["']$/g, '');
  return [{ path, line: start.line, kind: 'image', hardened: isHardened(user, start.text) }];
}

function isHardened(user: string | undefined, from: string): Target['hardened'] {
  if (user === undefined) return /[:-]nonroot\b/.test(from) ? 'yes' : from.includes('$') ? 'undecidable' : 'no';
  if (user.includes('$')) return 'undecidable';
  return /^(?:root|0+)(?::|$)/.test(user) ? 'no' : 'yes';
}
