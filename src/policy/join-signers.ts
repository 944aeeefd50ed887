import { canonicalJson } from '../model/digest.ts';
import type { Signers } from '../model/signers.ts';

/** Signers that both trust. Where only one names any, the first's word holds: silence of it means its default. */
export function commonSigners(a: Signers | undefined, b: Signers | undefined): Signers | undefined {
  if (a === undefined || b === undefined) return a;
  return {
    sigstore: inBoth(a.sigstore, b.sigstore, canonicalJson),
    openpgp: inBoth(a.openpgp, b.openpgp, ({ fingerprint }) => fingerprint),
    ssh: inBoth(a.ssh, b.ssh, canonicalJson),
    minisign: inBoth(a.minisign, b.minisign, ({ key }) => key),
    ...(a.incomplete === true || b.incomplete === true ? { incomplete: true } : {}),
  };
}

/** Does the first trust anybody whom the second does not? */
export function addsSigners(own: Signers, held: Signers | undefined): boolean {
  const kept = new Set(namesOf(held));
  return namesOf(own).some((name) => !kept.has(name));
}

function namesOf(signers: Signers | undefined): readonly string[] {
  if (signers === undefined) return [];
  const { sigstore, openpgp, ssh, minisign } = signers;
  return [...[...sigstore, ...ssh, ...minisign].map(canonicalJson), ...openpgp.map(({ fingerprint }) => fingerprint)];
}

function inBoth<T>(a: readonly T[], b: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const other = new Set(b.map(keyOf));
  return a.filter((one) => other.has(keyOf(one)));
}
