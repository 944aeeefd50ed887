import type { Component } from '../sbom/sbom.ts';
import type { UntoldReason } from './osv/affectedness.ts';
import type { OsvRecord, OsvSeverity } from './osv/record.ts';

/** One vulnerability in one component, whatever number of records tell of it. */
export interface Finding {
  /** The name it is shown by: the malware id, else the CVE id, else the first of the others. */
  readonly id: string;
  /** All its names, sorted. */
  readonly ids: readonly string[];
  /** CVE ids by which KEV and EPSS know it, those that a distribution's advisory repeats included. */
  readonly cves: readonly string[];
  /** Ids of JVN and JVN iPedia, from names and references. */
  readonly jvn: readonly string[];
  readonly component: Component;
  /** Package and version that were looked up. */
  readonly lookedUp: { readonly ecosystem: string; readonly name: string; readonly version: string };
  /** A package that does harm by itself: nothing to prioritise, something to remove. */
  readonly malware: boolean;
  readonly state: 'affected' | { readonly untold: UntoldReason };
  readonly fixedIn: string | null;
  readonly summary: string;
  readonly severity: readonly OsvSeverity[];
  readonly references: OsvRecord['references'];
  readonly records: readonly { readonly id: string; readonly source: string; readonly modified: string | null }[];
  readonly alerts: readonly AlertRef[];
}

/** A Dependabot alert that tells of the same vulnerability in the same package. */
export interface AlertRef {
  readonly number: number;
  readonly state: string;
  readonly url: string;
}

/** CVE before GHSA before all else; malware ids before everything, because they change what is to be done. */
export function chosenId(ids: readonly string[]): string {
  const sorted = [...ids].sort();
  const first = ['MAL-', 'CVE-', 'GHSA-'].flatMap((prefix) => sorted.find((id) => id.startsWith(prefix)) ?? []);
  return first[0] ?? sorted[0] ?? '';
}

const JVN_URL = /\bjvn\.jp\/(?:en\/)?(?:jp|vu)\/(JVN(?:VU)?\d{8})\b|\b(JVNDB-\d{4}-\d{6})\b/g;

/** JVN numbers hide in addresses: `jvn.jp/jp/JVN12345678/`, `jvndb.jvn.jp/…/JVNDB-2021-005429.html`. */
export function jvnIds(ids: readonly string[], urls: readonly string[]): readonly string[] {
  const named = ids.filter((id) => /^JVN/i.test(id));
  const linked = urls.flatMap((url) => [...url.matchAll(JVN_URL)].flatMap((match) => match[1] ?? match[2] ?? []));
  return [...new Set([...named, ...linked.map((id) => id.replace(/^JVN(?:VU)?(?=\d)/, (head) => `${head}#`))])].sort();
}
