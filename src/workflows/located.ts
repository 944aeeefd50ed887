/** YAML as plain data that remembers its lines. Anchors are followed within the budget, merge keys are not (GitHub has none). */
export type Located =
  | {
      readonly kind: 'map';
      readonly line: number;
      readonly entries: ReadonlyMap<string, Located>;
      readonly keyLines: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Located[] }
  | {
      readonly kind: 'scalar';
      /** Line of the first text line: for a block scalar the one below its header. */
      readonly line: number;
      readonly text: string;
      readonly value: string | number | boolean | null;
    };

export type LocatedResult =
  | {
      readonly ok: true;
      readonly root: Located;
      /** Line of the first `<<` that merges a map into another one, which is not followed. */
      readonly mergesAt?: number;
    }
  | { readonly ok: false; readonly error: 'too-large' | 'not-yaml' | 'too-deep'; readonly line: number };

export function member(node: Located | undefined, key: string): Located | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

export function keyLineAt(node: Located | undefined, key: string): number {
  return (node?.kind === 'map' ? node.keyLines.get(key) : undefined) ?? 1;
}

/** What a record holds under a name of its own; names such as `constructor` come from foreign text. */
export function lookUp(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

export function textAt(node: Located | undefined, key?: string): string | undefined {
  const at = key === undefined ? node : member(node, key);
  return at?.kind === 'scalar' && at.value !== null ? at.text : undefined;
}

/** A list of texts, or one text standing for a list of one. */
export function textsAt(node: Located | undefined, key?: string): readonly string[] | undefined {
  const at = key === undefined ? node : member(node, key);
  if (at?.kind === 'list') return at.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  return at?.kind === 'scalar' && at.value !== null ? [at.text] : undefined;
}

export function textMapAt(node: Located | undefined, key?: string): Readonly<Record<string, string>> {
  const at = key === undefined ? node : member(node, key);
  if (at?.kind !== 'map') return {};
  return Object.fromEntries(
    [...at.entries].flatMap(([name, value]) => (value.kind === 'scalar' ? [[name, value.text]] : [])),
  );
}

export function entriesAt(node: Located | undefined, key?: string): readonly (readonly [string, Located])[] {
  const at = key === undefined ? node : member(node, key);
  return at?.kind === 'map' ? [...at.entries] : [];
}

export function itemsAt(node: Located | undefined, key?: string): readonly Located[] {
  const at = key === undefined ? node : member(node, key);
  return at?.kind === 'list' ? at.items : [];
}
