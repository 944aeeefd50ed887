import type { Visibility } from '../../model/subject.ts';

/** A Sigstore instance to sign with; addresses without a slash at their end. */
export interface SigningService {
  /** Certificate authority (Fulcio). */
  readonly fulcio: string;
  /** Transparency log (Rekor, API 1). What is written there is public for ever. */
  readonly rekor?: string;
  /** Timestamp authority (RFC 3161). */
  readonly tsa?: string;
}

const PUBLIC_GOOD: SigningService = { fulcio: 'https://fulcio.sigstore.dev', rekor: 'https://rekor.sigstore.dev' };

/**
 * Where a workflow of GitHub signs: public repositories with Sigstore's public instance, all others with GitHub's own, which
 * keeps no log that everybody reads. A repository of which nobody knows is treated as private. A GHES has none.
 */
export function signingServiceFor(visibility: Visibility | undefined, host: string): SigningService | undefined {
  if (visibility === 'public' && host === 'github.com') return PUBLIC_GOOD;
  if (host === 'github.com') return ownOf('githubapp.com');
  return host.endsWith('.ghe.com') ? ownOf(host) : undefined;
}

function ownOf(domain: string): SigningService {
  return { fulcio: `https://fulcio.${domain}`, tsa: `https://timestamp.${domain}` };
}

/** Would signing there tell the world that this repository is there, and what its workflow is called? */
export function writesPublicLog({ fulcio, rekor }: SigningService): boolean {
  return [fulcio, rekor].some((address) => address !== undefined && /(?:^|\.)sigstore\.dev$/.test(hostOf(address)));
}

function hostOf(address: string): string {
  return URL.parse(address)?.hostname.toLowerCase() ?? '';
}
