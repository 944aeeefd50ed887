import type { SECURITY_LABEL, TopicLabel } from '../model/label-words.ts';

/** Names of labels that a repository gives itself, by the word they stand for. */
export type OwnLabels = Readonly<Record<string, readonly string[]>>;

/** How the name of a label may be spelled, the repository's own names among them; GitHub does not tell capitals apart. */
export function spellings(word: TopicLabel | typeof SECURITY_LABEL, own: OwnLabels = {}): readonly string[] {
  return [...new Set([word, word.replaceAll('-', ' '), ...(own[word] ?? [])])];
}

/** In any case, with spaces in place of hyphens: `Root cause` is `root-cause`; a name of the repository's own as it is written. */
export function isLabel(name: string, word: TopicLabel | typeof SECURITY_LABEL, own: OwnLabels = {}): boolean {
  const plain = name.trim().toLowerCase();
  if (plain.replaceAll(' ', '-') === word) return true;
  return (own[word] ?? []).some((other) => other.trim().toLowerCase() === plain);
}
