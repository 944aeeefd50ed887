import { z } from 'zod';
import type { Digest } from '../../../model/digest.ts';
import { notSeen, type NotSeen } from '../../../model/observation.ts';
import type { Source } from '../../../model/source.ts';
import type { Release, Releases } from '../../../ports/releases.ts';
import { bundlesIn, decoded } from '../../../provenance/read-bundle.ts';
import { signerRules } from '../../../provenance/signer-rules.ts';
import { verifyByRules } from '../../../provenance/verify-by-rules.ts';
import { readVex } from '../../../vulnerabilities/vex/read.ts';
import { assetKind } from '../../asset-kinds.ts';
import type { CollectContext } from '../../types.ts';
import { joinVex, NO_VEX, type SeenVex } from './seen-vex.ts';

/** Files whose attestations are asked for at most: the same as for their signatures, so that each is asked once. */
const MAX_ASKED = 30;
/** Signature files that are read at most, and the size of one, in bytes: as for their verification. */
const MAX_FILES = 20;
const MAX_BYTES = 1024 * 1024;

/** VEX that an expected signer attests to a file of the release: stored at GitHub, attached, or handed over. Others count as none. */
export async function attestedVex(release: Release, context: CollectContext): Promise<SeenVex> {
  const [stored, attached] = await Promise.all([
    storedBundles(release, context.repository),
    attachedBundles(release, context.repository),
  ]);
  const handed = context.supplied
    .filter(({ kind }) => kind === 'bundle')
    .flatMap(({ path, bytes }) => bundlesOf(path, bytes, [{ path }]));
  const digests = new Set(release.assets.flatMap(({ digest }) => digest ?? []));
  const bundles = [...stored.bundles, ...attached.bundles, ...handed];
  const told = bundles.map((one) => vexOf(one, digests, context));
  return joinVex([...told, { found: [], hidden: [...stored.hidden, ...attached.hidden] }]);
}

interface Bundle {
  readonly where: string;
  readonly text: string;
  readonly sources: readonly Source[];
}

interface Gathered {
  readonly bundles: readonly Bundle[];
  readonly hidden: readonly NotSeen[];
}

/** The first goes alone: what refuses one refuses all. "Not found" says nothing by itself, and everything once one was answered. */
async function storedBundles(release: Release, source: Pick<Releases, 'attestations'>): Promise<Gathered> {
  const shipped = release.assets.filter(({ name }) => assetKind(name) === 'artifact');
  const digests = [...new Set(shipped.flatMap(({ digest }) => digest ?? []))];
  const [first, ...others] = digests.slice(0, MAX_ASKED);
  if (first === undefined) {
    const hidden = shipped.length === 0 ? [] : [notSeen({ reason: 'undecidable', what: `${STORE} (digest: null)` })];
    return { bundles: [], hidden };
  }
  const answer = await source.attestations(first);
  const refused = answer.state === 'unseen' && answer.unseen.status !== 404;
  const rest = refused ? [] : await Promise.all(others.map((digest) => source.attestations(digest)));
  const answers = [answer, ...rest];
  const mayRead = answers.some(({ state }) => state === 'seen');
  const bundles = answers.flatMap((one) => {
    if (one.state === 'unseen') return [];
    return one.value.map(({ bundle }) => ({ where: STORE, text: JSON.stringify(bundle), sources: one.sources }));
  });
  const hidden = answers.flatMap((one) => {
    if (one.state === 'unseen') return mayRead && one.unseen.status === 404 ? [] : [one];
    return one.missing === undefined ? [] : [notSeen(one.missing, one.sources)];
  });
  const cut = digests.length > MAX_ASKED ? [notSeen({ reason: 'truncated', what: STORE })] : [];
  return { bundles, hidden: [...hidden.slice(0, 1), ...cut] };
}

const STORE = 'GET /repos/{owner}/{repo}/attestations/{subject_digest}';

async function attachedBundles(release: Release, source: Pick<Releases, 'assetBytes'>): Promise<Gathered> {
  const files = release.assets.filter(({ name, size }) => BUNDLES.test(name) && size <= MAX_BYTES).slice(0, MAX_FILES);
  const read = await Promise.all(
    files.map(async (asset) => ({ asset, bytes: await source.assetBytes(asset, MAX_BYTES) })),
  );
  return {
    bundles: read.flatMap(({ asset, bytes }) =>
      bytes.state === 'seen' ? bundlesOf(asset.name, bytes.value, bytes.sources) : [],
    ),
    hidden: read.flatMap(({ bytes }) => (bytes.state === 'unseen' ? [bytes] : [])),
  };
}

const BUNDLES = /\.(?:sigstore|bundle|intoto|att|attestation)(?:\.jsonl?)?$|^attestations?\.jsonl?$/i;

function bundlesOf(where: string, bytes: Uint8Array, sources: readonly Source[]): readonly Bundle[] {
  const text = bytes.byteLength > MAX_BYTES ? undefined : decoded(bytes)?.trim();
  return text?.startsWith('{') === true ? bundlesIn(text).map((one) => ({ where, text: one, sources })) : [];
}

/** Only what the signature covers is read as VEX, and only where it speaks of a file of this release. */
function vexOf({ where, text, sources }: Bundle, digests: ReadonlySet<Digest>, context: CollectContext): SeenVex {
  const claimed = claimedIn(text);
  if (claimed === undefined || readVex(claimed.predicate, where) === undefined) return NO_VEX;
  const about = claimed.subjects.find((one) => digests.has(one));
  if (about === undefined) return NO_VEX;
  const unverified: SeenVex = { found: [], hidden: [notSeen({ reason: 'unverified', what: where }, sources)] };
  const { verifiers } = context;
  if (verifiers === undefined) return unverified;
  const artifact = { hash: (name: string) => (name === 'sha256' ? about.slice('sha256:'.length) : undefined) };
  const { verdict, statement } = verifyByRules({ bundle: text, artifact, ...rulesOf(context) }, verifiers.sigstore);
  switch (verdict.result) {
    case 'rejected':
      return NO_VEX;
    case 'unverifiable':
      return unverified;
    case 'verified': {
      const reading = readVex(statement?.predicate, where);
      return reading === undefined ? NO_VEX : { found: [{ where, reading, sources }], hidden: [] };
    }
  }
}

/** Whom to expect; where nobody could read that, a stranger is not known to be one. */
function rulesOf({ trust, subject }: CollectContext) {
  if (trust?.state !== 'known') return { rules: [], incomplete: true };
  const { host, owner, name } = subject;
  return { rules: signerRules(trust.signers, { host, owner, name }), incomplete: trust.signers?.incomplete === true };
}

const envelope = z.object({ dsseEnvelope: z.object({ payload: z.string() }) });
const statementShape = z.object({
  subject: z.array(z.object({ digest: z.object({ sha256: z.string().optional() }) })).max(10_000),
  predicate: z.unknown(),
});

interface Claimed {
  readonly subjects: readonly Digest[];
  readonly predicate: unknown;
}

/** By its own words, to tell what is worth a check; nothing of it counts before the signature held. */
function claimedIn(text: string): Claimed | undefined {
  try {
    const { payload } = envelope.parse(JSON.parse(text)).dsseEnvelope;
    const read = statementShape.parse(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
    const subjects = read.subject.flatMap(({ digest: { sha256 } }): readonly Digest[] =>
      sha256 === undefined ? [] : [`sha256:${sha256}`],
    );
    return { subjects, predicate: read.predicate };
  } catch {
    return undefined;
  }
}
