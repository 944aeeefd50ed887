import calculator from 'ae-cvss-calculator';
import type { OsvSeverity } from '../osv/record.ts';

/** A vector that is whole: its score and its metrics. */
export interface WholeCvss {
  readonly state: 'whole';
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  readonly vector: string;
  readonly score: number;
  readonly metrics: ReadonlyMap<string, string>;
}

/** `incomplete`: a mandatory metric is missing, so that there is no score, least of all one of 0. */
export type Cvss = WholeCvss | { readonly state: 'incomplete' | 'malformed'; readonly vector: string };

const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = calculator;

const VERSIONS = {
  '4.0': { prefix: 'CVSS:4.0/', make: (vector: string) => new Cvss4P0(vector) },
  '3.1': { prefix: 'CVSS:3.1/', make: (vector: string) => new Cvss3P1(vector) },
  '3.0': { prefix: 'CVSS:3.0/', make: (vector: string) => new Cvss3P0(vector) },
  '2.0': { prefix: '', make: (vector: string) => new Cvss2(vector) },
} as const;

const MANDATORY: Readonly<Record<WholeCvss['version'], readonly string[]>> = {
  '4.0': ['AV', 'AC', 'AT', 'PR', 'UI', 'VC', 'VI', 'VA', 'SC', 'SI', 'SA'],
  '3.1': ['AV', 'AC', 'PR', 'UI', 'S', 'C', 'I', 'A'],
  '3.0': ['AV', 'AC', 'PR', 'UI', 'S', 'C', 'I', 'A'],
  '2.0': ['AV', 'AC', 'Au', 'C', 'I', 'A'],
};

/** A CVSS vector of version 2.0 to 4.0 (FIRST). The calculator scores an incomplete one 0, so completeness is checked before. */
export function readCvss(text: string): Cvss {
  const vector = text.trim().replace(/^\((.*)\)$/, '$1');
  const version = versionOf(vector);
  const metrics = version === undefined ? undefined : metricsOf(vector.slice(VERSIONS[version].prefix.length));
  if (version === undefined || metrics === undefined) return { state: 'malformed', vector: text };
  if (MANDATORY[version].some((metric) => !metrics.has(metric))) return { state: 'incomplete', vector: text };
  const score = scoreOf(version, vector);
  return score === undefined
    ? { state: 'malformed', vector: text }
    : { state: 'whole', version, vector, score, metrics };
}

function versionOf(vector: string): WholeCvss['version'] | undefined {
  if (vector.startsWith('CVSS:4.0/')) return '4.0';
  if (vector.startsWith('CVSS:3.1/')) return '3.1';
  if (vector.startsWith('CVSS:3.0/')) return '3.0';
  return /^AV:[LAN]\//.test(vector) ? '2.0' : undefined;
}

/** undefined when a part is no metric with a value, or one stands twice. */
function metricsOf(text: string): ReadonlyMap<string, string> | undefined {
  const parts = text.replace(/\/$/, '').split('/');
  const pairs = parts.map((part) => /^([A-Za-z]{1,3}):([A-Za-z]{1,7})$/.exec(part));
  const metrics = new Map(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1] ?? '', pair[2] ?? ''] as const])));
  return metrics.size === parts.length ? metrics : undefined;
}

/** undefined when the calculator does not know every value, whatever it would make of the rest. */
function scoreOf(version: WholeCvss['version'], vector: string): number | undefined {
  try {
    const made = VERSIONS[version].make(vector);
    if (!made.isBaseFullyDefined()) return undefined;
    const { overall } = made.calculateScores();
    return Number.isFinite(overall) && overall >= 0 && overall <= 10 ? overall : undefined;
  } catch {
    return undefined;
  }
}

/** Every CVSS vector of a vulnerability, the newest version first; scores of other kinds are left aside. */
export function cvssOf(severity: readonly OsvSeverity[]): readonly Cvss[] {
  const vectors = [...new Set(severity.filter(({ type }) => type.startsWith('CVSS')).map(({ score }) => score))];
  return vectors.map(readCvss).sort((a, b) => (versionText(a) < versionText(b) ? 1 : -1));
}

function versionText(cvss: Cvss): string {
  return cvss.state === 'whole' ? cvss.version : '';
}
