import type { Path } from './read-yaml.ts';

/** The member at a path, own properties only; undefined when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let member = value;
  for (const step of path) {
    if (member === null || typeof member !== 'object' || !Object.hasOwn(member, step)) return undefined;
    member = (member as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return member;
}
