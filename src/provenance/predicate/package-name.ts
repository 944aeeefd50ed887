import { PackageURL } from 'packageurl-js';
import type { NamedPackage } from './predicate.ts';

/** The package that a package URL names; undefined when it is none. */
export function fromPurl(text: string): readonly NamedPackage[] | undefined {
  if (!text.startsWith('pkg:')) return undefined;
  try {
    const { type, namespace, name, version } = PackageURL.fromString(text);
    const whole = namespace === undefined ? name : `${namespace}/${name}`;
    return [{ type, name: whole, version: version ?? null }];
  } catch {
    return undefined;
  }
}

/** `NAME`, `NAME@VERSION`, `@scope/NAME@VERSION` or a package URL, as a user types it; undefined for an empty name. */
export function readPackageName(text: string): NamedPackage | undefined {
  if (text.startsWith('pkg:')) return fromPurl(text)?.[0];
  const at = text.lastIndexOf('@');
  const name = at > 0 ? text.slice(0, at) : text;
  const version = at > 0 ? text.slice(at + 1) : null;
  return name === '' || version === '' ? undefined : { type: null, name, version };
}

/** What is not expected (no type, no version) is not compared. */
export function isPackage(named: NamedPackage, expected: NamedPackage): boolean {
  const sameType = expected.type === null || named.type === null || expected.type === named.type;
  const sameVersion = expected.version === null || expected.version === named.version;
  return sameType && sameVersion && expected.name === named.name;
}

export function packageText({ type, name, version }: NamedPackage): string {
  return `${type === null ? '' : `${type}:`}${name}${version === null ? '' : `@${version}`}`;
}
