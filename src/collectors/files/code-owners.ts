import { fails, HOLDS, type Verdict } from './verdict.ts';

/** GitHub looks here in this order and uses the first. */
export const CODE_OWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** GitHub does not load a larger file. */
export const CODE_OWNERS_LIMIT = 3 * 1024 * 1024;

const OWNER = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** Whether at least one rule names an owner. Whether the owners exist and may write is not checked here. */
export function judgeCodeOwners(text: string): Verdict {
  if (text.split(/\r?\n/).some(namesOwner)) return HOLDS;
  return fails('no rule in the file names an owner', 'コードオーナーを指定しているルールがファイルにありません');
}

/** As on GitHub, a line with a pattern that is not offered or with a word that is no owner is passed over. */
function namesOwner(line: string): boolean {
  const words = line.match(/(?:\\.|\S)+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  const [pattern, ...owners] = comment === -1 ? words : words.slice(0, comment);
  if (pattern === undefined || /^!|\[/.test(pattern)) return false;
  return owners.length > 0 && owners.every((owner) => OWNER.test(owner));
}
