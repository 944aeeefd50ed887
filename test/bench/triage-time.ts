import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { dataFiles } from '../../src/adapters/vulnerability-data/data-files.ts';
import { vulnerabilityMirror } from '../../src/adapters/vulnerability-data/mirror.ts';
import { vulnerabilitySource } from '../../src/pipeline/vulnerability-source.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { NO_BRIDGE } from '../../src/vulnerabilities/cpe-bridge.ts';
import { matchAll } from '../../src/vulnerabilities/osv/match-all.ts';
import { packageKey } from '../../src/vulnerabilities/package-key.ts';

const RECORDS = 100_000;
const ARCHIVES = 2;
const COMPONENTS = 3000;

/**
 * Components of an SBOM against a whole ecosystem of records, read from archives and indexed once; the limit is 10 s. For one
 * question all at once, and for a server, which catalogues the collection once and asks again.
 */
export async function triageTime(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  try {
    mkdirSync(join(folder, 'osv'));
    for (let archive = 0; archive < ARCHIVES; archive += 1)
      writeFileSync(join(folder, 'osv', `${archive}.zip`), archiveOf(archive));
    return [atOnce(join(folder, 'osv')), await askedAgain(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function atOnce(folder: string): string {
  const read = readSbom(JSON.stringify(sbom()));
  if (read.state !== 'sbom') throw new Error('the SBOM of the bench is none');
  const before = performance.now();
  const cpu = process.cpuUsage();
  const [matching] = matchAll([read.sbom], dataFiles(folder), NO_BRIDGE);
  const seconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  if (matching?.index.records !== RECORDS || matching.findings.length === 0)
    throw new Error('the bench matched nothing');
  return `triage: ${COMPONENTS} components against ${RECORDS} OSV records in ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of them computing (limit 10 s), ${matching.findings.length} findings`;
}

async function askedAgain(folder: string): Promise<string> {
  const source = vulnerabilitySource(vulnerabilityMirror(folder));
  const keys = new Set(sbom().components.map(({ name }) => packageKey({ ecosystem: 'npm', name })));
  const asked = async () => {
    const cpu = process.cpuUsage();
    const { value } = await source.records(keys);
    const { user, system } = process.cpuUsage(cpu);
    if (value?.records !== RECORDS || value.byPackage.size === 0) throw new Error('the bench found nothing');
    return (user + system) / 1e6;
  };
  const [first, second] = [await asked(), await asked()];
  return `triage on a server: ${RECORDS} OSV records catalogued once in ${first.toFixed(1)} s, ${COMPONENTS} components asked again in ${second.toFixed(1)} s of computing (limit 10 s)`;
}

function archiveOf(archive: number): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (let at = archive; at < RECORDS; at += ARCHIVES)
    files[`GHSA-${at}.json`] = new TextEncoder().encode(JSON.stringify(record(at)));
  return zipSync(files, { level: 1, mem: 4 });
}

/** In the form and of the size (2 KB) of a GitHub advisory. */
function record(at: number) {
  const name = `package-${at % 40_000}`;
  return {
    schema_version: '1.7.3',
    id: `GHSA-${at}`,
    modified: '2026-05-01T00:00:00Z',
    published: '2026-04-01T00:00:00Z',
    aliases: [`CVE-2026-${at}`],
    summary: `A flaw of ${name}`,
    details: `The input of ${name} reaches an interpreter unescaped. `.repeat(20),
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    affected: [
      {
        package: { ecosystem: 'npm', name, purl: `pkg:npm/${name}` },
        ranges: [
          { type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.3' }] },
          { type: 'SEMVER', events: [{ introduced: '2.0.0' }, { fixed: `2.0.${at % 50}` }] },
        ],
        database_specific: { source: `https://example.org/${at}.json` },
      },
    ],
    references: Array.from({ length: 5 }, (_, index) => ({ type: 'WEB', url: `https://example.org/${at}/${index}` })),
    database_specific: { cwe_ids: ['CWE-79'], severity: 'HIGH', github_reviewed: true },
  };
}

function sbom() {
  const components = Array.from({ length: COMPONENTS }, (_, at) => {
    const [name, version] = [`package-${at * 11}`, `${1 + (at % 2)}.${at % 3}.${at % 30}`];
    return { type: 'library', name, version, 'bom-ref': name, purl: `pkg:npm/${name}@${version}` };
  });
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components };
}
