import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkoutOf, temporaryFolder } from '../support/checkout.ts';
import { installPackage } from '../support/package.ts';
import { signingWorld } from '../support/sigstore.ts';
import { BYTES } from '../support/verification.ts';

const node = resolve('node_modules/.bin/node');
let place = '';

/** The compiler and npm take their time on a busy machine. */
beforeAll(() => {
  place = installPackage();
}, 240_000);

function installed(cwd: string, ...args: readonly string[]) {
  const bin = join(place, 'node_modules/ssdf-gate/dist/cli/index.js');
  const options = { cwd, encoding: 'utf8', env: { PATH: process.env.PATH } } as const;
  const { status, stdout, stderr } = spawnSync(node, [bin, ...args], options);
  return { status, stdout, stderr };
}

describe('the installed package', () => {
  it('holds the build and the policies, and neither the local GitHub nor sources', () => {
    const files = readdirSync(join(place, 'node_modules/ssdf-gate'), { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(expect.arrayContaining(['dist/cli/index.js', 'policies/ssdf-1.1/PS.1.1.yml', 'LICENSE']));
    expect(files.filter((file) => /sandbox|^src|^test|(?<!\.d)\.ts$/.test(file))).toEqual([]);
    expect(existsSync(join(place, 'node_modules/@octokit/openapi'))).toBe(false);
  });

  it.each<{ args: readonly string[]; status: number; says: RegExp }>([
    { args: ['help'], status: 0, says: /assess {4}judge evidence/ },
    { args: ['schema'], status: 0, says: /^assessment\n/ },
    { args: ['schema', 'evidence'], status: 0, says: /urn:ssdf-gate:schema:evidence:1/ },
    { args: ['explain', 'PS.1.1', '--lang', 'ja'], status: 0, says: /^PS\.1\.1 {2}/ },
    { args: ['policy', 'check'], status: 0, says: /of 42 tasks have criteria/ },
    { args: ['assess', '--dir', '.'], status: 0, says: /^SSDF: / },
  ])('answers $args from anywhere', ({ args, status, says }) => {
    const done = installed(checkoutOf({ 'README.md': '# kettle\n' }), ...args);
    expect(done).toMatchObject({ status, stderr: '' });
    expect(done.stdout).toMatch(says);
  });

  it('reads and validates an SBOM that it is given', () => {
    const sbom = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      components: [{ type: 'library', name: 'b' }],
    });
    const done = installed(temporaryFolder({ 'a.cdx.json': sbom }), 'collect', '--dir', '.', '--sbom', 'a.cdx.json');
    expect(done.stdout).toMatch(/^sbom\.schema-valid\s+yes/m);
  });

  it('finds the trusted root that it ships, wherever it is installed', async () => {
    const world = await signingWorld();
    const files = { artifact: BYTES.toString(), 'bundle.json': JSON.stringify(await world.sign({ artifact: BYTES })) };
    const done = installed(temporaryFolder(files), 'verify', 'artifact', '--bundle', 'bundle.json');
    expect(done).toMatchObject({ status: 1, stderr: '' });
    expect(done.stdout).toMatch(/^Rejected \(certificate-untrusted\)/);
  });

  it('sends who wants the demo to a checkout', () => {
    expect(installed(temporaryFolder(), 'demo')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'ssdf-gate: demo: the local GitHub is not part of the installed package; run it from a checkout\n',
    });
  });
});
