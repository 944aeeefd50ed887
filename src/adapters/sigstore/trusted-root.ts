import { TrustedRoot } from '@sigstore/protobuf-specs';
import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' };

/** A trusted root that cannot be used; the caller says which file. */
export class TrustedRootError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TrustedRootError';
  }
}

const PUBLIC_GOOD = 'https://tuf-repo-cdn.sigstore.dev';

/**
 * The root of Sigstore's public instance, as `@sigstore/tuf` ships it: nothing is fetched, so that keys which Sigstore adds
 * or revokes arrive with an update of that package, or by `--trusted-root`.
 */
export function publicGoodRoot(): TrustedRoot {
  const [root] = readTrustedRoots(Buffer.from(seeds[PUBLIC_GOOD].targets['trusted_root.json'], 'base64').toString());
  if (root === undefined) throw new TrustedRootError('the shipped root is empty');
  return root;
}

const MEDIA_TYPE = /^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=0\.[12]|\.v0\.[12]\+json)$/;

/** One document, or one a line as `gh attestation trusted-root` prints them. */
export function readTrustedRoots(text: string): readonly TrustedRoot[] {
  const documents = documentsIn(text.trim());
  if (documents.length === 0) throw new TrustedRootError('it is empty');
  return documents.map(rootFrom);
}

function documentsIn(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) throw new TrustedRootError('it is not JSON', { cause: error });
    return lines.map(parsedLine);
  }
}

function parsedLine(line: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new TrustedRootError(`line ${index + 1} is not JSON`, { cause: error });
  }
}

function rootFrom(document: unknown): TrustedRoot {
  const root = shaped(document);
  if (!MEDIA_TYPE.test(root.mediaType))
    throw new TrustedRootError(
      `its mediaType is "${root.mediaType.slice(0, 100)}", not that of a Sigstore trusted root`,
    );
  if (!periodsOf(root).every((period) => period?.start !== undefined))
    throw new TrustedRootError('a key or an authority in it does not say since when it is valid');
  return root;
}

/** Whoever gives no key needs an authority or a log to believe in; beside a key, a root may be empty. */
export function refuseEmptyRoots(roots: readonly TrustedRoot[]): void {
  if (roots.some(({ certificateAuthorities, tlogs }) => certificateAuthorities.length + tlogs.length === 0))
    throw new TrustedRootError('it trusts no certificate authority and no log; give --key, or a root that does');
}

/** A period without a beginning would trust a key for ever back. */
function periodsOf({ tlogs, ctlogs, certificateAuthorities, timestampAuthorities }: TrustedRoot) {
  return [
    ...[...tlogs, ...ctlogs].map(({ publicKey }) => publicKey?.validFor),
    ...[...certificateAuthorities, ...timestampAuthorities].map(({ validFor }) => validFor),
  ];
}

function shaped(document: unknown): TrustedRoot {
  try {
    return TrustedRoot.fromJSON(document);
  } catch (error) {
    throw new TrustedRootError('it is no Sigstore trusted root', { cause: error });
  }
}
