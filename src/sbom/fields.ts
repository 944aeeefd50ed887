/** An object of a parsed document; nothing about its fields is known. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Reading field by field what may be of any shape: a field of the wrong type is as good as absent. Says what `lenient.ts` says,
 * without a copy of the document, for the lists that are long.
 */
export function fieldsOf(value: unknown): Fields | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : undefined;
}

export function textIn(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.[name];
  return typeof value === 'string' ? value : undefined;
}

export function listIn(fields: Fields | undefined, name: string): readonly unknown[] {
  const value = fields?.[name];
  return Array.isArray(value) ? value : NOTHING;
}

/** The texts of a list; the list itself where it holds nothing else. */
export function wordsIn(fields: Fields | undefined, name: string): readonly string[] {
  const list = listIn(fields, name);
  return list.every((one) => typeof one === 'string') ? list : list.filter((one) => typeof one === 'string');
}

const NOTHING: readonly never[] = [];
