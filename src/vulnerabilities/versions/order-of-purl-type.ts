import { compareVersions, schemeOfPurlType } from './schemes.ts';

/** Which of two versions of a kind of package is the later one; undefined when nobody here knows how they are ordered. */
export function orderOfPurlType(purlType: string, from: string, to: string): number | undefined {
  const scheme = schemeOfPurlType(purlType);
  return scheme === undefined ? undefined : compareVersions(scheme, from, to);
}
