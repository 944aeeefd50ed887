import { z } from 'zod';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { Release, Releases, StoredAttestation } from '../../ports/releases.ts';

/** Assets whose attestations are asked for at most; each costs a request. */
const MAX_ASKED = 5;

/** Is an SBOM attested for one of the shipped files? Presence only: nothing is verified here. */
export async function attestedSbom(
  source: Pick<Releases, 'attestations'>,
  release: Release,
): Promise<Observation<boolean>> {
  const digests = release.assets.flatMap(({ digest }) => digest ?? []);
  if (digests.length === 0) return notSeen({ reason: 'undecidable', what: 'attestations of assets without a digest' });
  const sources: Source[] = [];
  let hidden: Observation<boolean> | undefined;
  for (const digest of digests.slice(0, MAX_ASKED)) {
    const answer = await source.attestations(digest);
    sources.push(...answer.sources);
    if (answer.state === 'seen' && answer.value.some(isSbomAttestation)) return seen(true, answer.sources);
    if (answer.state === 'unseen') hidden ??= answer;
    else if (answer.missing !== undefined) hidden ??= notSeen(answer.missing, answer.sources);
    else if (answer.value.some((one) => predicateTypeOf(one) === null))
      hidden ??= notSeen({ reason: 'malformed', what: 'an attestation without a predicate type' }, answer.sources);
  }
  if (hidden !== undefined) return hidden;
  if (digests.length > MAX_ASKED || digests.length < release.assets.length)
    return notSeen({ reason: 'truncated', what: 'attestations of the assets' }, sources);
  return seen(false, sources);
}

function isSbomAttestation(attestation: StoredAttestation): boolean {
  return isSbomPredicate(predicateTypeOf(attestation));
}

function isSbomPredicate(predicateType: string | null): boolean {
  return /^https:\/\/(?:cyclonedx\.org\/bom|spdx\.dev\/Document)/.test(predicateType ?? '');
}

function predicateTypeOf({ predicateType, bundle }: StoredAttestation): string | null {
  return predicateType ?? predicateTypeIn(bundle);
}

const envelope = z.object({ dsseEnvelope: z.object({ payload: z.string() }) });
const statement = z.object({ predicateType: z.string() });

/** The in-toto statement inside a bundle names its predicate type; unsigned words until someone verifies them. */
function predicateTypeIn(bundle: unknown): string | null {
  const read = envelope.safeParse(bundle);
  if (!read.success) return null;
  try {
    const payload: unknown = JSON.parse(Buffer.from(read.data.dsseEnvelope.payload, 'base64').toString('utf8'));
    const inside = statement.safeParse(payload);
    return inside.success ? inside.data.predicateType : null;
  } catch {
    return null;
  }
}

/** A bundle handed over as a file; anything else says nothing. */
export function isSbomBundle(bytes: Uint8Array): boolean {
  try {
    return isSbomPredicate(predicateTypeIn(JSON.parse(new TextDecoder().decode(bytes))));
  } catch {
    return false;
  }
}
