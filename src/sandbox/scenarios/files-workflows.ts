const CHECKOUT = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';
const SETUP_NODE = 'actions/setup-node@39370e3970a6d050c480ffad4ff0ed4d3fdee5af # v4.1.0';
const CODEQL = 'df409f7d9260372bd5f19e5b04e83cb3c43714ae # v3.27.9';
const DEPENDENCY_REVIEW = 'actions/dependency-review-action@3b139cfc5fae8b618d3eae3675e383bb1769c019 # v4.5.0';
const ATTEST = 'actions/attest-build-provenance@7668571508540a607bdfd90a87a560489fe372eb # v2.1.0';
const SBOM = 'anchore/sbom-action@df80a981bc6edbc4e220a492d3cbe9f5547a6e75 # v0.17.9';
const RELEASE = 'softprops/action-gh-release@7b4da11513bf3f43f9999e90eabced41ab8bb048 # v2.2.0';

export const ciWorkflow = `name: CI
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
      - uses: ${SETUP_NODE}
        with:
          node-version: 22.12.0
          cache: npm
      - run: npm ci --ignore-scripts
      - run: npm test
      - run: npm audit --audit-level=high
  dependencies:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    steps:
      - uses: ${CHECKOUT}
      - uses: ${DEPENDENCY_REVIEW}
        with:
          fail-on-severity: high
          allow-licenses: MIT, ISC, Apache-2.0
`;

export const codeqlWorkflow = `name: CodeQL
on:
  push:
    branches: [main]
  pull_request:
    branches: [main]
  schedule:
    - cron: '17 3 * * 1'
permissions:
  contents: read
jobs:
  analyze:
    name: CodeQL
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: ${CHECKOUT}
      - uses: github/codeql-action/init@${CODEQL}
        with:
          languages: javascript-typescript
      - uses: github/codeql-action/analyze@${CODEQL}
`;

export const nightlyWorkflow = `name: Nightly
on:
  schedule:
    - cron: '41 2 * * *'
permissions:
  contents: read
jobs:
  nightly:
    runs-on: ubuntu-24.04
    steps:
      - uses: ${CHECKOUT}
      - name: Workflows
        run: zizmor .github/workflows
      - name: Fuzz
        run: npx jazzer fuzz/temperature --sync
`;

export const releaseWorkflow = `name: Release
on:
  push:
    tags: ['v*']
permissions:
  contents: read
jobs:
  release:
    runs-on: ubuntu-24.04
    environment: release
    permissions:
      contents: write
      id-token: write
      attestations: write
    steps:
      - uses: ${CHECKOUT}
      - uses: ${SETUP_NODE}
        with:
          node-version: 22.12.0
      - run: npm ci --ignore-scripts
      - run: npm pack
      - uses: ${SBOM}
        with:
          format: cyclonedx-json
          output-file: kettle.cdx.json
      - run: sha256sum kettle-*.tgz kettle.cdx.json > SHA256SUMS
      - uses: ${ATTEST}
        with:
          subject-path: |
            kettle-*.tgz
            kettle.cdx.json
      - uses: ${RELEASE}
        with:
          files: |
            kettle-*.tgz
            kettle.cdx.json
            SHA256SUMS
`;

/** What the demo's pull request does: two actions by tag in place of a commit. */
export const looseReleaseWorkflow = releaseWorkflow
  .replace(`uses: ${SBOM}`, 'uses: anchore/sbom-action@v0')
  .replace(`uses: ${RELEASE}`, 'uses: softprops/action-gh-release@v2');

/** And CodeQL no longer before the merge. */
export const lateCodeqlWorkflow = codeqlWorkflow.replace('  pull_request:\n    branches: [main]\n', '');

/** What a neglected repository has: everything by moving tag, a token that may write, a failure swallowed. */
export const neglectedWorkflow = `name: build
on: [push, pull_request_target]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v3
        with:
          ref: \${{ github.event.pull_request.head.sha }}
      - uses: actions/setup-node@main
        with:
          node-version: 16
      - run: npm install
      - run: npm test || true
      - run: echo "\${{ github.event.pull_request.title }}"
  upload:
    runs-on: [self-hosted, linux]
    steps:
      - run: aws s3 sync . s3://samovar
        env:
          AWS_SECRET_ACCESS_KEY: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
`;
