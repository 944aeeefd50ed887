import { ciWorkflow, codeqlWorkflow, neglectedWorkflow, nightlyWorkflow, releaseWorkflow } from './files-workflows.ts';

export const packageJson = `{
  "name": "kettle",
  "version": "1.4.0",
  "description": "Boils water over HTTP.",
  "license": "Apache-2.0",
  "type": "module",
  "files": ["src"],
  "scripts": { "test": "node --test" },
  "dependencies": { "picocolors": "1.1.1", "semver": "7.6.3" }
}
`;

export const packageLock = `{
  "name": "kettle",
  "version": "1.4.0",
  "lockfileVersion": 3,
  "requires": true,
  "packages": {
    "": { "name": "kettle", "version": "1.4.0", "license": "Apache-2.0", "dependencies": { "picocolors": "1.1.1", "semver": "7.6.3" } },
    "node_modules/picocolors": {
      "version": "1.1.1",
      "resolved": "https://registry.example.org/picocolors/-/picocolors-1.1.1.tgz",
      "integrity": "sha512-xceH2snhtb5M9liqDsmEw56le376mTZkEX/jEb/RxNFyegNul7eNslCXP9FDj/Lcu0X8KEyMceP2ntpaHrDEVA==",
      "license": "ISC"
    },
    "node_modules/semver": {
      "version": "7.6.3",
      "resolved": "https://registry.example.org/semver/-/semver-7.6.3.tgz",
      "integrity": "sha512-oVekP1cKtI+CTDvHWYFUcMtsK/00wmAEfyqKfNdARm8u1wNVhSgaX7A8d4UuIlUI5e84iEwOhs7ZPYRmzU9U6A==",
      "license": "ISC",
      "bin": { "semver": "bin/semver.js" },
      "engines": { "node": ">=10" }
    }
  }
}
`;

const readme = `# kettle

Boils water over HTTP.

## Verify a release

    gh attestation verify kettle-1.4.0.tgz --repo tea-works/kettle
    sha256sum --check SHA256SUMS
`;

const securityPolicy = `# Security policy

## Supported versions

The newest minor release gets fixes; the one before it for six months.

## Reporting a vulnerability

Report privately through the Security tab ("Report a vulnerability"). We answer within three working days
and publish an advisory together with the fix, at the latest after ninety days.
`;

const codeowners = `* @tea-works/maintainers
/.github/ @tea-works/security
/.ssdf/ @tea-works/security
package-lock.json @tea-works/security
`;

const dependabot = `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule:
      interval: weekly
  - package-ecosystem: github-actions
    directory: /
    schedule:
      interval: weekly
`;

const source = `export function boil(litres) {
  if (!Number.isFinite(litres) || litres <= 0) throw new RangeError('litres must be above zero');
  return { litres, celsius: 100 };
}
`;

/** A tree that a careful team would have. */
export const wellKeptFiles: Readonly<Record<string, string>> = {
  '.github/CODEOWNERS': codeowners,
  '.github/dependabot.yml': dependabot,
  '.github/workflows/ci.yml': ciWorkflow,
  '.github/workflows/codeql.yml': codeqlWorkflow,
  '.github/workflows/nightly.yml': nightlyWorkflow,
  '.github/workflows/release.yml': releaseWorkflow,
  'README.md': readme,
  'SECURITY.md': securityPolicy,
  LICENSE: 'Apache License 2.0; the text stands at https://www.apache.org/licenses/LICENSE-2.0\n',
  'package.json': packageJson,
  'package-lock.json': packageLock,
  'src/kettle.js': source,
  'test/kettle.test.js': `import test from 'node:test';\nimport { boil } from '../src/kettle.js';\n\ntest('boils', () => boil(1));\n`,
};

/** A tree nobody looks after. */
export const neglectedFiles: Readonly<Record<string, string>> = {
  '.github/workflows/build.yml': neglectedWorkflow,
  'README.md': '# samovar\n\nWork in progress.\n',
  'package.json': '{ "name": "samovar", "version": "0.3.0", "dependencies": { "semver": "^7.0.0" } }\n',
  'index.js': "module.exports = (input) => eval('(' + input + ')');\n",
};
