export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A member that is an object, an empty one where it is not. */
export function jsonAt(value: Json, key: string): Json {
  const member = value[key];
  return isJson(member) ? member : {};
}
