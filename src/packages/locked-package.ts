/** One package that a lockfile pins. */
export interface LockedPackage {
  /** The type of its purl, `npm`. */
  readonly type: string;
  /** With its namespace, `@acme/widget`. */
  readonly name: string;
  readonly version: string;
  /** The lockfile itself says that it is for development only. */
  readonly development: boolean;
  /** The lockfile says that an installation may go without it, as on another platform; absent where it says no such thing. */
  readonly optional?: true;
}

/** Packages of a lockfile's text; undefined when it does not read as one. */
export type ReadLockfile = (text: string) => readonly LockedPackage[] | undefined;

/** One spelling for one package: Python names fold (PEP 503), a `v` before a version says nothing, type and name ignore case. */
export function packageKey(type: string, name: string, version: string): string {
  const folded = name.toLowerCase();
  const spelled = type === 'pypi' ? folded.replaceAll(/[-_.]+/g, '-') : folded;
  return `${type}:${spelled}@${version.replace(/^v(?=\d)/, '')}`;
}
