import type { Basis } from '../../model/stated-decision.ts';
import type { Text } from '../../model/text.ts';
import type { Cvss, WholeCvss } from './cvss.ts';

interface Derived {
  readonly candidates?: readonly string[];
  readonly basis: readonly Basis[];
}

/**
 * Whether attacks can be automated. CVSS 4.0 may say so (`AU`); else a vector that needs closeness, rights or a person's help
 * says no (our own reading), and one that needs none of them leaves it open.
 */
export function automatableByCvss(cvss: readonly Cvss[]): Derived {
  const found = newestWhole(cvss);
  if (found === undefined) return { basis: [] };
  const { metrics } = found;
  const said = metrics.get('AU');
  if (said === 'Y' || said === 'N') return { candidates: [said], basis: [basis(found, SAID)] };
  const needs =
    metrics.get('AV') !== 'N' || (metrics.get('PR') ?? metrics.get('Au')) !== 'N' || (metrics.get('UI') ?? 'N') !== 'N';
  return needs ? { candidates: ['N'], basis: [basis(found, NEEDS_MORE)] } : { basis: [basis(found, OPEN)] };
}

/**
 * Technical impact. For CVSS 4.0 by CERT/CC's table "CVSSv4 to Technical Impact" 1.0.0. For 3.x our own reading: nothing lost of
 * confidentiality and integrity is partial, both lost whole is total, everything between stays open. CVSS 2 says too little.
 */
export function impactByCvss(cvss: readonly Cvss[]): Derived {
  const found = newestWhole(cvss);
  if (found === undefined || found.version === '2.0') return { basis: [] };
  if (found.version === '4.0')
    return { candidates: [isTotal(found.metrics) ? 'T' : 'P'], basis: [basis(found, BY_TABLE)] };
  const losses = `${found.metrics.get('C') ?? ''}${found.metrics.get('I') ?? ''}`;
  if (losses === 'HH') return { candidates: ['T'], basis: [basis(found, ALL_LOST)] };
  if (losses === 'NN') return { candidates: ['P'], basis: [basis(found, NONE_LOST)] };
  return { basis: [basis(found, SOME_LOST)] };
}

function isTotal(metrics: ReadonlyMap<string, string>): boolean {
  const losses = `${metrics.get('VC') ?? ''}${metrics.get('VI') ?? ''}`;
  return losses === 'HH' || (metrics.get('PR') === 'N' && (losses === 'HL' || losses === 'LH'));
}

function newestWhole(cvss: readonly Cvss[]): WholeCvss | undefined {
  return cvss.find((one) => one.state === 'whole');
}

function basis({ vector }: WholeCvss, what: Text): Basis {
  return { what, source: vector, asOf: null };
}

const SAID: Text = { en: 'the CVSS vector says it (AU)', ja: 'CVSS ベクトルに記載あり（AU）' };
const NEEDS_MORE: Text = {
  en: 'the CVSS vector needs closeness, rights or a person’s help (own reading)',
  ja: 'CVSS ベクトルによれば近接、権限又は利用者の関与が必要（独自の読み方）',
};
const OPEN: Text = {
  en: 'the CVSS vector leaves it open',
  ja: 'CVSS ベクトルからは決まらない',
};
const BY_TABLE: Text = {
  en: 'from the CVSS 4.0 vector by CERT/CC’s table',
  ja: 'CVSS 4.0 のベクトルから CERT/CC の対応表により判断',
};
const ALL_LOST: Text = {
  en: 'the CVSS vector loses confidentiality and integrity whole (own reading)',
  ja: 'CVSS ベクトルで機密性と完全性が全面的に損なわれる（独自の読み方）',
};
const NONE_LOST: Text = {
  en: 'the CVSS vector loses neither confidentiality nor integrity (own reading)',
  ja: 'CVSS ベクトルで機密性も完全性も損なわれない（独自の読み方）',
};
const SOME_LOST: Text = {
  en: 'the CVSS vector does not settle how far control goes',
  ja: 'CVSS ベクトルからは影響の範囲が決まらない',
};
