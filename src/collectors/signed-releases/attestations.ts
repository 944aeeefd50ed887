import type { Digest } from '../../model/digest.ts';
import { seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { Releases, StoredAttestation } from '../../ports/releases.ts';
import { ATTESTATIONS, digestOf, signableAssets, type Material, type StoredStatement } from './material.ts';
import { signatureIn } from './signature.ts';

/** Files of one release whose attestations are asked for at most; each costs a request. */
const MAX_ASKED = 30;
const AT_ONCE = 6;

type Attestations = Material['attestations'];

export interface AskingLimits {
  readonly most: number;
  /** One statement often speaks of every file: whom it names need not be asked for again. Other statements are then missed. */
  readonly sparing: boolean;
}

export const EVERY_FILE: AskingLimits = { most: MAX_ASKED, sparing: false };

/** Attestations of the shipped files and of the checksum files that list them. */
export async function gatherAttestations(
  source: Pick<Releases, 'attestations'>,
  material: Pick<Material, 'release' | 'checksums' | 'documents'>,
  limits: AskingLimits,
): Promise<Attestations> {
  const assets = [...material.checksums.map(({ asset }) => asset), ...signableAssets(material)];
  const digests = [...new Set(assets.flatMap((asset) => digestOf(asset, material.checksums) ?? []))];
  return ask(source, digests, limits);
}

/** The first goes alone: what refuses one refuses all, and need not be asked again. */
async function ask(
  source: Pick<Releases, 'attestations'>,
  digests: readonly Digest[],
  { most, sparing }: AskingLimits,
): Promise<Attestations> {
  const [first, ...others] = digests.slice(0, most);
  if (first === undefined) return new Map();
  const answer = await storedStatements(source, first);
  if (answer.state === 'unseen' && REFUSALS.includes(answer.unseen.reason))
    return new Map(digests.map((digest) => [digest, answer]));
  const answers = new Map([[first, answer]]);
  const rest = sparing ? others.filter((digest) => !isNamedIn(answer, digest)) : others;
  if (sparing) for (const digest of digests) if (isNamedIn(answer, digest)) answers.set(digest, answer);
  for (let start = 0; start < rest.length; start += AT_ONCE) {
    const batch = rest.slice(start, start + AT_ONCE);
    const read = await Promise.all(batch.map((digest) => storedStatements(source, digest)));
    for (const [index, digest] of batch.entries()) answers.set(digest, read[index] ?? answer);
  }
  return settled(answers);
}

function isNamedIn(answer: Observation<readonly StoredStatement[]>, digest: Digest): boolean {
  if (answer.state === 'unseen') return false;
  return answer.value.some(({ subjects }) => subjects.some((subject) => subject.digest === digest));
}

/** Who got one answer may read them all: "not found" then means that nothing is stored for that digest. */
function settled(answers: Attestations): Attestations {
  if (![...answers.values()].some(({ state }) => state === 'seen')) return answers;
  const none = (answer: Observation<readonly StoredStatement[]>) =>
    answer.state === 'unseen' && answer.unseen.status === 404 ? seen([], answer.sources) : answer;
  return new Map([...answers].map(([digest, answer]) => [digest, none(answer)]));
}

const REFUSALS: readonly string[] = ['forbidden', 'plan', 'not-offered', 'offline', 'rate-limited'];

/** An attestation whose bundle cannot be read is there all the same: the rest is then only a part. */
export async function storedStatements(
  source: Pick<Releases, 'attestations'>,
  digest: Digest,
): Promise<Observation<readonly StoredStatement[]>> {
  const answer = await source.attestations(digest);
  if (answer.state === 'unseen') return answer;
  const read = answer.value.map(statementsIn);
  const statements = read.flatMap((all) => all);
  if (answer.missing !== undefined) return seenPartly(statements, answer.missing, answer.sources);
  if (read.every((all) => all.length > 0)) return seen(statements, answer.sources);
  return seenPartly(statements, { reason: 'malformed', what: `${ATTESTATIONS} (bundle)` }, answer.sources);
}

function statementsIn({ bundle }: StoredAttestation): readonly StoredStatement[] {
  return signatureIn(bundle).statements.map((statement) => ({ ...statement, bundle }));
}
