import { PackageURL } from 'packageurl-js';
import type { Component, Hash } from './sbom.ts';
import { isGiven } from './stated.ts';

/** Longer ones are nobody's identifier and cost time to take apart. */
const MAX_IDENTIFIER = 8192;

export interface Purl {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly qualifiers: Readonly<Record<string, string>>;
}

/** The plain case of an npm package: nothing to decode, fold or read beyond scope, name and version. */
const PLAIN_NPM = /^pkg:npm\/(?:%40([a-z0-9][a-z0-9.-]*)\/)?([a-z0-9][a-z0-9.-]*)@([A-Za-z0-9.-]+)$/;

/** Whether a text is a package URL, for those who do not need its parts: the plain case makes nothing. */
export function isPurl(purl: string): boolean {
  return (purl.length <= MAX_IDENTIFIER && PLAIN_NPM.test(purl)) || parsePurl(purl) !== undefined;
}

function isPurlOfOneVersion(purl: string): boolean {
  return (purl.length <= MAX_IDENTIFIER && PLAIN_NPM.test(purl)) || parsePurl(purl)?.version !== undefined;
}

/** A package URL taken apart; undefined when it is not one. */
export function parsePurl(purl: string): Purl | undefined {
  if (purl.length > MAX_IDENTIFIER) return undefined;
  const [, scope, plainName, plainVersion] = PLAIN_NPM.exec(purl) ?? [];
  if (plainName !== undefined) {
    const namespace = scope === undefined ? '' : `@${scope}`;
    return { type: 'npm', namespace, name: plainName, version: plainVersion, qualifiers: {} };
  }
  try {
    const { type, namespace, name, version, qualifiers } = PackageURL.fromString(purl);
    // `pkg:npm/@1.0.0`: a version without a name, which the library takes for a name.
    if (name.startsWith('@')) return undefined;
    return { type, namespace: namespace ?? '', name, version: version ?? undefined, qualifiers: { ...qualifiers } };
  } catch {
    return undefined;
  }
}

/** CPE 2.3 formatted string or 2.2 URI (NISTIR 7695), by form; whether the dictionary lists it is not checked here. */
export function isCpe(cpe: string): boolean {
  if (cpe.length > MAX_IDENTIFIER) return false;
  if (cpe.startsWith('cpe:2.3:')) return /^[aho*-]$/.test(cpe.charAt(8)) && cpeFields(cpe) === 13;
  return /^cpe:\/[aho](?::[^:]*){1,6}$/i.test(cpe);
}

/** Fields between colons that are not escaped. */
function cpeFields(cpe: string): number {
  return cpe.replaceAll(/\\./g, '').split(':').length;
}

/** True for an identifier that names one version anywhere in the world, not only inside this document. */
export function isGloballyIdentified(component: Component): boolean {
  if (component.otherIds.length > 0 || component.cpes.some(isCpe)) return true;
  return component.purls.some(isPurlOfOneVersion);
}

/** Name, version and at least one identifier that parses (purl, CPE, SWID and the like). */
export function isIdentified(component: Component): boolean {
  if (!isGiven(component.name) || !isGiven(component.version)) return false;
  return hasParsedIdentifier(component);
}

export function hasParsedIdentifier(component: Component): boolean {
  return component.otherIds.length > 0 || component.cpes.some(isCpe) || component.purls.some(isPurl);
}

/** Hexadecimal digits of the digests whose length is fixed. */
const DIGITS: Readonly<Record<string, number>> = {
  MD5: 32,
  SHA1: 40,
  SHA224: 56,
  SHA256: 64,
  SHA384: 96,
  SHA512: 128,
  SHA3256: 64,
  SHA3384: 96,
  SHA3512: 128,
  BLAKE2B256: 64,
  BLAKE2B384: 96,
  BLAKE2B512: 128,
};

/** As CycloneDX spells the common ones; making the name anew for every digest of a document would cost. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ['MD5', 'MD5'],
  ['SHA-1', 'SHA1'],
  ['SHA-256', 'SHA256'],
  ['SHA-384', 'SHA384'],
  ['SHA-512', 'SHA512'],
]);

/** `SHA-256`, `sha256` and `SHA_256` are one algorithm. */
export function algorithmName(algorithm: string): string {
  const known = SPELLED.get(algorithm);
  if (known !== undefined) return known;
  return algorithm.toUpperCase().replaceAll(/[-_]/g, '');
}

/** Hexadecimal, and as long as its algorithm makes it; what it is the digest of is not checked here. */
export function isPlausibleHash({ algorithm, value }: Hash): boolean {
  const digits = DIGITS[algorithmName(algorithm)];
  if (digits !== undefined && value.length !== digits) return false;
  return value.length <= 1024 && /^[0-9a-fA-F]+$/.test(value);
}

/** The SHA-2 family from 256 bits (deck, SBOM baseline table); SHA-3 and BLAKE of that size count as equal (own). */
export function isStrongHash(hash: Hash): boolean {
  const strong = /^(?:SHA(?:256|384|512)|SHA3(?:256|384|512)|BLAKE2B(?:256|384|512)|BLAKE3)$/;
  return strong.test(algorithmName(hash.algorithm)) && isPlausibleHash(hash);
}
