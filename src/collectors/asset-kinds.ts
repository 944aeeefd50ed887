/** What the name of a release file promises. Only content keeps the promise; the name decides what is worth a download. */
export type AssetKind =
  | 'artifact'
  | 'checksum'
  | 'signature'
  | 'certificate'
  | 'provenance'
  | 'sbom'
  | 'vex'
  | 'scan'
  | 'test'
  | 'lockfile'
  | 'evidence-pack'
  | 'own-pack';

/**
 * The first that fits. A pack that this program put there is neither a shipped file nor evidence: its own run proves nothing. A signature of a checksum file or an SBOM is a signature, so those come first.
 */
const NAMES: readonly (readonly [AssetKind, RegExp])[] = [
  ['own-pack', /^ssdf-gate-evidence-[A-Za-z0-9._-]+\.zip$/],
  ['signature', /\.(?:sig|asc|sign|minisig|signature|p7s|gpg|sigstore|bundle)$|\.(?:sigstore|bundle|sig)\.jsonl?$/i],
  ['certificate', /\.(?:pem|crt|cert|cer|pub)$/i],
  ['provenance', /\.intoto\.jsonl?$|\.(?:att|attestation|provenance|slsa)(?:\.jsonl?)?$|^(?:provenance|attestations?)\.jsonl?$/i],
  ['checksum', /\.(?:sha(?:1|224|256|384|512)|md5)(?:sums?)?(?:\.txt)?$|(?:^|[._-])(?:sha(?:1|224|256|384|512)?sums?(?:256|512)?|checksums?|md5sums?)(?:\.txt|[._-][\w.-]*\.txt)?$/i],
  ['vex', /(?:^|[._-])(?:open)?vex(?:[._-][\w.-]*)?\.json$|(?:^|[._-])csaf[\w.-]*\.json$/i],
  ['sbom', /\.(?:cdx|spdx|cyclonedx)(?:\.\w+)?$|(?:^|[._-])s?bom(?:[._-][\w.-]*)?\.(?:json|xml|spdx)$|\.s?bom$/i],
  ['scan', /\.sarif(?:\.json)?$/i],
  ['test', /(?:^|[._-])(?:junit|test-?results?|test-?report)[\w.-]*\.xml$|^TEST-[\w.-]+\.xml$/i],
  ['lockfile', /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|packages\.lock\.json|gradle\.lockfile|mix\.lock|pubspec\.lock|Package\.resolved|flake\.lock|deno\.lock)$/],
  ['evidence-pack', /(?:^|[._-])evidence[._-]?pack(?:[._-]|$)/i],
]; // prettier-ignore

export function assetKind(name: string): AssetKind {
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'artifact';
}

/** A lockfile anywhere in a tree, by the name that its tool gives it. */
export function isLockfile(path: string): boolean {
  return assetKind(path.slice(path.lastIndexOf('/') + 1)) === 'lockfile';
}

/** The file that a signature's name says it signs: `x.tar.gz.sigstore.json` signs `x.tar.gz`. */
export function signedName(name: string): string {
  return name.replace(/\.(?:sigstore|bundle|sig)\.jsonl?$|(?:\.cosign)?\.(?:sig|asc|sign|minisig|signature|p7s|gpg|sigstore|bundle|att)$|\.(?:intoto|att|attestation|provenance|slsa)\.jsonl?$/i, ''); // prettier-ignore
}
