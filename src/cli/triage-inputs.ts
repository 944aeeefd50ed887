import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cveRecordIn } from '../adapters/vulnerability-data/cve-records.ts';
import type { Answer } from '../model/handling.ts';
import type { TriageSource } from '../reports/triage/document.ts';
import { readCpeBridge } from '../vulnerabilities/cpe-bridge.ts';
import type { Finding } from '../vulnerabilities/finding.ts';
import type { CpeBridge } from '../vulnerabilities/identify.ts';
import { type Alert, readAlerts } from '../vulnerabilities/sources/alerts.ts';
import { type EpssScores, readEpss } from '../vulnerabilities/sources/epss.ts';
import { type ExploitList, readExploitList } from '../vulnerabilities/sources/exploits.ts';
import { type KevCatalog, readKev } from '../vulnerabilities/sources/kev.ts';
import { readProperties } from '../vulnerabilities/sources/properties.ts';
import { readVulnrichment, type Vulnrichment } from '../vulnerabilities/sources/vulnrichment.ts';
import { readVex } from '../vulnerabilities/vex/read.ts';
import type { VexReading } from '../vulnerabilities/vex/statement.ts';
import type { Points } from '../vulnerabilities/choose-table.ts';
import { type Io, UsageError } from './io.ts';
import { readBytes } from './options.ts';
import type { TriageValues } from './run-triage.ts';

/** Largest file of each kind, in bytes; also what a packed one may unpack to. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface TriageInputs {
  readonly knowledge: {
    readonly kev: KevCatalog | undefined;
    readonly epss: EpssScores | undefined;
    readonly exploits: ExploitList | undefined;
  };
  readonly vex: readonly { readonly source: string; readonly reading: VexReading }[];
  readonly alerts: readonly Alert[];
  readonly answers: readonly Answer[];
  readonly bridge: CpeBridge | undefined;
  readonly sources: readonly TriageSource[];
}

/** Every outside input that was named. One that is not what it should be ends the command: a missing input must not look like an empty one. */
export function readInputs(values: TriageValues, io: Io, points: Points): TriageInputs {
  const json = (path: string) => parsed(path, textOf(path, io));
  const kev = taken(values.kev, (path) => readKev(json(path)), 'a KEV catalogue (JSON)');
  const epss = taken(values.epss, (path) => readEpss(textOf(path, io)), 'EPSS scores (CSV, may be gzipped)');
  const exploits = taken(values.exploits, (path) => readExploitList(textOf(path, io)), 'a text that names CVE ids');
  const alerts = taken(
    values.alerts,
    (path) => readAlerts(json(path)),
    'the list of Dependabot alerts as the REST API answers it',
  );
  const properties = taken(
    values.properties,
    (path) => readProperties(json(path), points),
    'the custom properties as the REST API answers them',
  );
  const bridge = taken(
    values['cpe-bridge'],
    (path) => readCpeBridge(json(path)),
    '{"entries": [{"cpe": …, "purl": …}]}',
  );
  const vex = (values.vex ?? []).map((path) => {
    const reading = taken(
      path,
      () => readVex(json(path), path),
      'VEX (OpenVEX, CycloneDX with vulnerabilities, CSAF of the profile csaf_vex)',
    );
    return { source: path, reading: reading ?? { statements: [], refused: [] } };
  });
  return {
    knowledge: { kev, epss, exploits },
    vex,
    alerts: alerts?.alerts ?? [],
    answers: properties?.answers ?? [],
    bridge,
    sources: [
      ...told(values.kev, kev, (one) => ({
        kind: 'kev',
        asOf: one.released,
        entries: one.byCve.size,
        unread: one.unread,
      })),
      ...told(values.epss, epss, (one) => ({
        kind: 'epss',
        asOf: one.date,
        entries: one.byCve.size,
        unread: one.unread,
      })),
      ...told(values.exploits, exploits, (one) => ({
        kind: 'exploits',
        asOf: null,
        entries: one.cves.size,
        unread: 0,
      })),
      ...told(values.alerts, alerts, (one) => ({
        kind: 'alerts',
        asOf: null,
        entries: one.alerts.length,
        unread: one.unread,
      })),
      ...told(values.properties, properties, (one) => ({
        kind: 'properties',
        asOf: null,
        entries: one.answers.length,
        unread: one.unread,
      })),
      ...vex.flatMap(({ source, reading }) =>
        told(source, reading, (one) => ({
          kind: 'vex',
          asOf: newestOf(one),
          entries: one.statements.length,
          unread: one.refused.length,
        })),
      ),
    ],
  };
}

/** What CISA assessed of the vulnerabilities that were found: records of others are never opened. */
export function vulnrichmentOf(
  path: string | undefined,
  findings: readonly Pick<Finding, 'cves'>[],
  io: Io,
): { readonly read: Vulnrichment; readonly source: TriageSource } | undefined {
  if (path === undefined) return undefined;
  const folder = resolve(io.cwd, path);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`--vulnrichment ${path}: expected a folder of CVE records; check the path`);
  const cves = [...new Set(findings.flatMap((one) => one.cves))];
  const files = cves.flatMap((cve) => cveRecordIn(folder, cve) ?? []);
  const read = files.map((file) => ('text' in file ? readVulnrichment(jsonIn(file.text)) : undefined));
  const good = read.filter((one) => one !== undefined && one !== 'none');
  const unread = read.filter((one) => one === undefined).length;
  const asOf = latest(good.map(({ at }) => at));
  return {
    read: { byCve: new Map(good.map((one) => [one.cve, one])), unread },
    source: { kind: 'vulnrichment', name: path, asOf, entries: good.length, unread },
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function latest(times: readonly (string | null)[]): string | null {
  return (
    times
      .map((time) => time ?? '')
      .sort()
      .at(-1) || null
  );
}

function newestOf({ statements }: VexReading): string | null {
  return latest(statements.map(({ issuedAt }) => issuedAt));
}

function told<T>(
  path: string | undefined,
  read: T | undefined,
  tell: (read: T) => Omit<TriageSource, 'name'>,
): readonly TriageSource[] {
  return path === undefined || read === undefined ? [] : [{ ...tell(read), name: path }];
}

function taken<T>(path: string | undefined, read: (path: string) => T | undefined, expected: string): T | undefined {
  if (path === undefined) return undefined;
  const value = read(path);
  if (value !== undefined) return value;
  throw new UsageError(`${path}: expected ${expected}, came something else; check which file belongs to which option`);
}

function textOf(path: string, io: Io): string {
  const bytes = readBytes(io, path, MAX_BYTES);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return decoded(path, packed ? unpacked(path, bytes) : bytes);
}

function unpacked(path: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    throw new UsageError(
      `${path}: expected gzip of at most ${MAX_BYTES} bytes unpacked, came a damaged or larger one; download it again`,
      { cause: error },
    );
  }
}

function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(`${path}: expected text in UTF-8, came other bytes; convert it`, { cause: error });
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: expected JSON, came text that does not parse; is it whole?`, { cause: error });
  }
}
