import { z } from 'zod';
import { checkShape } from './check-shape.ts';
import { nearest } from './nearest.ts';
import { firstFew, type Problem } from './problem.ts';
import { quote } from './quote.ts';
import type { Path, YamlFile } from './read-yaml.ts';
import { valueAt } from './value-at.ts';
import type { Text } from '../model/text.ts';

/** An entry that is good, with the place it was read from. */
export interface Entry<T> {
  readonly value: T;
  readonly path: Path;
}

/** Reads a file entry by entry: what is good counts, and what is not becomes a problem and costs only itself. */
export interface Salvage {
  readonly problems: readonly Problem[];
  one<T>(schema: z.ZodType<T>, path: Path): T | undefined;
  /** The members of a list, or a single map as a list of one. */
  each<T>(schema: z.ZodType<T>, path: Path): readonly Entry<T>[];
  /** Is there a map here, and does it hold these keys only? Absent is no map and no problem. */
  map(path: Path, keys: readonly string[]): boolean;
  refuse(path: Path, what: Text): void;
}

export function salvage(yaml: YamlFile, maxEntries: number): Salvage {
  const problems: Problem[] = [];

  function one<T>(schema: z.ZodType<T>, path: Path): T | undefined {
    if (valueAt(yaml.value, path) === undefined) return undefined;
    const checked = checkShape(yaml, schema, path);
    if (checked.state === 'good') return checked.value;
    problems.push(...checked.problems);
    return undefined;
  }

  function each<T>(schema: z.ZodType<T>, path: Path): readonly Entry<T>[] {
    const value = valueAt(yaml.value, path);
    const paths = Array.isArray(value) ? value.map((_, index) => [...path, index]) : [path];
    if (paths.length > maxEntries) refuse(path, tooMany(paths.length, maxEntries));
    return paths.slice(0, maxEntries).flatMap((at) => {
      const good = one(schema, at);
      return good === undefined ? [] : [{ value: good, path: at }];
    });
  }

  function map(path: Path, keys: readonly string[]): boolean {
    const value = valueAt(yaml.value, path);
    if (value === undefined || value === null) return false;
    if (one(ANY_MAP, path) === undefined) return false;
    const unknown = firstFew(Object.keys(value).filter((key) => !keys.includes(key)));
    for (const key of unknown) refuse([...path, key], unknownKey(key, keys));
    return true;
  }

  function refuse(path: Path, what: Text): void {
    problems.push({ code: 'POLICY_SHAPE', file: yaml.file, ...yaml.placeOf(path), what });
  }

  return { problems, one, each, map, refuse };
}

const ANY_MAP = z.record(z.string(), z.unknown());

function unknownKey(key: string, keys: readonly string[]): Text {
  const hint = nearest(key, keys);
  const listed = keys.join(', ');
  return {
    en: `the key ${quote(key)} is not known here; ${hint === undefined ? `expected one of ${listed}` : `did you mean "${hint}"?`}`,
    ja: `キー ${quote(key)} は使えません。${hint === undefined ? `使えるキー：${listed}` : `「${hint}」の誤りではありませんか`}`,
  };
}

function tooMany(count: number, most: number): Text {
  return {
    en: `${count} entries are more than the ${most} that are read; split or shorten the list`,
    ja: `${count} 件は上限の ${most} 件を超えています。分割するか減らしてください`,
  };
}
