import type { Handling } from '../model/handling.ts';
import type { Text } from '../model/text.ts';
import type { Finding } from './finding.ts';
import { isSamePackage } from './vex/names.ts';
import type { VexVerdict } from './vex/verdict.ts';

/** Why a finding needs no decision here (phase 2, step 1 of the SBOM process in the deck). */
export interface Filter {
  readonly by: 'scope' | 'not-shipped' | 'vex';
  readonly because: Text;
  readonly source: string;
  readonly asOf: string | null;
}

/** Malware is never filtered: it does its harm where it is installed, shipped or not. */
export function filtersOf(
  finding: Finding,
  { vex, handling }: { readonly vex: VexVerdict | null; readonly handling: Handling },
): readonly Filter[] {
  if (finding.malware) return [];
  return [...byScope(finding), ...byDeclaration(finding, handling), ...byVex(vex)];
}

function byScope({ component }: Finding): readonly Filter[] {
  if (component.scope !== 'excluded') return [];
  return [{ by: 'scope', because: EXCLUDED, source: `SBOM ${component.pointer}`, asOf: null }];
}

const EXCLUDED: Text = {
  en: 'the SBOM says that the component is not part of what runs',
  ja: 'SBOM に、実行時には含まれない部品と記載がある',
};

function byDeclaration({ component }: Finding, { notShipped }: Handling): readonly Filter[] {
  return notShipped
    .filter((one) => isSamePackage(one.package, component.purls))
    .map(({ because, decidedBy, source, date }) => ({
      by: 'not-shipped',
      because: {
        en: `${decidedBy} stated that it is not shipped: ${because}`,
        ja: `${decidedBy} による「出荷物に含まない」との申告：${because}`,
      },
      source,
      asOf: date,
    }));
}

function byVex(vex: VexVerdict | null): readonly Filter[] {
  if (vex === null || (vex.status !== 'not_affected' && vex.status !== 'fixed')) return [];
  const { author, source, issuedAt, justification, note } = vex.by;
  const reason = justification ?? note ?? '';
  const because =
    vex.status === 'fixed'
      ? { en: `${author} states that it is fixed`, ja: `${author} が修正済みと表明` }
      : { en: `${author} states that it is not affected: ${reason}`, ja: `${author} が影響なしと表明：${reason}` };
  return [{ by: 'vex', because, source, asOf: issuedAt }];
}
