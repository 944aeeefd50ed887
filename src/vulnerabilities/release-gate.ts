import type { Text } from '../model/text.ts';
import type { Sbom } from '../sbom/sbom.ts';
import type { Matching } from './osv/match-all.ts';
import { isSamePackage } from './vex/names.ts';
import type { VexStatement } from './vex/statement.ts';

/** Whether a release that fixes vulnerabilities tells so (SP 800-218 RV.2.2): with an SBOM of its own and a VEX. */
export interface ReleaseGate {
  /** Vulnerabilities that the SBOM before had and this one has not. */
  readonly fixes: readonly string[];
  readonly newSbom: boolean;
  /** Fixed ones of which no VEX statement says so. */
  readonly withoutVex: readonly string[];
  readonly holds: boolean;
  readonly because: Text;
}

export interface Compared {
  readonly sbom: Sbom;
  readonly matching: Matching;
}

/** A vulnerability that can no longer be looked up is not fixed: only what both SBOMs answer counts. */
export function releaseGate(before: Compared, now: Compared, statements: readonly VexStatement[]): ReleaseGate {
  const still = new Set(now.matching.findings.flatMap(({ ids }) => ids));
  const gone = before.matching.findings.filter(
    ({ state, ids, component }) =>
      state === 'affected' && !ids.some((id) => still.has(id)) && !isUnmatched(component.purls, now.matching),
  );
  const fixes = [...new Set(gone.map(({ id }) => id))].sort();
  const told = (ids: readonly string[]) =>
    statements.some(
      ({ status, vulnerabilities }) => status === 'fixed' && vulnerabilities.some((id) => ids.includes(id)),
    );
  const withoutVex = [...new Set(gone.filter(({ ids }) => !told(ids)).map(({ id }) => id))].sort();
  const newSbom = isNew(before.sbom, now.sbom);
  const holds = fixes.length === 0 || (newSbom && withoutVex.length === 0);
  return { fixes, newSbom, withoutVex, holds, because: words({ fixes, newSbom, withoutVex }) };
}

function isUnmatched(purls: readonly string[], { unmatched }: Matching): boolean {
  return unmatched.some(({ component }) => purls.some((purl) => isSamePackage(purl, component.purls)));
}

/** Another serial number, or another time or version of what it describes; the same document twice is no new SBOM. */
function isNew(before: Sbom, now: Sbom): boolean {
  if (before.serial !== null && now.serial !== null && before.serial !== now.serial) return true;
  const [old, current] = [before, now].map(({ primary, metadata }) =>
    JSON.stringify([primary?.version, metadata.createdAt]),
  );
  return old !== current;
}

function words({ fixes, newSbom, withoutVex }: Pick<ReleaseGate, 'fixes' | 'newSbom' | 'withoutVex'>): Text {
  if (fixes.length === 0)
    return { en: 'no vulnerability of the SBOM before is gone', ja: '前回の SBOM から解消した脆弱性はない' };
  const sbom = newSbom
    ? { en: 'with an SBOM of its own', ja: '新しい SBOM あり' }
    : { en: 'the SBOM is not a new one', ja: '新しい SBOM なし' };
  const vex =
    withoutVex.length === 0
      ? { en: 'VEX says so for each', ja: 'すべて VEX に記載あり' }
      : { en: `no VEX says so for ${withoutVex.join(', ')}`, ja: `VEX に記載がないもの：${withoutVex.join('、')}` };
  return {
    en: `${fixes.length} fixed (${fixes.join(', ')}); ${sbom.en}; ${vex.en}`,
    ja: `解消 ${fixes.length} 件（${fixes.join('、')}）。${sbom.ja}。${vex.ja}`,
  };
}
