import type { Fact } from '../../model/fact.ts';
import { notSeen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { readSbom } from '../../sbom/read.ts';
import { make } from './make.ts';
import { predicateKind } from './statement.ts';
import { sourcesOf, unknownOf } from './verified-facts.ts';
import { type CheckedAsset, type CheckedRelease, type CheckedSignature, mayVerify } from './verify/checked.ts';
import { filesText, namesText } from './words.ts';

/**
 * Does an expected signer's attestation tie an SBOM to a shipped file (SP 800-218 PS.3.2)? One is enough: a release often has
 * one product and helpers beside it. That the attested document is the attached one is not proved by it.
 */
export function attestedSbomFact({ shipped }: CheckedRelease, sources: readonly Source[]): Fact {
  const id = 'sbom.attested';
  const ofSbom = shipped.map(withSbomsOnly);
  const tied = ofSbom.filter(({ signatures }) => signatures.some(isTied));
  const names = tied.map(({ asset }) => asset.name);
  if (tied.length > 0)
    return make.observed(id, true, { because: namesText(names), sources: [...sources, ...sourcesOf(tied)] });
  const open = ofSbom.filter(mayVerify);
  const none = filesText(0, shipped.length, []);
  if (open.length > 0) return unknownOf(id, { open, of: shipped.length }, none);
  const because = whyNot(ofSbom) ?? none;
  return make.observed(id, false, { because, sources: [...sources, ...sourcesOf(shipped)] });
}

function withSbomsOnly(checked: CheckedAsset): CheckedAsset {
  const signatures = checked.signatures.filter(saysSbom);
  const unread = signatures.filter((one) => one.result === 'verified' && contentOf(one) === 'open');
  const hidden = unread.map(({ where }) => notSeen({ reason: 'undecidable', what: where }));
  return { ...checked, signatures, hidden: [...checked.hidden, ...hidden] };
}

/** By its own words; what it says is fixed by the signature, whether or not that could be checked. */
function saysSbom({ types = [] }: CheckedSignature): boolean {
  return types.some((predicateType) => ['cyclonedx', 'spdx'].includes(predicateKind({ predicateType }) ?? ''));
}

function isTied(one: CheckedSignature): boolean {
  return one.result === 'verified' && contentOf(one) === 'listed';
}

/** An SBOM that lists nothing ties nothing; one in a form that we do not read may list something. */
function contentOf({ statement }: CheckedSignature): 'listed' | 'empty' | 'open' {
  const predicate = statement?.predicate;
  const read = readSbom(typeof predicate === 'string' ? predicate : JSON.stringify(predicate ?? null));
  switch (read.state) {
    case 'sbom':
      return read.sbom.primary !== null || read.sbom.components.length > 0 ? 'listed' : 'empty';
    case 'unread':
      return 'open';
    case 'broken':
    case 'not-an-sbom':
      return 'empty';
  }
}

/** A wrong attestation is named with what is wrong; without any there is nothing to name. */
function whyNot(all: readonly CheckedAsset[]) {
  const found = all.flatMap(({ asset, signatures }) => signatures.map((one) => ({ name: asset.name, one })));
  if (found.length === 0) return undefined;
  const reasons = found.map(({ name, one }) => ({ name, why: one.result === 'verified' ? EMPTY : one.because }));
  const { en } = namesText(reasons.map(({ name, why }) => `${name} (${why.en})`));
  const { ja } = namesText(reasons.map(({ name, why }) => `${name}（${why.ja}）`));
  return { en, ja };
}

const EMPTY = { en: 'the attested SBOM lists nothing', ja: 'アテステーションの SBOM に構成要素の記載がありません' };
