import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { times } from './median.ts';

const COMPONENTS = 100_000;
const LIMIT = { ratio: 8, megabytes: 600 };

interface Measured {
  readonly parse: number;
  readonly check: number;
  readonly megabytes: number;
}

/** The check of a large SBOM in a process of its own, computing time beside that of `JSON.parse` on the same text. */
export function sbomTime(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
  try {
    const file = join(folder, 'bom.json');
    const text = JSON.stringify(sbom());
    writeFileSync(file, text);
    const child = join(import.meta.dirname, 'sbom-check-once.ts');
    const output = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', child, file], {
      encoding: 'utf8',
    });
    const { parse, check, megabytes } = JSON.parse(output) as Measured;
    return Promise.resolve([
      `sbom check: ${COMPONENTS} components, ${Math.round(text.length / 1e6)} MB, ${times(check / parse)} of JSON.parse (limit ${LIMIT.ratio}x), ${Math.round(megabytes)} MB at most (limit ${LIMIT.megabytes} MB)`,
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What an SBOM tool writes of each package: identifiers, hash, license, supplier and a property. */
function sbom() {
  const refs = Array.from({ length: COMPONENTS }, (_, at) => `pkg:npm/%40scope/package-${at}@1.${at % 40}.${at % 7}`);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: { timestamp: '2026-01-02T03:04:05Z', component: { type: 'application', name: 'widget', version: '1.0.0', 'bom-ref': 'widget' } }, // prettier-ignore
    components: refs.map(component),
    dependencies: [
      { ref: 'widget', dependsOn: refs.slice(0, 50) },
      ...refs.map((ref, at) => ({ ref, dependsOn: refs.slice(at + 1, at + 1 + (at % 4)) })),
    ],
  };
}

function component(purl: string, at: number) {
  return {
    type: 'library',
    'bom-ref': purl,
    group: '@scope',
    name: `package-${at}`,
    version: `1.${at % 40}.${at % 7}`,
    purl,
    supplier: { name: `Maker ${at % 900}` },
    hashes: [{ alg: 'SHA-512', content: at.toString(16).padStart(128, '0') }],
    licenses: [{ license: { id: 'MIT' } }],
    properties: [{ name: 'cdx:npm:package:path', value: `node_modules/@scope/package-${at}` }],
  };
}
