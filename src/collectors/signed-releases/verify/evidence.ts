import type { AssetEvidence, AssetSignature, ReleaseEvidence } from '../../../model/release-evidence.ts';
import { explainUnseen } from '../../../language/unseen.ts';
import { canonicalJson } from '../../../model/digest.ts';
import { distinctBy } from '../until-verified.ts';
import type { CheckedAsset, CheckedRelease, CheckedSignature } from './checked.ts';
import { resultOf } from './checked.ts';
import { resultText } from './words.ts';

/** Files of one release that are listed at most; the facts count all of them. */
const MAX_LISTED = 300;
/** Signatures of one file that are listed at most. */
const MAX_SIGNATURES = 20;

/** The release file by file, as the evidence keeps it. */
export function releaseEvidence({ release, shipped }: CheckedRelease): ReleaseEvidence {
  return { tag: release.tag, assets: shipped.slice(0, MAX_LISTED).map(assetEvidence) };
}

function assetEvidence(checked: CheckedAsset): AssetEvidence {
  const { asset, digest, signatures, hidden } = checked;
  const result = resultOf(checked);
  const speaking = signatures.find((one) => one.result === result);
  const because = result === 'unknown' ? explainUnseen(hidden.map(({ unseen }) => unseen)) : resultText(result);
  return {
    name: asset.name,
    size: asset.size,
    digest: digest ?? null,
    result,
    because: speaking?.because ?? because,
    signatures: distinctBy(signatures.map(shown), canonicalJson).slice(0, MAX_SIGNATURES),
  };
}

function shown({ where, kind, result, code, because, signer, predicateType }: CheckedSignature): AssetSignature {
  return { where, kind, result, code, because, signer, ...(predicateType === undefined ? {} : { predicateType }) };
}
