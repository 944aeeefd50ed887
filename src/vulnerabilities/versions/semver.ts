import semver from 'semver';

/** Semantic Versioning 2.0.0, section 11. Forgives a leading `v`, and `1` or `1.2` for `1.0.0` and `1.2.0` as OSV records write them. */
export function compareSemver(a: string, b: string): number | undefined {
  const [first, second] = [parsed(a), parsed(b)];
  return first === null || second === null ? undefined : first.compare(second);
}

/** As pub orders: what follows the `+` counts too (https://dart.dev/tools/pub/versioning). */
export function comparePub(a: string, b: string): number | undefined {
  const [first, second] = [parsed(a), parsed(b)];
  return first === null || second === null ? undefined : first.compare(second) || first.compareBuild(second);
}

function parsed(version: string) {
  const [, numbers = '', rest = ''] = /^[v=\s]*(\d+(?:\.\d+){0,2})(?![.\d])(.*)$/i.exec(version.trim()) ?? [];
  if (numbers === '') return null;
  const padded = [...numbers.split('.'), '0', '0'].slice(0, 3).join('.');
  return semver.parse(`${padded}${rest}`, { loose: true });
}
