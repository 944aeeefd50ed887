const threatModel = `# Threat model

## Assets
The heater behind the API, the accounts of its owners and the release archive on GitHub.

## Entry points
The HTTP port, the package registry and the workflows of this repository.

## Threats
Anybody on the network may ask for boiling without end; a changed package may reach an owner's kitchen.

| Threat                    | Issue | Owner | Status                 |
| ------------------------- | ----- | ----- | ---------------------- |
| Boiling without end       | #22   | bea   | mitigated              |
| Changed package at owners | #26   | aiko  | accepted until October |

## Mitigations
The server refuses more than five litres and more than one request a minute; releases are attested and verified.

## CI/CD
Workflows have read tokens only, and a tag can be pushed by maintainers alone.
`;

const securityRequirements = `# Security requirements

## Scope
Everything in src/ and the workflows that build it.

| ID  | Requirement                             | Verification               |
| --- | --------------------------------------- | -------------------------- |
| R-1 | Litres outside the limits are refused   | test/kettle.test.js        |
| R-2 | No request is answered without a token  | review of every change     |
| R-3 | Releases can be verified by their users | the release workflow       |
`;

const toolchain = `# Toolchain

## Development tools
Node.js by actions/setup-node, code by actions/checkout, packages by npm.

## External services
GitHub: issues, reviews, releases, softprops/action-gh-release.

## Security base
CodeQL (github/codeql-action), actions/dependency-review-action, anchore/sbom-action, actions/attest-build-provenance, Dependabot.

## Forbidden
Actions that are not on this list; installers piped into a shell.
`;

const secureDefaults = `# Secure defaults

| Setting   | Default   | Effect                               | Rationale                    |
| --------- | --------- | ------------------------------------ | ---------------------------- |
| max_litre | 5         | More is refused                      | The kettle holds five litres |
| listen    | 127.0.0.1 | Only this machine can ask            | Nobody else needs to         |
| log_level | info      | Every boil is written with its asker | Misuse can be seen           |
`;

const adminGuide = `# Administrator's guide

## Settings
Set \`max_litre\` to what your kettle holds. Change \`listen\` only behind a proxy that asks for a token.
With \`log_level\` you choose what is written; leave it at info so that misuse can be seen later.

## Updates
Stop the service, install the newest release after verifying it, start the service again.
`;

/** Documents and settings of a careful team, beside its handbook. */
export const documentFiles: Readonly<Record<string, string>> = {
  '.github/pull_request_template.md':
    '## What changes\n\n## Security\nSay which threat of docs/threat-model.md it touches, if any.\n',
  '.npmrc': 'registry=https://registry.example.org/\nignore-scripts=true\n',
  'eslint.config.js': 'export default [{ rules: { "no-eval": "error" } }];\n',
  'config/default.json': '{ "max_litre": 5, "listen": "127.0.0.1", "log_level": "info" }\n',
  'docs/admin-guide.md': adminGuide,
  'docs/secure-defaults.md': secureDefaults,
  'docs/security-requirements.md': securityRequirements,
  'docs/threat-model.md': threatModel,
  'docs/toolchain.md': toolchain,
};
