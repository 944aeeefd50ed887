import { z } from 'zod';
import { osvEcosystem } from '../ecosystems-of-github.ts';
import { chosenId, type Finding } from '../finding.ts';
import { packageKey } from '../package-key.ts';
import { isInRange } from '../versions/range-of-github.ts';

/** A Dependabot alert (REST, "list Dependabot alerts for a repository"). */
export interface Alert {
  readonly number: number;
  readonly state: string;
  readonly url: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly ids: readonly string[];
  readonly summary: string;
  /** `>= 1.0.0, < 1.0.5`. */
  readonly range: string;
  readonly fixedIn: string | null;
}

const alert = z.object({
  number: z.int(),
  state: z.string(),
  html_url: z.string(),
  security_advisory: z.object({ ghsa_id: z.string(), cve_id: z.string().nullish(), summary: z.string() }),
  security_vulnerability: z.object({
    package: z.object({ ecosystem: z.string(), name: z.string() }),
    vulnerable_version_range: z.string(),
    first_patched_version: z.object({ identifier: z.string() }).nullish(),
  }),
});

/** The REST answer; undefined when it is no list. `unread` counts entries that are no alert. */
export function readAlerts(json: unknown): { readonly alerts: readonly Alert[]; readonly unread: number } | undefined {
  const read = z.array(z.unknown()).max(100_000).safeParse(json);
  if (!read.success) return undefined;
  const alerts = read.data.flatMap((one) => alert.safeParse(one).data ?? []).map(alertOf);
  return { alerts, unread: read.data.length - alerts.length };
}

function alertOf({ number, state, html_url: url, ...one }: z.infer<typeof alert>): Alert {
  const { package: named, vulnerable_version_range: range, first_patched_version: fix } = one.security_vulnerability;
  const { ghsa_id: ghsa, cve_id: cve, summary } = one.security_advisory;
  return {
    number,
    state,
    url,
    ecosystem: osvEcosystem(named.ecosystem),
    name: named.name,
    ids: [ghsa, ...(cve === null || cve === undefined ? [] : [cve])],
    summary: summary.slice(0, 500),
    range,
    fixedIn: fix?.identifier ?? null,
  };
}

export interface MergedAlerts {
  readonly findings: readonly Finding[];
  /** Open alerts for packages that no component of the SBOM is, or for a version that none of them has. */
  readonly elsewhere: readonly Alert[];
}

/** What was looked up for a component, with or without a finding. */
export type Looked = Pick<Finding, 'component' | 'lookedUp'>;

/** Puts alerts beside the findings they tell of; an open one that no record told of becomes a finding of its own. */
export function mergeAlerts(
  findings: readonly Finding[],
  alerts: readonly Alert[],
  looked: readonly Looked[],
): MergedAlerts {
  const known = (one: Alert) => findings.filter((finding) => isSame(one, finding));
  const added = alerts
    .filter((one) => one.state === 'open' && known(one).length === 0)
    .map((one) => ({ one, found: looked.flatMap((each) => findingOf(one, each)) }));
  return {
    findings: [
      ...findings.map((finding) => ({
        ...finding,
        alerts: alerts.filter((one) => isSame(one, finding)).map(referenceTo),
      })),
      ...added.flatMap(({ found }) => found),
    ],
    elsewhere: added.filter(({ found }) => found.length === 0).map(({ one }) => one),
  };
}

function referenceTo({ number, state, url }: Alert) {
  return { number, state, url };
}

function isSame(one: Alert, { ids, lookedUp }: Finding): boolean {
  return packageKey(one) === packageKey(lookedUp) && one.ids.some((id) => ids.includes(id));
}

function findingOf(one: Alert, { component, lookedUp }: Looked): readonly Finding[] {
  if (packageKey(one) !== packageKey(lookedUp)) return [];
  const inside = isInRange(lookedUp.version, one);
  if (inside === false) return [];
  return [
    {
      id: chosenId(one.ids),
      ids: [...one.ids].sort(),
      cves: one.ids.filter((id) => id.startsWith('CVE-')),
      jvn: [],
      component,
      lookedUp,
      malware: false,
      state: inside === undefined ? { untold: 'version-not-ordered' } : 'affected',
      fixedIn: one.fixedIn,
      summary: one.summary,
      severity: [],
      references: [],
      records: [],
      alerts: [referenceTo(one)],
    },
  ];
}
