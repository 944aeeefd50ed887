import { explainUnseen } from '../../language/unseen.ts';
import type { Release, Releases } from '../../ports/releases.ts';
import type { Text } from '../../model/text.ts';
import type { Looked } from '../../vulnerabilities/fixing-release.ts';
import { readVex } from '../../vulnerabilities/vex/read.ts';
import type { VexStatement } from '../../vulnerabilities/vex/statement.ts';
import { MAX_ASSET_BYTES, MAX_DOWNLOADS } from './release-documents.ts';

/** VEX documents and SBOMs with statements in them that a release carries: JSON files, told by their content. */
export async function readReleaseVex(
  source: Pick<Releases, 'assetBytes'>,
  { assets }: Release,
): Promise<Looked<VexStatement>> {
  const promising = assets.filter(({ name }) => /\.(?:json|vex|cdx|openvex|csaf)$/i.test(name));
  const found: VexStatement[] = [];
  const hidden: Text[] = promising.slice(MAX_DOWNLOADS).map(({ name }) => notRead(name));
  for (const asset of promising.slice(0, MAX_DOWNLOADS)) {
    if (asset.size > MAX_ASSET_BYTES) {
      hidden.push(explainUnseen([{ reason: 'too-large', what: asset.name }]));
      continue;
    }
    const bytes = await source.assetBytes(asset, MAX_ASSET_BYTES);
    if (bytes.state === 'unseen') hidden.push(explainUnseen([bytes.unseen]));
    else found.push(...statementsIn(bytes.value, asset.name));
  }
  return { found, hidden };
}

/** A file that is no JSON is no VEX: all three formats are. */
function statementsIn(bytes: Uint8Array, name: string): readonly VexStatement[] {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return readVex(json, name)?.statements ?? [];
  } catch {
    return [];
  }
}

function notRead(name: string): Text {
  return { en: `${name} was not read`, ja: `${name} は読んでいない` };
}
