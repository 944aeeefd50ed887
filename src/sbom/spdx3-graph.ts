/** One object of an SPDX 3 graph; nothing about its fields is known. */
export type Spdx3Object = Readonly<Record<string, unknown>>;

/** The objects of an SPDX 3 document by their ids, and in order. */
export interface Spdx3Graph {
  readonly objects: readonly { readonly object: Spdx3Object; readonly pointer: string }[];
  readonly byId: ReadonlyMap<string, Spdx3Object>;
}

export function spdx3Graph(document: Spdx3Object): Spdx3Graph {
  const graph = document['@graph'];
  const listed: readonly unknown[] = Array.isArray(graph) ? graph : [document];
  const objects = listed.flatMap((value, index) => {
    return isObject(value) ? [{ object: value, pointer: Array.isArray(graph) ? `/@graph/${index}` : '' }] : [];
  });
  const byId = new Map(objects.flatMap(({ object }) => idOf(object).map((id) => [id, object] as const)));
  return { objects, byId };
}

export function idOf(object: Spdx3Object): readonly string[] {
  return [object.spdxId, object['@id']].filter((id) => typeof id === 'string');
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** One value or a list of them, as a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** An object in place, or the one that a reference names. */
export function resolved({ byId }: Spdx3Graph, value: unknown): Spdx3Object | undefined {
  if (isObject(value)) return value;
  return typeof value === 'string' ? byId.get(value) : undefined;
}

/** Every object of one value or a list of them. */
export function resolvedAll(graph: Spdx3Graph, value: unknown): readonly Spdx3Object[] {
  return listOf(value).flatMap((one) => {
    const found = resolved(graph, one);
    return found === undefined ? [] : [found];
  });
}

function isObject(value: unknown): value is Spdx3Object {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
