import type { DocumentFile } from './read.ts';
import { EVERY_LANGUAGE, TOPICS } from './vocabulary.ts';
import { namesLanguage } from './languages.ts';

/** Fewest letters (two for each Japanese one) of a document that says something; a title with one sentence does not. */
const ENOUGH = 120;

/** A text without a single heading has to say more. */
const ENOUGH_WITHOUT_HEADING = 400;

/** Whether a file says something under at least one name. That it is good is for a person to declare. */
export function isSubstantial({ written }: DocumentFile): boolean {
  if (written.ownLetters >= ENOUGH_WITHOUT_HEADING && written.parts.length === 0) return true;
  return written.ownLetters >= ENOUGH && written.parts.some(({ filled }) => filled);
}

/** Topics that a heading, column or key with something under it names. */
export function topicsOf(file: DocumentFile): string[] {
  const names = namesIn(file);
  return Object.entries(TOPICS[file.word] ?? {})
    .filter(([, pattern]) => names.some((name) => pattern.test(name)))
    .map(([topic]) => `${file.word}/${topic}`);
}

/** All languages of the tree are named by coding standards, each with something under it. */
export function everyLanguage(files: readonly DocumentFile[], languages: readonly string[]): string[] {
  const names = files.filter(({ word }) => word === 'coding-standard').flatMap(namesIn);
  const all =
    languages.length > 0 && languages.every((language) => names.some((name) => namesLanguage(name, language)));
  return all ? [EVERY_LANGUAGE] : [];
}

function namesIn({ written }: DocumentFile): string[] {
  const columns = written.tables.flatMap(({ columns: names, rows }) =>
    names.filter((_, at) => rows.some((row) => (row[at] ?? '') !== '')),
  );
  return [...written.parts.filter(({ filled }) => filled).map(({ name }) => name), ...columns];
}

/** True when the letters are mostly of a script that no topic word is written in. */
export function isOtherLanguage({ text }: DocumentFile): boolean {
  const letters = text.slice(0, 50_000).match(/\p{L}/gu)?.length ?? 0;
  const known = text.slice(0, 50_000).match(/[\p{sc=Latin}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー]/gu)?.length ?? 0;
  const han = text.slice(0, 50_000).match(/\p{sc=Han}/gu)?.length ?? 0;
  const kana = /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);
  return letters > 0 && (known < letters / 2 || (han > letters / 2 && !kana));
}
